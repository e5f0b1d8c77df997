/** A password set anew by two persons: one asks and gets a link, another approves and gets a code; only who is handed both gets in. */
import { randomDigits } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { openField, sealField } from '#kernel/crypto/index.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { getGrant, mayStillGrant, mustGrant, placeName, rolesHeld } from './grants.ts'
import { invite, markUsed, openInvitation } from './invitations.ts'
import { whyNotApproveReset } from './role.rules.ts'
import { asDoorkeeper, beyondScope } from './scope.ts'
import { endSessions } from './session.ts'
import { forgetAllTries, setPassword } from './staff-session.ts'
import { type Limit, refuseKeeping, takeTry } from './tally.ts'
import { textPerson } from './text-person.ts'

const SEALED_CODE = 'accounts.invitation.code'
/** A link lives a day: five guesses at eight digits, then it is dead. */
const CODE_TRIES: Limit = { what: 'reset-code', most: 5, spanMs: 2 * 86_400_000 }

/** Whoever can set a password can be that person: one must stand above every role they hold, not only this one. */
export const createPasswordReset: Handler<typeof api.createPasswordReset> = async (
  { params: { grantId }, body: { reason } },
  ctx,
) => {
  const { personId } = await getGrant(ctx, grantId)
  if (personId === actorOf(ctx).personId) throw new Failure('grant-own', { status: 403 })
  const held = await beyondScope(ctx, () => rolesHeld(ctx, personId, 'all'))
  for (const { role, place } of held) await mustGrant(ctx, role, place)
  const { marketId, divisionCode } = held[0]!
  const { name } = await beyondScope(ctx, () => person(ctx, personId))
  // Asked again, for a link that was lost: one open link a maker and person.
  await withdrawOpen(ctx, personId, actorOf(ctx).personId)
  const { invitationId, expiresAt } = await invite(ctx, {
    role: null,
    forPersonId: personId,
    marketId,
    divisionCode,
    name,
    reason,
  })
  // Who did not ask for it is told while there is time to say so.
  await textPerson(ctx, { personId, marketId, template: 'password-reset-asked', params: {} })
  await ctx.journal({
    kind: 'password.reset-asked',
    marketId,
    subjectId: personId,
    forPersonId: personId,
    reason,
    data: { invitationId },
  })
  return { invitationId, expiresAt: expiresAt.toISOString() }
}

/** What waits for a second person is shown to those who may be it, and the code to the one who was. */
export const getPasswordResets: Handler<typeof api.getPasswordResets> = (_input, ctx) =>
  beyondScope(ctx, async () => {
    const me = actorOf(ctx)
    const rows = await ctx.db
      .selectFrom('accounts.invitation')
      .selectAll()
      .where('forPersonId', 'is not', null)
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .where((eb) => eb.or([eb('approvedBy', 'is', null), eb('approvedBy', '=', me.personId)]))
      .orderBy('madeAt')
      .execute()
    const items = []
    for (const row of rows) {
      if (!row.approvedBy && (await whyNotApprove(ctx, row))) continue
      const roles = []
      for (const { role, ...where } of await rolesHeld(ctx, row.forPersonId!, 'all'))
        roles.push({ role, place: await placeName(ctx, where) })
      items.push({
        invitationId: row.invitationId,
        name: row.name ?? '',
        roles,
        reason: row.reason ?? '',
        askedBy: (await person(ctx, row.madeBy!)).name,
        askedAt: row.madeAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        code: row.codeSealed && openField(ctx.keyring, SEALED_CODE, row.codeSealed, row.invitationId),
      })
    }
    return { items }
  })

export const approvePasswordReset: Handler<typeof api.approvePasswordReset> = ({ params: { invitationId } }, ctx) =>
  beyondScope(ctx, async () => {
    const me = actorOf(ctx)
    const row = orMissing(
      await ctx.db
        .selectFrom('accounts.invitation')
        .selectAll()
        .where('invitationId', '=', invitationId)
        .where('forPersonId', 'is not', null)
        .forUpdate()
        .executeTakeFirst(),
      'not-found',
    )
    refuseIf(await whyNotApprove(ctx, row), { status: 403 })
    if (row.usedAt) throw new Failure('invitation-used')
    if (row.withdrawnAt || row.expiresAt <= ctx.now) throw new Failure('invitation-over')
    if (row.approvedBy) throw new Failure('reset-approved')
    await ctx.db
      .updateTable('accounts.invitation')
      .set({
        approvedBy: me.personId,
        approvedAt: ctx.now,
        codeSealed: sealField(ctx.keyring, SEALED_CODE, randomDigits(8), invitationId),
      })
      .where('tokenHash', '=', row.tokenHash)
      .execute()
    await ctx.journal({
      kind: 'password.reset-approved',
      marketId: row.marketId,
      subjectId: row.forPersonId,
      forPersonId: row.forPersonId,
      data: { invitationId, askedBy: row.madeBy },
    })
    return {}
  })

/** Link and code prove as much as the password did; both their makers must still be who they were when they made them. */
export const createPasswordRenewal: Handler<typeof api.createPasswordRenewal> = async (
  { body: { token, code, password } },
  ctx,
) => {
  await asDoorkeeper(ctx)
  const row = await openInvitation(ctx, token, true)
  const personId = row.forPersonId
  if (!personId) throw new Failure('invitation-missing', { status: 404 })
  if (!row.approvedBy || !row.codeSealed) throw new Failure('reset-not-approved')
  await mustStillStand(ctx, { madeBy: row.madeBy!, approvedBy: row.approvedBy, personId })
  if ((await takeTry(ctx, row.tokenHash, CODE_TRIES)) !== null) throw new Failure('reset-code-spent', { status: 429 })
  if (openField(ctx.keyring, SEALED_CODE, row.codeSealed, row.invitationId) !== code) {
    return refuseKeeping(ctx, new Failure('reset-code-wrong', { status: 422 }), () =>
      ctx.journal({ kind: 'login.refused', subjectId: personId, data: { why: 'reset-code' } }),
    )
  }
  await setPassword(ctx, personId, password)
  await ctx.db
    .updateTable('accounts.credential')
    .set({ totpSealed: null, totpConfirmedAt: null, totpLastStep: null })
    .where('personId', '=', personId)
    .execute()
  await forgetAllTries(ctx, personId)
  await endSessions(ctx, { personId }, 'password-renewed')
  await markUsed(ctx, row.tokenHash, personId)
  await withdrawOpen(ctx, personId)
  return {}
}

/** What was asked before is worth nothing any more. */
async function withdrawOpen(ctx: Ctx, forPersonId: string, madeBy?: string): Promise<void> {
  await ctx.db
    .updateTable('accounts.invitation')
    .set({ withdrawnAt: ctx.now, tokenSealed: null, codeSealed: null })
    .where('forPersonId', '=', forPersonId)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .$if(madeBy !== undefined, (q) => q.where('madeBy', '=', madeBy!))
    .execute()
}

interface Asked {
  madeBy: string | null
  forPersonId: string | null
}
async function whyNotApprove(ctx: Ctx, { madeBy, forPersonId }: Asked) {
  const me = actorOf(ctx)
  if (me.personId === madeBy || me.personId === forPersonId) return 'reset-own'
  const askedAs = (await rolesHeld(ctx, madeBy!)).map((held) => held.role)
  return whyNotApproveReset(me, askedAs, await rolesHeld(ctx, forPersonId!, 'all'))
}

/** A maker may have lost their role since, or the person may have risen above them. */
async function mustStillStand(
  ctx: Ctx,
  { madeBy, approvedBy, personId }: { madeBy: string; approvedBy: string; personId: string },
): Promise<void> {
  const held = await rolesHeld(ctx, personId, 'all')
  for (const grant of held) {
    if (!(await mayStillGrant(ctx, madeBy, grant.role, grant))) throw new Failure('invitation-over')
  }
  const askedAs = (await rolesHeld(ctx, madeBy)).map((one) => one.role)
  const approves = (await rolesHeld(ctx, approvedBy)).some(
    ({ role: as, marketId, divisionCode }) =>
      whyNotApproveReset({ as, marketId, divisionCode }, askedAs, held) === null,
  )
  if (!approves) throw new Failure('invitation-over')
}

function person(ctx: Ctx, personId: string) {
  return ctx.db.selectFrom('accounts.person').select('name').where('personId', '=', personId).executeTakeFirstOrThrow()
}
