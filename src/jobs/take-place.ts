import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { actorOf } from '#kernel/context.ts'
import { isListed, postIsOpen, stateNow } from './shift.sql.ts'

interface OfShift {
  marketId: string
  shiftId: string
}

/**
 * Takes one place (promise 1): the guard and the count are one statement, so rivals queue on the row and the last place
 * goes once. Answers why not, or null when the place is held by this transaction.
 * A worker must be `ctx.within(marketId)`: the shift is not theirs to change otherwise. Lock the worker row first.
 */
export async function takePlace(
  ctx: Ctx,
  { marketId, shiftId }: OfShift,
): Promise<'no-shift' | 'shift-full' | 'shift-closed' | 'too-late' | null> {
  const { numAffectedRows } = await sql`
    update jobs.shift s set taken = s.taken + 1, listed = s.taken + 1 < s.headcount,
      state = (case when s.taken + 1 < s.headcount then 'open' else 'filled' end)::jobs.shift_state
    where s.market_id = ${marketId} and s.shift_id = ${shiftId} and s.listed and s.state = 'open' and s.taken < s.headcount
      and s.starts_at > ${ctx.now} and ${postIsOpen(ctx.now)}`.execute(ctx.db)
  if (numAffectedRows === 1n) return null
  const shift = await ctx.db
    .selectFrom('jobs.shift')
    .select(['state', 'taken', 'headcount', 'startsAt'])
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .executeTakeFirst()
  if (!shift) return 'no-shift'
  if (shift.state === 'cancelled') return 'shift-closed'
  if (shift.startsAt <= ctx.now) return 'too-late'
  return shift.taken >= shift.headcount ? 'shift-full' : 'shift-closed'
}

/** Gives a place back after a cancelled hire; the shift is listed again when it can still be taken. False when none was taken. */
export async function givePlaceBack(ctx: Ctx, { marketId, shiftId }: OfShift): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update jobs.shift s set taken = s.taken - 1
    where s.market_id = ${marketId} and s.shift_id = ${shiftId} and s.taken > 0`.execute(ctx.db)
  // A second statement: it reads the count the first one left.
  await sql`update jobs.shift s set state = ${stateNow(ctx.now)}, listed = ${isListed(ctx.now)}
    where s.market_id = ${marketId} and s.shift_id = ${shiftId}`.execute(ctx.db)
  return numAffectedRows === 1n
}

/**
 * Puts somebody back on a shift that has begun, from which they were taken by mistake. Nobody takes a place after the start, so
 * the one given back is still there.
 */
export async function retakePlace(
  ctx: Ctx,
  { marketId, shiftId }: OfShift,
): Promise<'shift-closed' | 'shift-full' | null> {
  const shift = await ctx.db
    .selectFrom('jobs.shift')
    .select(['state', 'taken', 'headcount'])
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (shift.state === 'cancelled') return 'shift-closed'
  if (shift.taken >= shift.headcount) return 'shift-full'
  await ctx.db
    .updateTable('jobs.shift')
    .set((eb) => ({ taken: eb('taken', '+', 1), ...(shift.state === 'settled' && { state: 'ended' }) }))
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .execute()
  return null
}

/** Cancels a shift with its time and reason. Whoever is hired for it is the caller's to tell. Null, or why not. */
export async function closeShift(
  ctx: Ctx,
  { marketId, shiftId, reason }: OfShift & { reason: string | null },
): Promise<'shift-over' | null> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('jobs.shift')
    .set({
      state: 'cancelled',
      listed: false,
      cancelledAt: ctx.now,
      cancelledBy: actorOf(ctx).personId,
      cancelReason: reason,
    })
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('state', 'in', ['open', 'filled', 'under-way'])
    .where('endsAt', '>', ctx.now)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return 'shift-over'
  await ctx.journal({ kind: 'shift.cancelled', marketId, subjectId: shiftId })
  return null
}

/** Every hire of an ended shift is paid and confirmed. */
export async function settleShift(ctx: Ctx, { marketId, shiftId }: OfShift): Promise<void> {
  await ctx.db
    .updateTable('jobs.shift')
    .set({ state: 'settled', listed: false })
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .where('state', 'in', ['under-way', 'ended', 'filled', 'open'])
    .where('endsAt', '<=', ctx.now)
    .execute()
}
