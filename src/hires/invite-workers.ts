import { hasConsent, phoneForSending } from '#accounts/index.ts'
import { shiftForHire } from '#jobs/index.ts'
import { timeOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { sendPage, sendSms } from '#notices/index.ts'
import { workedFor } from './favourites.ts'
import type * as api from './hires.api.ts'
import { momentText } from './times.ts'
import { type InvitedOutcome, isSmsHour, MOST_SMS_A_DAY } from './worker-facts.rules.ts'

export const INVITE = 'hires.invite'
export interface ToInvite {
  marketId: string
  shiftId: string
  workerId: string
}

/** 叫他来: those who worked for this employer and did not refuse, each once a shift. Nobody is hired by it: they take the shift themselves. */
export const inviteWorkers: Handler<typeof api.inviteWorkers> = async (
  { params: { marketId, shiftId }, body },
  ctx,
) => {
  const { employerId, personId } = actorOf(ctx)
  const shift = await shiftForHire(ctx, marketId, shiftId)
  if (!shift || !employerId || shift.employerId !== employerId) throw new Failure('no-shift', { status: 404 })
  if (shift.placesLeft <= 0) throw new Failure('shift-full')
  if (!shift.listed || shift.state !== 'open' || shift.startsAt <= ctx.now) throw new Failure('shift-closed')
  const workerIds = [...new Set(body.workerIds)]
  const own = await workedFor(ctx, employerId, workerIds)
  const refusals = await ctx.db
    .selectFrom('hires.favourite')
    .select('workerId')
    .where('employerId', '=', employerId)
    .where('workerId', 'in', workerIds)
    .where('refusedAt', 'is not', null)
    .execute()
  const hired = await ctx.db
    .selectFrom('hires.hire')
    .select('workerId')
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('workerId', 'in', workerIds)
    .where('live', '=', true)
    .execute()
  const has = (rows: readonly { workerId: string }[], workerId: string) => rows.some((row) => row.workerId === workerId)
  const items: { workerId: string; outcome: InvitedOutcome }[] = []
  for (const workerId of workerIds) {
    const no = !own.has(workerId)
      ? ('not-yours' as const)
      : has(refusals, workerId)
        ? ('refused' as const)
        : has(hired, workerId)
          ? ('already-hired' as const)
          : null
    const outcome =
      no ?? ((await ask(ctx, { marketId, shiftId, workerId, employerId, personId })) ? 'asked' : 'already-asked')
    items.push({ workerId, outcome })
  }
  const asked = items.filter((item) => item.outcome === 'asked').length
  if (asked > 0)
    await ctx.journal({ kind: 'shift.workers-invited', marketId, subjectId: shiftId, data: { employerId, asked } })
  return { items }
}

/** False: asked before. */
async function ask(
  ctx: Ctx,
  { personId, ...row }: ToInvite & { employerId: string; personId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('hires.invitation')
    .values({ ...row, at: ctx.now, byPersonId: personId })
    .onConflict((c) => c.columns(['marketId', 'shiftId', 'workerId']).doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return false
  const { marketId, shiftId, workerId } = row
  await ctx.work(INVITE, { marketId, shiftId, workerId } satisfies ToInvite)
  return true
}

/**
 * On the person's page always; by SMS only as their consent `sms-alerts` says: three a day from everybody together, not at night
 * (个保法 24). What the employer gets to know is that they were asked, not by which way.
 */
export async function inviteOne({ marketId, shiftId, workerId }: ToInvite, ctx: Ctx): Promise<void> {
  const shift = await shiftForHire(ctx, marketId, shiftId)
  const row = await ctx.db
    .selectFrom('hires.invitation')
    .select('bySms')
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('workerId', '=', workerId)
    .forUpdate()
    .executeTakeFirst()
  if (!shift || !row || row.bySms !== null || shift.startsAt <= ctx.now) return
  const params = { name: shift.employer.name, job: shift.title, when: momentText(shift.startsAt) }
  const message = { personId: workerId, marketId, template: 'shift-invited', params } as const
  await sendPage(ctx, { ...message, about: { kind: 'shift', id: shiftId } })
  const { sent } = await ctx.db
    .selectFrom('hires.invitation')
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .where('workerId', '=', workerId)
    .where('bySms', '=', true)
    .where('at', '>', new Date(ctx.now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  const may =
    sent < MOST_SMS_A_DAY &&
    isSmsHour(Number(timeOf(ctx.now).slice(0, 2))) &&
    (await hasConsent(ctx, workerId, 'sms-alerts'))
  const phone = may ? await phoneForSending(ctx, workerId) : null
  if (phone) await sendSms(ctx, { phone, ...message })
  await ctx.db
    .updateTable('hires.invitation')
    .set({ bySms: phone !== null })
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('workerId', '=', workerId)
    .execute()
}
