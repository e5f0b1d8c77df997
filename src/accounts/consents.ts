import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { findPurpose, PURPOSES } from './consent.rules.ts'

type How = 'phone' | 'desk' | 'paper' | 'kiosk'

export const getConsentPurposes: Handler<typeof api.getConsentPurposes> = async () => ({ items: [...PURPOSES] })
export const getMyConsents: Handler<typeof api.getMyConsents> = async (_input, ctx) => ({
  items: await consentsOf(ctx, actorOf(ctx).personId),
})
export const getMyConsent: Handler<typeof api.getMyConsent> = async ({ params: { purpose } }, ctx) =>
  orMissing(
    (await consentsOf(ctx, actorOf(ctx).personId)).find((c) => c.purpose === purpose),
    'purpose-unknown',
  )
export const giveMyConsent: Handler<typeof api.giveMyConsent> = async (
  { params: { purpose }, body: { version } },
  ctx,
) => {
  const { personId } = actorOf(ctx)
  await recordConsent(ctx, { personId, purpose, version, how: 'phone', by: personId })
  return {}
}
export const withdrawMyConsent: Handler<typeof api.withdrawMyConsent> = async ({ params: { purpose } }, ctx) => {
  await endConsent(ctx, { personId: actorOf(ctx).personId, purpose, by: actorOf(ctx).personId })
  return {}
}
export const getConsents: Handler<typeof api.getConsents> = async ({ params: { workerId } }, ctx) => {
  await mustSee(ctx, workerId)
  return { items: await consentsOf(ctx, workerId) }
}
export const giveConsent: Handler<typeof api.giveConsent> = async (
  { params: { workerId, purpose }, body: { version, how } },
  ctx,
) => {
  await mustSee(ctx, workerId)
  await recordConsent(ctx, { personId: workerId, purpose, version, how, by: actorOf(ctx).personId })
  return {}
}
export const withdrawConsent: Handler<typeof api.withdrawConsent> = async ({ params: { workerId, purpose } }, ctx) => {
  await mustSee(ctx, workerId)
  await endConsent(ctx, { personId: workerId, purpose, by: actorOf(ctx).personId })
  return {}
}

/** Whether a person agrees to a purpose now, in the version now in force. */
export async function hasConsent(ctx: Ctx, personId: string, purpose: string): Promise<boolean> {
  return (await consentsOf(ctx, personId)).some((c) => c.purpose === purpose && c.givenAt !== null && !c.outdated)
}

/** Writes an agreement; `by` is the person, or who acts for them at the desk. Saying yes twice is one yes. */
export async function recordConsent(
  ctx: Ctx,
  { personId, purpose, version, how, by }: { personId: string; purpose: string; version: number; how: How; by: string },
): Promise<void> {
  const known = orMissing(findPurpose(purpose), 'purpose-unknown')
  if (known.version !== version) throw new Failure('consent-version')
  const live = await liveConsent(ctx, personId, purpose)
  if (live?.version === version) return
  if (live)
    await ctx.db
      .updateTable('accounts.consent')
      .set({ withdrawnAt: ctx.now, withdrawnBy: by })
      .where('personId', '=', personId)
      .where('consentId', '=', live.consentId)
      .execute()
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('accounts.consent')
    .values({ personId, consentId: ctx.newId(), purpose, version, givenAt: ctx.now, how, givenBy: by })
    .onConflict((c) => c.columns(['personId', 'purpose']).where('withdrawnAt', 'is', null).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  await ctx.journal({
    kind: 'consent.given',
    subjectId: personId,
    forPersonId: by === personId ? null : personId,
    data: { purpose, version, how },
  })
}

async function endConsent(
  ctx: Ctx,
  { personId, purpose, by }: { personId: string; purpose: string; by: string },
): Promise<void> {
  orMissing(findPurpose(purpose), 'purpose-unknown')
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.consent')
    .set({ withdrawnAt: ctx.now, withdrawnBy: by })
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n)
    await ctx.journal({
      kind: 'consent.withdrawn',
      subjectId: personId,
      forPersonId: by === personId ? null : personId,
      data: { purpose },
    })
}

async function consentsOf(ctx: Ctx, personId: string) {
  const rows = await ctx.db
    .selectFrom('accounts.consent')
    .selectAll()
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .execute()
  return PURPOSES.map((purpose) => {
    const row = rows.find((r) => r.purpose === purpose.purpose)
    return {
      ...purpose,
      givenAt: row?.givenAt.toISOString() ?? null,
      how: (row?.how as How | undefined) ?? null,
      outdated: row !== undefined && row.version < purpose.version,
    }
  })
}
function liveConsent(ctx: Ctx, personId: string, purpose: string) {
  return ctx.db
    .selectFrom('accounts.consent')
    .select(['consentId', 'version'])
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
}
/** 404 for a person outside the caller's markets. */
async function mustSee(ctx: Ctx, personId: string): Promise<void> {
  orMissing(
    await ctx.db.selectFrom('accounts.person').select('personId').where('personId', '=', personId).executeTakeFirst(),
    'not-found',
  )
}
