/** Roles: what they are called, who must carry a second factor, who may give which to whom. */
import { ADMIN_ROLES, type AdminRole, OFFICERS, type Role, type StaffRole } from '#kernel/endpoint.ts'

export const ROLE_NAMES: Record<Role, string> = {
  worker: '零工',
  employer: '用工主体',
  clerk: '窗口人员',
  volunteer: '志愿者',
  mediator: '调解员',
  'market-manager': '市场负责人',
  'county-officer': '县区主管',
  'city-officer': '市主管',
  'province-officer': '省主管',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
  kiosk: '自助机',
  partner: '合作方',
}

export type GrantedRole = StaffRole | AdminRole | 'kiosk'
/** Roles that stand at a market and nowhere else. */
const AT_MARKET: readonly string[] = ['clerk', 'volunteer', 'market-manager', 'kiosk']
const OFFICER_LEVEL: Partial<Record<GrantedRole, string>> = {
  'county-officer': 'county',
  'city-officer': 'city',
  'province-officer': 'province',
}
const RANK: Partial<Record<Role, number>> = {
  'market-manager': 1,
  'county-officer': 2,
  'city-officer': 3,
  'province-officer': 4,
}

export function isAdmin(role: Role): role is AdminRole {
  return (ADMIN_ROLES as readonly string[]).includes(role)
}
/** Administrators and whoever leads others: password and authenticator (等保三级, ASVS 6.3.3). */
export function needsSecondFactor(role: Role): boolean {
  return isAdmin(role) || (OFFICERS as readonly string[]).includes(role)
}

export interface Place {
  marketId: string | null
  divisionCode: string | null
  /** Level of the division; null at a market. */
  level: string | null
  /** Codes from the province down to the place. */
  area: readonly string[]
}
export interface Granter {
  as: Role
  marketId: string | null
  divisionCode: string | null
}

/**
 * Whether `granter` may give or take `role` at `place`: only below one's own rank and inside one's own part of the tree.
 * 三权分立: rights are the security administrator's. A system administrator appoints the two other administrators of the
 * same division and nobody else; a security administrator never appoints another of the same division.
 */
export function whyNotGrant(
  granter: Granter,
  role: GrantedRole,
  place: Place,
): 'grant-place' | 'grant-outside' | 'grant-above' | null {
  if (!fits(role, place)) return 'grant-place'
  const inside = granter.marketId
    ? place.marketId === granter.marketId
    : granter.divisionCode !== null && place.area.includes(granter.divisionCode)
  if (!inside) return 'grant-outside'
  const own = place.divisionCode !== null && place.divisionCode === granter.divisionCode
  if (granter.as === 'system-admin')
    return own && (role === 'security-admin' || role === 'audit-admin') ? null : 'grant-above'
  if (granter.as === 'security-admin') return own && role === 'security-admin' ? 'grant-above' : null
  if (isAdmin(role)) return 'grant-above'
  return (RANK[granter.as] ?? 0) > (RANK[role] ?? 0) ? null : 'grant-above'
}

/** A role somebody holds, at its place. */
export interface Held {
  role: GrantedRole
  place: Place
}
/**
 * Whether `approver` may be the second person when somebody's password is set anew. `askedAs`: what the first person is.
 * For staff: anybody else who stands above every role held. 三权分立: for an administrator's account another kind of
 * administrator than the one who asks, over the same place; so no kind alone makes itself the other, and the audit
 * administrator, who gives no roles, is the second for the two others.
 */
export function whyNotApproveReset(
  approver: Granter,
  askedAs: readonly Role[],
  held: readonly Held[],
): 'grant-place' | 'grant-outside' | 'grant-above' | 'reset-other-kind' | null {
  for (const { role, place } of held) {
    if (!isAdmin(role)) {
      const no = whyNotGrant(approver, role, place)
      if (no) return no
    } else if (!isAdmin(approver.as) || askedAs.includes(approver.as)) return 'reset-other-kind'
    else if (approver.divisionCode === null || !place.area.includes(approver.divisionCode)) return 'grant-outside'
  }
  return null
}

function fits(role: GrantedRole, place: Place): boolean {
  if (AT_MARKET.includes(role)) return place.marketId !== null
  if (role === 'mediator') return place.marketId !== null || place.divisionCode !== null
  if (place.divisionCode === null || place.marketId !== null) return false
  return isAdmin(role) ? place.level !== 'town' : place.level === OFFICER_LEVEL[role]
}
