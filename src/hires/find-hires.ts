import { sql } from 'kysely'
import { addDays, momentOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type { PAYMENT_WAYS } from './hire.rules.ts'
import { OUT_FORGOTTEN_MINUTES } from './hire.rules.ts'
import { cardInForce, cardOffered, findHire, type HireRow, iso, lineOf, selectHires } from './hire.sql.ts'
import type * as api from './hires.api.ts'

export const getHire: Handler<typeof api.getHire> = async ({ params: { marketId, hireId } }, ctx) => {
  const row = orMissing(await findHire(ctx.db, marketId, hireId), 'no-hire')
  const changes = await ctx.db
    .selectFrom('hires.cardChange')
    .select(['postVersion', 'outcome', 'at'])
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .orderBy('at')
    .execute()
  const payments = await ctx.db
    .selectFrom('hires.wagePayment')
    .selectAll()
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .orderBy('at')
    .orderBy('paymentId')
    .execute()
  const ledger = await ctx.db
    .selectFrom('hires.transfer')
    .select(['transferId', 'sourceKind', 'sourceId', 'debit', 'credit', 'amountFen', 'at'])
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .orderBy('at')
    // Of one moment, what was taken back comes before what took its place.
    .orderBy(sql`source_kind like '%-reversal'`, 'desc')
    .orderBy('transferId')
    .execute()
  const ratings = await ctx.db
    .selectFrom('hires.rating')
    .selectAll()
    .where('marketId', '=', marketId)
    .where('hireId', '=', hireId)
    .orderBy('at')
    .execute()
  const reversed = new Set(ledger.filter((t) => t.sourceKind === 'payment-reversal').map((t) => t.sourceId))
  return {
    ...lineOf(row, ctx.now),
    card: row.card,
    cardHash: row.cardHash,
    terms: cardInForce(row),
    offered: cardOffered(row),
    changes: changes.map((c) => ({
      postVersion: c.postVersion,
      outcome: c.outcome as 'accepted' | 'refused' | 'fallen',
      at: c.at.toISOString(),
    })),
    wageBasis: row.basis,
    disputeSaid: row.disputeSaid,
    disputedAt: iso(row.disputedAt),
    disputeSettledAt: iso(row.disputeSettledAt),
    disputeNote: row.disputeNote,
    confirmedAt: iso(row.confirmedAt),
    payments: payments.map((p) => ({
      paymentId: p.paymentId,
      hireId,
      amountFen: p.amountFen,
      how: p.how as (typeof PAYMENT_WAYS)[number],
      reference: p.reference,
      paidAt: p.paidAt.toISOString(),
      at: p.at.toISOString(),
      reversed: reversed.has(p.paymentId),
    })),
    ledger: ledger.map(({ sourceId: _, sourceKind, at, ...t }) => ({
      ...t,
      sourceKind: sourceKind as 'due',
      at: at.toISOString(),
    })),
    ratings: ratings.map((r) => ({
      bySide: r.bySide as 'worker',
      facts: r.facts as Record<string, boolean>,
      stars: r.stars,
      words: r.words,
      at: r.at.toISOString(),
    })),
  }
}

interface Asked {
  after?: string | undefined
  limit: number
  state?: HireRow['state'] | undefined
  live?: boolean | undefined
  day?: string | undefined
}

export const listWorkerHires: Handler<typeof api.listWorkerHires> = ({ params, query }, ctx) =>
  page(ctx, filtered(ctx, query).where('h.workerId', '=', params.workerId), query, 'newest')

export const listEmployerHires: Handler<typeof api.listEmployerHires> = ({ params, query }, ctx) =>
  page(
    ctx,
    filtered(ctx, query)
      .where('h.employerId', '=', params.employerId)
      .$if(query.shiftId !== undefined, (q) => q.where('h.shiftId', '=', query.shiftId!))
      .$if(query.unpaid === true, (q) =>
        q.where('w.confirmedAt', 'is', null).whereRef('w.paidFen', '<', 'w.amountFen'),
      ),
    query,
    'newest',
  )

export const listMarketHires: Handler<typeof api.listMarketHires> = ({ params, query }, ctx) =>
  page(
    ctx,
    filtered(ctx, query)
      .where('h.marketId', '=', params.marketId)
      .$if(query.outForgotten === true, (q) =>
        q
          .where('h.state', '=', 'checked-in')
          .where('s.endsAt', '<', new Date(ctx.now.getTime() - OUT_FORGOTTEN_MINUTES * 60_000)),
      )
      .$if(query.disputed === true, (q) =>
        q.where('w.disputedAt', 'is not', null).where('w.disputeSettledAt', 'is', null),
      )
      .$if(query.objected === true, (q) =>
        q.where(
          sql<boolean>`exists (select from hires.objection j where j.market_id = h.market_id and j.hire_id = h.hire_id and j.decided_at is null)`,
        ),
      ),
    query,
    query.day ? 'by-start' : 'newest',
  )

const overdue = (ctx: Ctx) =>
  selectHires(ctx.db)
    .where('w.confirmedAt', 'is', null)
    .where('w.dueAt', '<=', ctx.now)
    .whereRef('w.paidFen', '<', 'w.amountFen')

export const listOverdueWages: Handler<typeof api.listOverdueWages> = ({ params, query }, ctx) =>
  page(ctx, overdue(ctx).where('w.marketId', '=', params.marketId), query, 'by-due')

/** The rows are those of the caller's part of the tree. */
export const listAreaOverdueWages: Handler<typeof api.listAreaOverdueWages> = async ({ query }, ctx) => {
  const { items, next } = await page(ctx, overdue(ctx), query, 'by-due')
  const markets = await ctx.db
    .selectFrom('markets.market')
    .select(['marketId', 'name'])
    .where('marketId', 'in', [...new Set(items.map((h) => h.marketId)), NOWHERE])
    .execute()
  const names = new Map(markets.map((m) => [m.marketId, m.name]))
  return { items: items.map((h) => ({ ...h, marketName: names.get(h.marketId) ?? '' })), next }
}
/** Keeps the list of ids from being empty. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'

export const getShiftRoll: Handler<typeof api.getShiftRoll> = async ({ params: { employerId, shiftId } }, ctx) => {
  const shift = orMissing(
    await ctx.db
      .selectFrom('jobs.shift as s')
      .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 's.marketId').onRef('p.postId', '=', 's.postId'))
      .select([
        's.marketId',
        's.shiftId',
        's.postId',
        'p.title',
        's.startsAt',
        's.endsAt',
        's.headcount',
        's.taken',
        's.state',
      ])
      .where('s.shiftId', '=', shiftId)
      .where('s.employerId', '=', employerId)
      .executeTakeFirst(),
    'no-shift',
  )
  const rows = await selectHires(ctx.db)
    .where('h.marketId', '=', shift.marketId)
    .where('h.shiftId', '=', shiftId)
    .orderBy('h.live', 'desc')
    .orderBy('h.acceptedAt')
    .orderBy('h.hireId')
    .limit(4000)
    .execute()
  const items = rows.map((row) => lineOf(row, ctx.now))
  const sum = (of: (line: (typeof items)[number]) => number) => items.reduce((total, line) => total + of(line), 0)
  return {
    ...shift,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
    checkedIn: sum((l) => (l.attendance ? 1 : 0)),
    worked: sum((l) => (l.wage ? 1 : 0)),
    dueFen: sum((l) => l.wage?.amountFen ?? 0),
    paidFen: sum((l) => l.wage?.paidFen ?? 0),
    items,
  }
}

type Query = ReturnType<typeof selectHires>
function filtered({ db }: Ctx, { state, live, day }: Asked): Query {
  return selectHires(db)
    .$if(state !== undefined, (q) => q.where('h.state', '=', state!))
    .$if(live !== undefined, (q) => q.where('h.live', '=', live!))
    .$if(day !== undefined, (q) =>
      q.where('s.startsAt', '>=', momentOf(day!)).where('s.startsAt', '<', momentOf(addDays(day!, 1))),
    )
}

const ORDERS = {
  newest: { column: sql<Date>`h.accepted_at`, descending: true, of: (row: HireRow) => row.acceptedAt },
  'by-start': { column: sql<Date>`s.starts_at`, descending: false, of: (row: HireRow) => new Date(row.terms.startsAt) },
  'by-due': { column: sql<Date>`w.due_at`, descending: false, of: (row: HireRow) => row.dueAt! },
} as const

/** The cursor is the order's moment and the hire: `2026-03-05T00:00:00.000Z_<id>`. */
async function page(
  ctx: Ctx,
  query: Query,
  { after, limit }: Pick<Asked, 'after' | 'limit'>,
  order: keyof typeof ORDERS,
) {
  const { column, descending, of } = ORDERS[order]
  const direction = descending ? 'desc' : 'asc'
  const from = after === undefined ? null : /^(\d{4}-[\d-]{5}T[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after)
  if (from === null && after !== undefined)
    throw new Failure('invalid', { status: 400, more: { fields: [{ path: 'after', message: '请从第一页重新查看' }] } })
  const rows = await query
    .$if(from !== null, (q) =>
      q.where(
        sql<boolean>`(${column}, h.hire_id) ${sql.raw(descending ? '<' : '>')} (${from?.[1]}::timestamptz, ${from?.[2]}::uuid)`,
      ),
    )
    .orderBy(column, direction)
    .orderBy('h.hireId', direction)
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => lineOf(row, ctx.now)),
    next: rows.length > limit && last ? `${of(last).toISOString()}_${last.hireId}` : null,
  }
}
