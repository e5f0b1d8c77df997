import { closeShift } from '#jobs/index.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { endHire } from './end-hire.ts'
import { NO_SHOW_GRACE_MINUTES, whyNotCancel, whyNotNoShow } from './hire.rules.ts'
import { cardInForce, cardOffered, changeRefused, findHire, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { lockHire } from './lock-hire.ts'
import { momentText } from './times.ts'

/** Free until the market's published time before the start, later with a mark; never a mark for leaving changed terms. */
export const cancelHire: Handler<typeof api.cancelHire> = async ({ params, body }, ctx) => {
  const { as, personId } = actorOf(ctx)
  const side = as === 'worker' || as === 'employer' ? as : body.side
  if (!side) throw new Failure('side-needed', { status: 422 })
  const row = await lockHire(ctx, params)
  refuseIf(whyNotCancel(row.state))
  // After the shift the question is whether the work was done: it is written down afterwards, or said that nobody came. A
  // cancellation would take the hours of somebody whose check-in was forgotten off the book.
  if (ctx.now >= new Date(cardInForce(row).endsAt)) throw new Failure('too-late')
  await ctx.within(params.marketId)
  const termsChanged = cardOffered(row) !== null || changeRefused(row)
  const ended = await endHire(ctx, row, {
    state: `cancelled-by-${side}`,
    reason: body.reason,
    byPersonId: personId,
    termsChanged,
  })
  return lineOf(ended, ctx.now)
}

export const markNoShow: Handler<typeof api.markNoShow> = async ({ params, body }, ctx) => {
  const row = await lockHire(ctx, params)
  const startsAt = new Date(cardInForce(row).startsAt)
  refuseIf(whyNotNoShow(row.state, startsAt, ctx.now), {
    facts: { when: momentText(new Date(startsAt.getTime() + NO_SHOW_GRACE_MINUTES * 60_000)) },
  })
  await ctx.within(params.marketId)
  return lineOf(
    await endHire(ctx, row, { state: 'no-show', reason: body.note, byPersonId: actorOf(ctx).personId }),
    ctx.now,
  )
}

/** The shift first, so that nobody is taken while the others are let go; then everybody, in one order. */
export const cancelShift: Handler<typeof api.cancelShift> = async ({ params: { marketId, shiftId }, body }, ctx) => {
  const actor = actorOf(ctx)
  const shift = orMissing(
    await ctx.db
      .selectFrom('jobs.shift')
      .select('employerId')
      .where('marketId', '=', marketId)
      .where('shiftId', '=', shiftId)
      .executeTakeFirst(),
    'no-shift',
  )
  if (actor.as === 'employer' && shift.employerId !== actor.employerId) throw new Failure('no-shift', { status: 404 })
  await ctx.within(marketId)
  refuseIf((await closeShift(ctx, { marketId, shiftId, reason: body.reason })) && 'shift-begun')
  const hires = await ctx.db
    .selectFrom('hires.hire')
    .select(['hireId', 'state'])
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('live', '=', true)
    .orderBy('hireId')
    .forUpdate()
    .execute()
  if (hires.some((h) => h.state !== 'accepted')) throw new Failure('shift-begun')
  for (const { hireId } of hires) {
    const row = (await findHire(ctx.db, marketId, hireId))!
    await endHire(ctx, row, { state: 'cancelled-by-employer', reason: body.reason, byPersonId: actor.personId })
  }
  return { cancelled: hires.length }
}
