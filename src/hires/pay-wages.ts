import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { yuan } from '#kernel/money.ts'
import type { Handler } from '#kernel/mount.ts'
import type { PAYMENT_WAYS } from './hire.rules.ts'
import { findHire, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { transferPayment } from './ledger.ts'
import { lockHire, mustBeTheirSide } from './lock-hire.ts'
import { tell } from './tell.ts'

/** Payments as the employer states them, one row a hire; never above what is owed. The worker's confirmation is another act. */
export const recordPayments: Handler<typeof api.recordPayments> = async ({ params: { marketId }, body }, ctx) => {
  const hireIds = [...new Set(body.hireIds)]
  if (body.amountFen !== undefined && hireIds.length > 1) throw new Failure('one-hire-only', { status: 422 })
  const paidAt = body.paidAt ? new Date(body.paidAt) : ctx.now
  if (paidAt > ctx.now) throw new Failure('paid-in-future', { status: 422 })
  const hires = await ctx.db
    .selectFrom('hires.hire')
    .select(['marketId', 'hireId', 'workerId', 'employerId', 'state', 'shiftId'])
    .where('marketId', '=', marketId)
    .where('hireId', 'in', hireIds)
    .orderBy('hireId')
    .forUpdate()
    .execute()
  if (hires.length !== hireIds.length) throw new Failure('no-hire', { status: 404 })
  for (const hire of hires) mustBeTheirSide(ctx, hire)
  if (new Set(hires.map((h) => h.employerId)).size > 1) throw new Failure('hires-of-several-employers', { status: 422 })
  const dues = await ctx.db
    .selectFrom('hires.wageDue')
    .select(['hireId', 'amountFen', 'paidFen'])
    .where('marketId', '=', marketId)
    .where('hireId', 'in', hireIds)
    .execute()
  const openFen = new Map(dues.map((d) => [d.hireId, d.amountFen - d.paidFen]))
  const { personId } = actorOf(ctx)
  const items = []
  for (const hire of hires) {
    const open = openFen.get(hire.hireId) ?? 0
    if (open <= 0) throw new Failure('nothing-due')
    const amountFen = body.amountFen ?? open
    if (amountFen > open) throw new Failure('above-due', { facts: { openYuan: yuan(open) } })
    const paymentId = ctx.newId()
    await ctx.db
      .insertInto('hires.wagePayment')
      .values({
        marketId,
        paymentId,
        hireId: hire.hireId,
        amountFen,
        how: body.how,
        reference: body.reference,
        paidAt,
        byPersonId: personId,
        at: ctx.now,
      })
      .execute()
    await transferPayment(ctx, hire, paymentId, amountFen)
    await changePaid(ctx, hire, amountFen, amountFen === open ? 'paid' : null)
    await ctx.journal({
      kind: 'wage.paid',
      marketId,
      subjectId: hire.hireId,
      data: {
        paymentId,
        amountFen,
        how: body.how,
        workerId: hire.workerId,
        employerId: hire.employerId,
        shiftId: hire.shiftId,
        whole: amountFen === open,
      },
    })
    await tell(ctx, 'paid', hire)
    items.push({
      paymentId,
      hireId: hire.hireId,
      amountFen,
      how: body.how,
      reference: body.reference,
      paidAt: paidAt.toISOString(),
      at: ctx.now.toISOString(),
      reversed: false,
    })
  }
  return { items }
}

export const reversePayment: Handler<typeof api.reversePayment> = async (
  { params: { marketId, paymentId }, body },
  ctx,
) => {
  const find = () =>
    ctx.db
      .selectFrom('hires.wagePayment as p')
      .selectAll('p')
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('hires.transfer as t')
              .select('t.transferId')
              .whereRef('t.marketId', '=', 'p.marketId')
              .whereRef('t.sourceId', '=', 'p.paymentId')
              .where('t.sourceKind', '=', 'payment-reversal'),
          )
          .as('reversed'),
      )
      .where('p.marketId', '=', marketId)
      .where('p.paymentId', '=', paymentId)
      .executeTakeFirst()
  const seen = orMissing(await find(), 'no-payment')
  const hire = await lockHire(ctx, seen)
  const payment = orMissing(await find(), 'no-payment') // as it stands now that the hire is held
  if (payment.reversed) throw new Failure('no-payment', { status: 404 })
  if (hire.state === 'confirmed') throw new Failure('already-confirmed')
  await transferPayment(ctx, hire, paymentId, payment.amountFen, true)
  await changePaid(ctx, hire, -payment.amountFen, hire.state === 'paid' ? 'worked' : null)
  await ctx.journal({
    kind: 'wage.payment-reversed',
    marketId,
    subjectId: hire.hireId,
    reason: body.reason,
    data: { paymentId, amountFen: payment.amountFen },
  })
  await tell(ctx, 'payment-reversed', hire, { fen: payment.amountFen })
  const { hireId, amountFen, how, reference, paidAt, at } = payment
  return {
    paymentId,
    hireId,
    amountFen,
    how: how as (typeof PAYMENT_WAYS)[number],
    reference,
    paidAt: paidAt.toISOString(),
    at: at.toISOString(),
    reversed: true,
  }
}

/**
 * What was paid is confirmed by the one who got it, and an open dispute is settled with it. Staff who confirm for somebody write
 * down what was agreed, and the worker hears of it.
 */
export const confirmWage: Handler<typeof api.confirmWage> = async ({ params, body }, ctx) => {
  const { as, personId } = actorOf(ctx)
  const row = await lockHire(ctx, params)
  if (row.state === 'confirmed') return lineOf(row, ctx.now)
  if ((row.state !== 'worked' && row.state !== 'paid') || row.paidFen! < row.amountFen!) throw new Failure('not-paid')
  const disputed = row.disputedAt !== null && row.disputeSettledAt === null
  const note = body.note ?? null
  const forThem = as !== 'worker'
  if (disputed && forThem && !note) throw new Failure('settlement-note-needed', { status: 422 })
  await ctx.db
    .updateTable('hires.hire')
    .set({ state: 'confirmed' })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.db
    .updateTable('hires.wageDue')
    .set({ confirmedAt: ctx.now, ...(disputed && { disputeSettledAt: ctx.now, disputeNote: note }) })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.journal({
    kind: 'wage.confirmed',
    marketId: row.marketId,
    subjectId: row.hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    data: {
      amountFen: row.amountFen,
      workerId: row.workerId,
      employerId: row.employerId,
      shiftId: row.shiftId,
      disputed,
    },
    reason: note,
  })
  if (disputed && forThem) await tell(ctx, 'dispute-settled', row, { note: note! })
  return lineOf((await findHire(ctx.db, row.marketId, row.hireId))!, ctx.now)
}

async function changePaid(
  ctx: Ctx,
  { marketId, hireId }: { marketId: string; hireId: string },
  byFen: number,
  state: 'paid' | 'worked' | null,
): Promise<void> {
  await ctx.db
    .updateTable('hires.wageDue')
    .set((eb) => ({ paidFen: eb('paidFen', '+', byFen) }))
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .execute()
  if (state)
    await ctx.db
      .updateTable('hires.hire')
      .set({ state })
      .where('marketId', '=', marketId)
      .where('hireId', '=', hireId)
      .execute()
}
