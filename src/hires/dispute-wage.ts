import { actorOf } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { findHire, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { lockHire } from './lock-hire.ts'
import { tell } from './tell.ts'

/** Promise 12: what the worker said stands beside the wage until it is settled; saying more replaces the words, not the date. */
export const disputeWage: Handler<typeof api.disputeWage> = async ({ params, body }, ctx) => {
  const { personId } = actorOf(ctx)
  const row = await lockHire(ctx, params)
  if (row.state === 'confirmed') throw new Failure('already-confirmed')
  if (row.amountFen === null) throw new Failure('not-worked')
  const open = row.disputedAt !== null && row.disputeSettledAt === null
  await ctx.db
    .updateTable('hires.wageDue')
    .set({ disputeSaid: body.said, ...(!open && { disputedAt: ctx.now, disputeSettledAt: null, disputeNote: null }) })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.journal({
    kind: 'wage.disputed',
    marketId: row.marketId,
    subjectId: row.hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    data: { amountFen: row.amountFen, paidFen: row.paidFen, employerId: row.employerId },
  })
  await tell(ctx, 'disputed', row)
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}

export const settleDispute: Handler<typeof api.settleDispute> = async ({ params, body }, ctx) => {
  const row = await lockHire(ctx, params)
  if (row.disputedAt === null || row.disputeSettledAt !== null) throw new Failure('no-dispute')
  await ctx.db
    .updateTable('hires.wageDue')
    .set({ disputeSettledAt: ctx.now, disputeNote: body.note })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.journal({
    kind: 'wage.dispute-settled',
    marketId: row.marketId,
    subjectId: row.hireId,
    data: { amountFen: row.amountFen, paidFen: row.paidFen },
  })
  await tell(ctx, 'dispute-settled', row, { note: body.note })
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}
