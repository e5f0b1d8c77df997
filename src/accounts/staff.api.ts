/** Staff: invitations, passwords, second factors, grants. */
import { z } from 'zod'
import { ADMIN_ROLES, endpoint, OFFICERS, type Role, STAFF_ROLES } from '#kernel/endpoint.ts'
import { DivisionCode, Id, Moment, NoContent, PagingById, paged, Text } from '#kernel/schemas.ts'
import { NAME_FAILS, SignedIn } from './sign-in.api.ts'

const STAFF_DOOR = [...STAFF_ROLES, ...ADMIN_ROLES] as const satisfies Role[]
/** Who may give roles; to whom and where is `whyNotGrant`. */
const GRANTERS = [...OFFICERS, 'security-admin', 'system-admin'] as const satisfies Role[]
const GrantableRole = z.enum([...STAFF_ROLES, ...ADMIN_ROLES, 'kiosk'])
/** A kiosk is paired by its code (devices.api.ts), not invited: it has no password. */
const InvitableRole = z.enum([...STAFF_ROLES, ...ADMIN_ROLES])

const Token = z.string().max(100)

export type Grant = z.infer<typeof Grant>
export const Grant = z
  .object({
    grantId: Id,
    personId: Id,
    name: z.string(),
    role: z.enum([...STAFF_ROLES, ...ADMIN_ROLES, 'kiosk', 'partner']),
    marketId: Id.nullable(),
    divisionCode: z.string().nullable(),
    place: z.string().describe('市场或行政区划名称'),
    fromAt: Moment,
    untilAt: Moment.nullable(),
    lastSeenAt: Moment.nullable(),
    secondFactor: z.boolean(),
    mayEnd: z.boolean().describe('当前身份能否收回这个岗位'),
  })
  .meta({ id: 'Grant' })

export type Invitation = z.infer<typeof Invitation>
export const Invitation = z
  .object({
    invitationId: Id,
    kind: z.enum(['role', 'password']),
    role: GrantableRole.nullable(),
    name: z.string().nullable(),
    place: z.string(),
    madeAt: Moment,
    expiresAt: Moment,
    link: z.string().describe('一次有效的链接，只给本人'),
    approvedBy: z.string().nullable().describe('重设密码的审批人；审批码由审批人交给本人'),
  })
  .meta({ id: 'Invitation' })

const PASSWORD_FAILS = [
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-like-name',
  'password-too-plain',
  'password-same',
] as const
const INVITATION_FAILS = ['invitation-missing', 'invitation-over', 'invitation-used'] as const
const GRANT_FAILS = [
  'grant-above',
  'grant-outside',
  'grant-place',
  'grant-admin-two',
  'grant-admin-vacant',
  'forbidden',
] as const

export const getStaffInvitations = endpoint({
  method: 'GET',
  path: '/staff-invitations',
  summary: 'Open invitations I made, with their links',
  zh: '我发出的、尚未使用的邀请',
  callers: GRANTERS,
  reply: z.object({ items: z.array(Invitation) }),
})
export const createStaffInvitation = endpoint({
  method: 'POST',
  path: '/staff-invitations',
  summary: 'Invite somebody into a role below mine',
  zh: '邀请工作人员',
  callers: GRANTERS,
  body: z.object({
    role: InvitableRole,
    marketId: Id.optional(),
    divisionCode: DivisionCode.optional(),
    name: Text(50, 2).optional(),
  }),
  reply: z.object({ invitationId: Id, expiresAt: Moment }).describe('链接在邀请列表里'),
  fails: GRANT_FAILS,
})
export const endStaffInvitation = endpoint({
  method: 'DELETE',
  path: '/staff-invitations/{invitationId}',
  summary: 'Withdraw an invitation',
  zh: '收回邀请',
  callers: GRANTERS,
  params: z.object({ invitationId: Id }),
  reply: NoContent,
})
/** The token goes in the body: an address is written down by every proxy on its way. */
export const readInvitation = endpoint({
  method: 'POST',
  path: '/invitation-readings',
  summary: 'What a one-time link is for',
  zh: '查看邀请内容',
  callers: ['anyone'],
  body: z.object({ token: Token }),
  reply: z.object({
    kind: z.enum(['role', 'password']),
    role: GrantableRole.nullable(),
    name: z.string().nullable(),
    place: z.string(),
    expiresAt: Moment,
    mixedPassword: z.boolean(),
    approved: z.boolean().describe('重设密码须另一位有权限的人审批；邀请不用'),
  }),
  fails: INVITATION_FAILS,
})
export const createStaffRegistration = endpoint({
  method: 'POST',
  path: '/staff-registrations',
  summary: 'Take up an invitation: set name and password',
  zh: '接受邀请并设置登录名和密码',
  callers: ['anyone'],
  body: z.object({
    token: Token,
    name: z.string().max(80),
    loginName: z.string().trim().max(40),
    password: z.string().max(200),
  }),
  reply: SignedIn,
  fails: [
    ...INVITATION_FAILS,
    ...NAME_FAILS,
    ...PASSWORD_FAILS,
    'login-name-form',
    'login-name-taken',
    'grant-admin-vacant',
  ],
})
export const createPasswordRenewal = endpoint({
  method: 'POST',
  path: '/password-renewals',
  summary: 'Set a new password by a one-time link and the approver’s code',
  zh: '凭链接和审批码重设密码',
  callers: ['anyone'],
  body: z.object({
    token: Token,
    code: z.string().trim().max(20).describe('审批人交给本人的 8 位审批码'),
    password: z.string().max(200),
  }),
  reply: NoContent,
  fails: [...INVITATION_FAILS, ...PASSWORD_FAILS, 'reset-not-approved', 'reset-code-wrong', 'reset-code-spent'],
})
export const createMyGrant = endpoint({
  method: 'POST',
  path: '/me/role-grants',
  summary: 'Take up an invitation with the account I have',
  zh: '用现有账号接受邀请',
  callers: STAFF_DOOR,
  body: z.object({ token: Token }),
  reply: z.object({ grantId: Id }),
  fails: [...INVITATION_FAILS, 'grant-admin-two', 'grant-admin-vacant'],
})
export const putMyPassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Change my password',
  zh: '修改密码',
  callers: STAFF_DOOR,
  body: z.object({ old: z.string().max(200), password: z.string().max(200) }),
  reply: NoContent,
  fails: ['password-wrong', 'login-locked', ...PASSWORD_FAILS],
})
export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Begin to set up an authenticator app',
  zh: '开始绑定动态口令',
  callers: STAFF_DOOR,
  reply: NoContent,
  fails: ['second-factor-set'],
})
export const getSecondFactor = endpoint({
  method: 'GET',
  path: '/me/second-factor',
  summary: 'My second factor; its secret only until it is confirmed',
  zh: '动态口令的状态；密钥只在确认前显示',
  callers: STAFF_DOOR,
  reply: z.object({
    state: z.enum(['none', 'started', 'confirmed']),
    secret: z.string().nullable(),
    uri: z.string().nullable(),
  }),
})
export const confirmSecondFactor = endpoint({
  method: 'PUT',
  path: '/me/second-factor',
  summary: 'Confirm the authenticator by its first code',
  zh: '确认绑定动态口令',
  callers: STAFF_DOOR,
  body: z.object({ totp: z.string().trim().max(12) }),
  reply: NoContent,
  fails: ['second-factor-not-started', 'second-factor-set', 'totp-wrong', 'login-locked'],
})
export const getMarketStaff = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/staff',
  summary: 'Who serves at a market',
  zh: '市场的工作人员',
  callers: GRANTERS,
  params: z.object({ marketId: Id }),
  query: PagingById,
  reply: paged(Grant),
  fails: ['grant-place'],
})
export const getRoleGrants = endpoint({
  method: 'GET',
  path: '/role-grants',
  summary: 'Roles held in my part of the tree',
  zh: '本辖区的岗位授权',
  callers: [...GRANTERS, 'audit-admin'],
  query: PagingById.extend({ divisionCode: DivisionCode.optional() }),
  reply: paged(Grant),
  fails: ['grant-outside'],
})
export const endRoleGrant = endpoint({
  method: 'DELETE',
  path: '/role-grants/{grantId}',
  summary: 'Take a role back; it ends at once',
  zh: '收回岗位，立即失效',
  callers: GRANTERS,
  params: z.object({ grantId: Id }),
  query: z.object({ reason: Text(200, 2) }),
  reply: NoContent,
  fails: [...GRANT_FAILS, 'grant-own'],
})
export const createPasswordReset = endpoint({
  method: 'POST',
  path: '/role-grants/{grantId}/password-resets',
  summary: 'Ask for a new password of somebody who forgot it or lost the authenticator; another person approves',
  zh: '为忘记密码或丢失动态口令的人员申请重设，由另一人审批',
  callers: GRANTERS,
  params: z.object({ grantId: Id }),
  body: z.object({ reason: Text(200, 2) }),
  reply: z.object({ invitationId: Id, expiresAt: Moment }),
  fails: [...GRANT_FAILS, 'grant-own'],
})

export type PasswordReset = z.infer<typeof PasswordReset>
export const PasswordReset = z
  .object({
    invitationId: Id,
    name: z.string(),
    roles: z.array(z.object({ role: GrantableRole, place: z.string() })).describe('本人现任的全部岗位'),
    reason: z.string(),
    askedBy: z.string(),
    askedAt: Moment,
    expiresAt: Moment,
    code: z.string().nullable().describe('审批后的审批码，只给审批人看，由审批人当面交给本人'),
  })
  .meta({ id: 'PasswordReset' })
export const getPasswordResets = endpoint({
  method: 'GET',
  path: '/password-resets',
  summary: 'New passwords asked for by others that I may approve, and those I approved that are not used yet',
  zh: '等我审批的重设密码申请，和我已审批、尚未使用的',
  callers: [...GRANTERS, 'audit-admin'],
  reply: z.object({ items: z.array(PasswordReset) }),
})
export const approvePasswordReset = endpoint({
  method: 'PUT',
  path: '/password-resets/{invitationId}/approval',
  summary: 'Approve, as the second person, that somebody sets a new password',
  zh: '审批重设密码申请',
  callers: [...GRANTERS, 'audit-admin'],
  params: z.object({ invitationId: Id }),
  reply: NoContent.describe('审批码在列表里'),
  fails: [...INVITATION_FAILS, ...GRANT_FAILS, 'reset-own', 'reset-other-kind', 'reset-approved'],
})
