import { givePlaceBack } from '#jobs/index.ts'
import type { Ctx } from '#kernel/context.ts'
import { isCancelledLate } from './hire.rules.ts'
import type { HireRow } from './hire.sql.ts'
import { cancelFreeMinutesOf, cardInForce } from './hire.sql.ts'
import { tell } from './tell.ts'

type Ending = {
  state: 'cancelled-by-worker' | 'cancelled-by-employer' | 'no-show'
  reason: string | null
  byPersonId: string | null
  termsChanged?: boolean
}

/**
 * Ends a locked hire before any work: the place is free again, so is the worker's time. Needs the market's scope: the worker's
 * busy time is not the employer's row, the shift's count not the worker's.
 */
export async function endHire(
  ctx: Ctx,
  row: HireRow,
  { state, reason, byPersonId, termsChanged = false }: Ending,
): Promise<HireRow> {
  const { marketId, hireId, shiftId, workerId, employerId } = row
  const startsAt = new Date(cardInForce(row).startsAt)
  const side = state === 'cancelled-by-employer' ? 'employer' : 'worker'
  const endedLate =
    state === 'no-show' ||
    isCancelledLate(
      { startsAt, cancelFreeMinutes: cancelFreeMinutesOf(row), termsChanged, acceptedAt: row.acceptedAt },
      side,
      ctx.now,
    )
  await ctx.db
    .updateTable('hires.hire')
    .set({ state, live: false, endedAt: ctx.now, endedBy: byPersonId, endReason: reason, endedLate })
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .execute()
  await ctx.db
    .updateTable('hires.busy')
    .set({ live: false })
    .where('workerId', '=', workerId)
    .where('hireId', '=', hireId)
    .execute()
  await ctx.journal({
    kind: state === 'no-show' ? 'hire.not-shown' : 'hire.cancelled',
    marketId,
    subjectId: hireId,
    reason,
    forPersonId: side === 'worker' && byPersonId !== workerId ? workerId : null,
    data: { shiftId, workerId, employerId, state, endedLate },
  })
  await tell(ctx, state, row)
  await givePlaceBack(ctx, { marketId, shiftId })
  return { ...row, state, live: false, endedAt: ctx.now, endReason: reason, endedLate }
}
