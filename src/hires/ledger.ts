/**
 * Wages in a double-entry ledger: one immutable row a transfer, in fen. A due moves from the employer's cost to the worker's
 * claim, a payment from the claim to what the employer has paid; a correction is the same row the other way round. The app may
 * only insert. `wage_due` carries the running sums, changed in the same transaction as the rows they are sums of.
 */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import type { Tx } from '#kernel/database.ts'
import type { HireRow } from './hire.sql.ts'
import type { WageBasis } from './wage.rules.ts'

type Hire = Pick<HireRow, 'marketId' | 'hireId' | 'workerId' | 'employerId'>
type SourceKind = 'due' | 'payment' | 'due-reversal' | 'payment-reversal'

/** First reckoning of a locked hire; its source is the hire itself, so it cannot be owed twice. */
export async function oweWage(
  ctx: Ctx,
  hire: Hire,
  { amountFen, basis, dueAt }: { amountFen: number; basis: WageBasis; dueAt: Date },
): Promise<void> {
  const { marketId, hireId, workerId, employerId } = hire
  await ctx.db
    .insertInto('hires.wageDue')
    .values({ marketId, hireId, workerId, employerId, amountFen, basis: JSON.stringify(basis), dueAt, madeAt: ctx.now })
    .execute()
  await transfer(ctx, hire, 'due', hireId, amountFen)
}

/** Reverses the due that stands and owes anew; the new one names the one it replaces, so that is replaced once. */
export async function correctDue(
  ctx: Ctx,
  hire: HireRow,
  { amountFen, basis }: { amountFen: number; basis: WageBasis },
): Promise<void> {
  const { marketId, hireId } = hire
  const standing = await standingDue(ctx.db, marketId, hireId)
  if (standing) await transfer(ctx, hire, 'due-reversal', standing.transferId, standing.amountFen)
  await transfer(ctx, hire, 'due', standing?.transferId ?? (await sourceOfNextDue(ctx, hire)), amountFen)
  await ctx.db
    .updateTable('hires.wageDue')
    .set({ amountFen, basis: JSON.stringify(basis), madeAt: ctx.now })
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .execute()
  // A fully paid wage that grew is owed again; one that shrank to what was paid is paid.
  const state = hire.paidFen! > 0 && hire.paidFen! >= amountFen ? 'paid' : 'worked'
  if (state !== hire.state) {
    await ctx.db
      .updateTable('hires.hire')
      .set({ state })
      .where('marketId', '=', marketId)
      .where('hireId', '=', hireId)
      .execute()
  }
}

/** A payment that was stored, or (reversed) taken back. The caller changes `paid_fen` with it. */
export function transferPayment(
  ctx: Ctx,
  hire: Hire,
  paymentId: string,
  amountFen: number,
  reversed = false,
): Promise<void> {
  return transfer(ctx, hire, reversed ? 'payment-reversal' : 'payment', paymentId, amountFen)
}

/** Nothing owed is nothing to write: a transfer of zero fen says nothing. */
async function transfer(
  ctx: Ctx,
  { marketId, hireId, workerId, employerId }: Hire,
  sourceKind: SourceKind,
  sourceId: string,
  amountFen: number,
): Promise<void> {
  if (amountFen === 0) return
  const [from, to] = sourceKind.startsWith('due')
    ? (['employer-cost', 'worker-claim'] as const)
    : (['worker-claim', 'employer-paid'] as const)
  const [debit, credit] = sourceKind.endsWith('reversal') ? [to, from] : [from, to]
  const partyOf = (side: string) => (side === 'worker-claim' ? workerId : employerId)
  await ctx.db
    .insertInto('hires.transfer')
    .values({
      marketId,
      transferId: ctx.newId(),
      hireId,
      debit,
      debitParty: partyOf(debit),
      credit,
      creditParty: partyOf(credit),
      amountFen,
      sourceKind,
      sourceId,
      at: ctx.now,
    })
    .execute()
}

/** The due that was not reversed; none when nothing is owed. */
function standingDue(tx: Tx, marketId: string, hireId: string) {
  return tx
    .selectFrom('hires.transfer as t')
    .select(['t.transferId', 't.amountFen'])
    .where('t.marketId', '=', marketId)
    .where('t.hireId', '=', hireId)
    .where('t.sourceKind', '=', 'due')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('hires.transfer as r')
            .select('r.transferId')
            .whereRef('r.marketId', '=', 't.marketId')
            .whereRef('r.sourceId', '=', 't.transferId')
            .where('r.sourceKind', '=', 'due-reversal'),
        ),
      ),
    )
    .executeTakeFirst()
}
/** Where nothing is owed now: the hire, or else a reversal no due has answered to yet. */
async function sourceOfNextDue(ctx: Ctx, { marketId, hireId }: Hire): Promise<string> {
  const last = await ctx.db
    .selectFrom('hires.transfer as r')
    .select('r.transferId')
    .where('r.marketId', '=', marketId)
    .where('r.hireId', '=', hireId)
    .where('r.sourceKind', '=', 'due-reversal')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('hires.transfer as t')
            .select('t.transferId')
            .whereRef('t.marketId', '=', 'r.marketId')
            .whereRef('t.sourceId', '=', 'r.transferId')
            .where('t.sourceKind', '=', 'due'),
        ),
      ),
    )
    .orderBy('r.transferId', 'desc')
    .executeTakeFirst()
  return last?.transferId ?? hireId
}

export interface LedgerFault {
  marketId: string
  hireId: string
  what:
    | 'due-differs'
    | 'paid-differs'
    | 'payment-without-transfer'
    | 'paid-without-ledger'
    | 'transfer-without-due'
    | 'overpaid'
}

/** Every promise of the ledger, checked over all rows the transaction may see; empty when it balances to the fen. */
export async function ledgerFaults(tx: Tx): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with sums as (
      select market_id, hire_id,
        coalesce(sum(amount_fen) filter (where source_kind = 'due'), 0) - coalesce(sum(amount_fen) filter (where source_kind = 'due-reversal'), 0) as due,
        coalesce(sum(amount_fen) filter (where source_kind = 'payment'), 0)
          - coalesce(sum(amount_fen) filter (where source_kind = 'payment-reversal'), 0) as paid
      from hires.transfer group by market_id, hire_id)
    select w.market_id, w.hire_id, 'due-differs' as what from hires.wage_due w left join sums t using (market_id, hire_id)
      where w.amount_fen <> coalesce(t.due, 0)
    union all select w.market_id, w.hire_id, 'paid-differs' from hires.wage_due w left join sums t using (market_id, hire_id)
      where w.paid_fen <> coalesce(t.paid, 0)
    union all select t.market_id, t.hire_id, 'transfer-without-due' from sums t
      where not exists (select from hires.wage_due w where w.market_id = t.market_id and w.hire_id = t.hire_id)
    union all select t.market_id, t.hire_id, 'overpaid' from sums t where t.paid > t.due or t.paid < 0
    union all select p.market_id, p.hire_id, 'payment-without-transfer' from hires.wage_payment p
      where not exists (select from hires.transfer t where t.market_id = p.market_id and t.source_kind = 'payment' and t.source_id = p.payment_id
        and t.hire_id = p.hire_id and t.amount_fen = p.amount_fen)
    union all select h.market_id, h.hire_id, 'paid-without-ledger' from hires.hire h left join sums t using (market_id, hire_id)
      left join hires.wage_due w using (market_id, hire_id)
      where (h.state = 'paid' and (coalesce(t.paid, 0) = 0 or t.paid <> t.due))
        or (h.state = 'confirmed' and coalesce(t.paid, 0) <> coalesce(t.due, 0))
        or (h.state in ('worked', 'paid', 'confirmed')) <> (w.hire_id is not null)`.execute(tx)
  return rows
}
