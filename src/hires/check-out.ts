import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { momentOfAct, provePresence } from './check-in.ts'
import { CHECKIN_EARLY_MINUTES, whyNotCheckOut } from './hire.rules.ts'
import { cardInForce, findHire, type HireRow, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { correctDue, oweWage } from './ledger.ts'
import { lockHire } from './lock-hire.ts'
import { tell } from './tell.ts'
import { type WorkDone, wageDueAt, wageOf } from './wage.rules.ts'

/** The work is done: hours are counted and the wage is owed from this moment, in the same transaction. */
export const checkOut: Handler<typeof api.checkOut> = async ({ params, body }, ctx) => {
  const { as, personId } = actorOf(ctx)
  const row = await lockHire(ctx, params)
  if (row.state === 'worked') return lineOf(row, ctx.now) // scanned twice
  const terms = cardInForce(row)
  const endsAt = new Date(terms.endsAt)
  refuseIf(whyNotCheckOut(row.state, endsAt, ctx.now, as === 'worker'))
  if (body.at && !body.note) throw new Failure('note-needed', { status: 422 })
  await provePresence(ctx, row, body.presence)
  // Breaks and pieces are for those who count them: a worker's own word would be the employer's loss, and the other way round is disputed.
  const counted = as === 'worker' ? {} : { breakMinutes: body.breakMinutes, pieces: body.pieces }
  const done: WorkDone = {
    inAt: row.inAt!,
    outAt: momentOfAct(ctx, body.at),
    breakMinutes: counted.breakMinutes ?? null,
    pieces: counted.pieces ?? null,
    outAlone: body.presence.how === 'place',
  }
  const { amountFen, basis } = reckon(row, done)
  await ctx.db
    .updateTable('hires.attendance')
    .set({
      outAt: done.outAt,
      outHow: body.presence.how,
      outBy: personId,
      breakMinutes: basis.breakMinutes,
      workedMinutes: basis.workedMinutes,
      pieces: done.pieces,
      note: body.note ?? null,
    })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.db
    .updateTable('hires.hire')
    .set({ state: 'worked' })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await freeRest(ctx, row, done.outAt)
  const dueAt = wageDueAt({
    settlement: terms.settlement,
    kind: terms.kind,
    endsAt: latest(endsAt, done.outAt),
    workEndsAt: latest(await workEndsAt(ctx, row), done.outAt),
  })
  await oweWage(ctx, row, { amountFen, basis, dueAt })
  await ctx.journal({
    kind: 'hire.worked',
    marketId: row.marketId,
    subjectId: row.hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    reason: body.note ?? null,
    data: {
      shiftId: row.shiftId,
      workerId: row.workerId,
      employerId: row.employerId,
      how: body.presence.how,
      workedMinutes: basis.workedMinutes,
      pieces: done.pieces,
      amountFen,
    },
  })
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}

/** Hours or pieces were written down wrongly: the ledger takes the old due back and owes the new one; both stay to be read. */
export const correctAttendance: Handler<typeof api.correctAttendance> = async ({ params, body }, ctx) => {
  const row = await lockHire(ctx, params)
  if (row.state === 'confirmed') throw new Failure('already-confirmed')
  if (row.state !== 'worked' && row.state !== 'paid') throw new Failure('not-worked')
  const done: WorkDone = {
    inAt: new Date(body.inAt),
    outAt: new Date(body.outAt),
    breakMinutes: body.breakMinutes,
    pieces: body.pieces,
    outAlone: false,
  }
  if (done.outAt > ctx.now) throw new Failure('time-not-possible', { status: 422 })
  const { amountFen, basis } = reckon(row, done)
  if (amountFen < row.paidFen!) throw new Failure('paid-more')
  await ctx.db
    .updateTable('hires.attendance')
    .set({
      inAt: done.inAt,
      outAt: done.outAt,
      breakMinutes: basis.breakMinutes,
      workedMinutes: basis.workedMinutes,
      pieces: done.pieces,
      note: body.note,
    })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await correctDue(ctx, row, { amountFen, basis })
  await ctx.journal({
    kind: 'hire.attendance-corrected',
    marketId: row.marketId,
    subjectId: row.hireId,
    reason: body.note,
    data: { workedMinutes: basis.workedMinutes, pieces: done.pieces, amountFen, before: row.amountFen },
  })
  await tell(ctx, 'hours-corrected', row)
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}

/** Who is done early is free for the next work from now on. The time is the worker's row, so the market's scope is needed. */
async function freeRest(ctx: Ctx, { marketId, hireId, workerId }: HireRow, outAt: Date): Promise<void> {
  await ctx.within(marketId)
  await sql`update hires.busy set during = tstzrange(lower(during), greatest(${outAt}, lower(during) + interval '1 minute'), '[)')
    where worker_id = ${workerId} and hire_id = ${hireId} and upper(during) > ${outAt}`.execute(ctx.db)
}

function reckon(row: HireRow, done: WorkDone) {
  const terms = cardInForce(row)
  if (terms.pay.unit === 'piece' && done.pieces === null) throw new Failure('pieces-needed', { status: 422 })
  const times = { startsAt: new Date(terms.startsAt), endsAt: new Date(terms.endsAt), breakMinutes: terms.breakMinutes }
  const spanMinutes = (done.outAt.getTime() - done.inAt.getTime()) / 60_000
  const tooEarly = done.inAt.getTime() < times.startsAt.getTime() - CHECKIN_EARLY_MINUTES * 60_000
  if (spanMinutes < 0 || spanMinutes > MOST_MINUTES || tooEarly) throw new Failure('time-not-possible', { status: 422 })
  return wageOf({ ...times, payFen: terms.pay.fen, unit: terms.pay.unit }, done)
}
/** Nobody works longer without a new shift; a longer span is a slip of the pen. */
const MOST_MINUTES = 24 * 60

async function workEndsAt(ctx: Ctx, { marketId, postId }: HireRow): Promise<Date> {
  const { last } = await ctx.db
    .selectFrom('jobs.shift')
    .select((eb) => eb.fn.max('endsAt').as('last'))
    .where('marketId', '=', marketId)
    .where('postId', '=', postId)
    .where('state', '!=', 'cancelled')
    .executeTakeFirstOrThrow()
  return last ?? ctx.now
}
function latest(a: Date, b: Date): Date {
  return a > b ? a : b
}
