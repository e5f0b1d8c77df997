import { randomToken } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { hashToken, openField, sealField } from '#kernel/crypto/index.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { signIn } from './get-me.ts'
import { grantRole, mayStillGrant, mustBeVacant, mustGrant, placeName, placeOf } from './grants.ts'
import { passwordPolicy } from './policy.ts'
import { registerPerson } from './register-person.ts'
import { type GrantedRole, isAdmin } from './role.rules.ts'
import { asDoorkeeper, beyondScope } from './scope.ts'
import { setPassword } from './staff-session.ts'

const LIFE_MS = { role: 7 * 86_400_000, password: 86_400_000 }
const SEALED_TOKEN = 'accounts.invitation.token'

/** The token stands behind #: browsers never send it to a server's log or another site. */
export function linkOf(origin: string, token: string): string {
  return `${origin}/office/join#${token}`
}

interface Invited {
  role: GrantedRole | null
  reason?: string
  forPersonId: string | null
  marketId: string | null
  divisionCode: string | null
  name: string | null
}
/** Writes a one-time link; its maker sees it in the list of open invitations. */
export async function invite(
  ctx: Ctx,
  invited: Invited,
): Promise<{ invitationId: string; token: string; expiresAt: Date }> {
  const token = randomToken()
  const invitationId = ctx.newId()
  const expiresAt = new Date(ctx.now.getTime() + LIFE_MS[invited.role ? 'role' : 'password'])
  await ctx.db
    .insertInto('accounts.invitation')
    .values({
      ...invited,
      tokenHash: hashToken(token),
      invitationId,
      madeBy: ctx.actor?.personId ?? null,
      madeAt: ctx.now,
      expiresAt,
      tokenSealed: ctx.actor ? sealField(ctx.keyring, SEALED_TOKEN, token, invitationId) : null,
    })
    .execute()
  return { invitationId, token, expiresAt }
}

export const createStaffInvitation: Handler<typeof api.createStaffInvitation> = async (
  { body: { role, marketId = null, divisionCode = null, name = null } },
  ctx,
) => {
  await mustGrant(ctx, role, await placeOf(ctx, { marketId, divisionCode }))
  if (isAdmin(role)) await mustBeVacant(ctx, role, divisionCode!)
  const { invitationId, expiresAt } = await invite(ctx, { role, marketId, divisionCode, name, forPersonId: null })
  await ctx.journal({ kind: 'staff.invited', marketId, subjectId: invitationId, data: { role, divisionCode } })
  return { invitationId, expiresAt: expiresAt.toISOString() }
}

/** Only what the caller made: the table holds links, and a link is a right. The approver's name may lie beyond the caller's part of the tree. */
export const getStaffInvitations: Handler<typeof api.getStaffInvitations> = async (_input, ctx) => {
  const rows = await beyondScope(ctx, () =>
    ctx.db
      .selectFrom('accounts.invitation as i')
      .leftJoin('accounts.person as p', 'p.personId', 'i.approvedBy')
      .selectAll('i')
      .select('p.name as approverName')
      .where('madeBy', '=', actorOf(ctx).personId)
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .where('tokenSealed', 'is not', null)
      .orderBy('madeAt', 'desc')
      .limit(200)
      .execute(),
  )
  const items = []
  for (const row of rows) {
    items.push({
      invitationId: row.invitationId,
      kind: row.role ? ('role' as const) : ('password' as const),
      role: row.role as GrantedRole | null,
      name: row.name,
      place: await placeName(ctx, row),
      madeAt: row.madeAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      link: linkOf(ctx.settings.origin, openField(ctx.keyring, SEALED_TOKEN, row.tokenSealed!, row.invitationId)),
      approvedBy: row.approvedBy && (row.approverName ?? ''),
    })
  }
  return { items }
}

export const endStaffInvitation: Handler<typeof api.endStaffInvitation> = async ({ params: { invitationId } }, ctx) => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.invitation')
    .set({ withdrawnAt: ctx.now, tokenSealed: null, codeSealed: null })
    .where('invitationId', '=', invitationId)
    .where('madeBy', '=', actorOf(ctx).personId)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Failure('not-found', { status: 404 })
  await ctx.journal({ kind: 'staff.uninvited', subjectId: invitationId })
  return {}
}

export const readInvitation: Handler<typeof api.readInvitation> = async ({ body: { token } }, ctx) => {
  const row = await openInvitation(ctx, token, false)
  return {
    kind: row.role ? 'role' : 'password',
    role: row.role as GrantedRole | null,
    name: row.name,
    place: await placeName(ctx, row),
    expiresAt: row.expiresAt.toISOString(),
    mixedPassword: passwordPolicy().mixed,
    approved: row.role !== null || row.approvedBy !== null,
  }
}

export const createStaffRegistration: Handler<typeof api.createStaffRegistration> = async ({ body }, ctx) => {
  await asDoorkeeper(ctx)
  const row = await openInvitation(ctx, body.token, true)
  if (!row.role || row.role === 'kiosk') throw new Failure('invitation-missing', { status: 404 })
  const loginName = body.loginName.normalize('NFKC').toLowerCase()
  if (!/^[a-z0-9._-]{3,40}$/.test(loginName)) throw new Failure('login-name-form', { status: 422 })
  const personId = await registerPerson(ctx, { name: body.name })
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('accounts.loginName')
    .values({ loginName, personId })
    .onConflict((c) => c.column('loginName').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new Failure('login-name-taken')
  await setPassword(ctx, personId, body.password)
  await takeUp(ctx, row, personId)
  return signIn(ctx, personId, 'staff', 'password')
}

export const createMyGrant: Handler<typeof api.createMyGrant> = async ({ body: { token } }, ctx) => {
  const { personId } = actorOf(ctx)
  // The link is the right: the place it names may lie outside the part of the tree the caller holds so far.
  await asDoorkeeper(ctx)
  const row = await openInvitation(ctx, token, true)
  if (!row.role || row.role === 'kiosk') throw new Failure('invitation-missing', { status: 404 })
  return { grantId: await takeUp(ctx, row, personId) }
}

type Row = Awaited<ReturnType<typeof openInvitation>>
export async function openInvitation(ctx: Ctx, token: string, lock: boolean) {
  const query = ctx.db.selectFrom('accounts.invitation').selectAll().where('tokenHash', '=', hashToken(token))
  const row = orMissing(await (lock ? query.forUpdate() : query).executeTakeFirst(), 'invitation-missing')
  if (row.usedAt) throw new Failure('invitation-used')
  if (row.withdrawnAt || row.expiresAt <= ctx.now) throw new Failure('invitation-over')
  return row
}
async function takeUp(ctx: Ctx, row: Row, personId: string): Promise<string> {
  await markUsed(ctx, row.tokenHash, personId)
  const role = row.role as GrantedRole
  // Who was dismissed does not come back through a link made before. The first administrator's has no maker.
  if (row.madeBy && !(await mayStillGrant(ctx, row.madeBy, role, row))) throw new Failure('invitation-over')
  if (isAdmin(role)) await mustBeVacant(ctx, role, row.divisionCode!)
  return grantRole(ctx, {
    personId,
    role,
    marketId: row.marketId,
    divisionCode: row.divisionCode,
    grantedBy: row.madeBy,
  })
}
export async function markUsed(ctx: Ctx, tokenHash: string, personId: string): Promise<void> {
  await ctx.db
    .updateTable('accounts.invitation')
    .set({ usedAt: ctx.now, usedBy: personId, tokenSealed: null, codeSealed: null })
    .where('tokenHash', '=', tokenHash)
    .execute()
}
