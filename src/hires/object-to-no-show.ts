import { retakePlace } from '#jobs/index.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { violates } from '#kernel/database.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { lockWorker } from '#workers/index.ts'
import { type ObjectionOutcome, whyNotObject } from './hire.rules.ts'
import { findHire, type HireRow, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { lockHire, mustBeTheirSide } from './lock-hire.ts'
import { tell } from './tell.ts'

/** A mark is a word against somebody; theirs stands beside it until a clerk has heard both. */
export const objectToNoShow: Handler<typeof api.objectToNoShow> = async ({ params, body: { said } }, ctx) => {
  const { personId } = actorOf(ctx)
  const row = await lockHire(ctx, params)
  refuseIf(whyNotObject(row.state, row.objection))
  const isOpen = row.objection !== null && row.objection.outcome === null
  if (isOpen)
    await ctx.db
      .updateTable('hires.objection')
      .set({ said })
      .where('marketId', '=', row.marketId)
      .where('hireId', '=', row.hireId)
      .where('decidedAt', 'is', null)
      .execute()
  else
    await ctx.db
      .insertInto('hires.objection')
      .values({
        marketId: row.marketId,
        objectionId: ctx.newId(),
        hireId: row.hireId,
        said,
        saidAt: ctx.now,
        saidBy: personId,
      })
      .execute()
  await ctx.journal({
    kind: 'hire.objected',
    marketId: row.marketId,
    subjectId: row.hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    data: { workerId: row.workerId, employerId: row.employerId, shiftId: row.shiftId },
  })
  if (!isOpen) await tell(ctx, 'objected', row)
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}

export const decideObjection: Handler<typeof api.decideObjection> = async ({ params, body }, ctx) => {
  const row = await lockAbsent(ctx, params)
  if (row.state !== 'no-show' || row.objection?.outcome !== null) throw new Failure('no-objection')
  return end(ctx, row, body)
}

/** Whoever marked somebody by mistake says so; an open objection is decided with it. */
export const takeBackNoShow: Handler<typeof api.takeBackNoShow> = async ({ params, body: { note } }, ctx) => {
  const row = await lockAbsent(ctx, params)
  if (row.state !== 'no-show') throw new Failure('not-absent')
  return end(ctx, row, { outcome: 'came', note })
}

/** The time may be the worker's again, so their row comes first, as in every acceptance. */
async function lockAbsent(ctx: Ctx, params: { marketId: string; hireId: string }): Promise<HireRow> {
  const seen = orMissing(await findHire(ctx.db, params.marketId, params.hireId), 'no-hire')
  // The worker's row and busy time are not the employer's: whose hire it is not is turned away before that.
  mustBeTheirSide(ctx, seen)
  await ctx.within(params.marketId)
  await lockWorker(ctx, seen.workerId)
  return lockHire(ctx, params)
}

async function end(ctx: Ctx, row: HireRow, { outcome, note }: { outcome: ObjectionOutcome; note: string }) {
  const { marketId, hireId, shiftId, workerId, employerId } = row
  const { personId } = actorOf(ctx)
  await ctx.db
    .updateTable('hires.objection')
    .set({ outcome, note, decidedAt: ctx.now, decidedBy: personId })
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .where('decidedAt', 'is', null)
    .execute()
  if (outcome === 'came') await restore(ctx, row)
  if (outcome === 'excused')
    await setHire(ctx, row, { state: 'cancelled-by-worker', endReason: note, endedLate: false })
  await ctx.journal({
    kind: outcome === 'stands' ? 'hire.objection-refused' : 'hire.no-show-taken-back',
    marketId,
    subjectId: hireId,
    forPersonId: workerId,
    reason: note,
    data: { workerId, employerId, shiftId, outcome },
  })
  await tell(ctx, 'absence-decided', row, { outcome })
  return lineOf((await findHire(ctx.db, marketId, hireId))!, ctx.now)
}

/** As if the mark had never been made: place and time are the worker's, and whoever was there writes the hours down. */
async function restore(ctx: Ctx, row: HireRow): Promise<void> {
  const { marketId, hireId, shiftId, workerId } = row
  try {
    await ctx.db
      .updateTable('hires.busy')
      .set({ live: true })
      .where('workerId', '=', workerId)
      .where('hireId', '=', hireId)
      .execute()
  } catch (error) {
    if (violates(error, 'busy_no_overlap')) throw new Failure('time-taken-since')
    throw error
  }
  await setHire(ctx, row, {
    state: 'accepted',
    live: true,
    endedAt: null,
    endedBy: null,
    endReason: null,
    endedLate: null,
  })
  refuseIf(await retakePlace(ctx, { marketId, shiftId }))
}

function setHire(ctx: Ctx, { marketId, hireId }: HireRow, set: object): Promise<unknown> {
  return ctx.db
    .updateTable('hires.hire')
    .set(set)
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .execute()
}
