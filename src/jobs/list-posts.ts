import { sql } from 'kysely'
import { levelNow } from '#employers/employer.rules.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Handler } from '#kernel/mount.ts'
import type { Finding } from '#law/finding.rules.ts'
import { page, readCursor } from '#markets/index.ts'
import type * as api from './jobs.api.ts'

function selectPosts(ctx: Ctx) {
  return ctx.db
    .selectFrom('jobs.post as p')
    .innerJoin('employers.employer as e', 'e.employerId', 'p.employerId')
    .innerJoin('markets.market as m', 'm.marketId', 'p.marketId')
    .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('jobs.shift as s')
          .select((eb) => [
            eb.fn.countAll<number>().as('shiftsAhead'),
            sql<number>`coalesce(sum(s.headcount), 0)::int`.as('headcount'),
            sql<number>`coalesce(sum(s.taken), 0)::int`.as('taken'),
            sql<Date | null>`min(s.starts_at) filter (where s.starts_at > ${ctx.now})`.as('nextStartsAt'),
          ])
          .whereRef('s.marketId', '=', 'p.marketId')
          .whereRef('s.postId', '=', 'p.postId')
          .where('s.state', '!=', 'cancelled')
          .where('s.endsAt', '>', ctx.now)
          .as('ahead'),
      (on) => on.onTrue(),
    )
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('jobs.review as r')
          .select(['r.findings', 'r.note'])
          .whereRef('r.marketId', '=', 'p.marketId')
          .whereRef('r.postId', '=', 'p.postId')
          .orderBy('r.at', 'desc')
          .orderBy('r.reviewId', 'desc')
          .limit(1)
          .as('last'),
      (on) => on.onTrue(),
    )
    .select([
      'p.marketId',
      'p.postId',
      'p.state',
      'p.title',
      'p.occupation',
      'p.kind',
      'p.payFen',
      'p.payUnit',
      'p.pieceName',
      'p.settlement',
      'p.place',
      'p.validUntil',
      'p.employerId',
      'p.submittedAt',
      'p.publishedAt',
      'p.version',
      'e.name as employerName',
      'e.kind as employerKind',
      'e.level as employerLevel',
      'e.levelUntil',
      'm.name as marketName',
      'o.name as occupationName',
      'ahead.shiftsAhead',
      'ahead.headcount',
      'ahead.taken',
      'ahead.nextStartsAt',
      'last.findings',
      'last.note',
    ])
}
type Row = Awaited<ReturnType<ReturnType<typeof selectPosts>['execute']>>[number]

const itemOf = (now: Date) => (row: Row) => {
  const {
    marketId,
    postId,
    state,
    title,
    occupation,
    kind,
    payFen,
    payUnit,
    pieceName,
    settlement,
    place,
    marketName,
    version,
    note,
  } = row
  return {
    marketId,
    postId,
    state,
    title,
    occupation: { code: occupation, name: row.occupationName },
    kind,
    payFen,
    payUnit,
    pieceName,
    settlement,
    place,
    marketName,
    version,
    validUntil: row.validUntil.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    employer: {
      employerId: row.employerId,
      name: row.employerName,
      kind: row.employerKind,
      level: levelNow(row.employerLevel, row.levelUntil, now),
    },
    shiftsAhead: row.shiftsAhead ?? 0,
    headcount: row.headcount ?? 0,
    taken: row.taken ?? 0,
    nextStartsAt: row.nextStartsAt?.toISOString() ?? null,
    findings: (row.findings ?? []) as unknown as Finding[],
    note,
  }
}

export const listEmployerPosts: Handler<typeof api.listEmployerPosts> = ({ params, query }, ctx) =>
  newest(ctx, params, query)

export const listMarketPosts: Handler<typeof api.listMarketPosts> = (
  { params: { marketId }, query: { employerId, ...query } },
  ctx,
) => newest(ctx, { marketId, employerId }, query)

/** Ids are made in the order of writing, so they sort by age. */
async function newest(
  ctx: Ctx,
  { marketId, employerId }: { marketId?: string; employerId?: string | undefined },
  { state, after, limit }: { state?: Row['state'] | undefined; after?: string | undefined; limit: number },
) {
  const from = readCursor<[string]>(after, ['id'])
  const rows = await selectPosts(ctx)
    .$if(marketId !== undefined, (q) => q.where('p.marketId', '=', marketId!))
    .$if(employerId !== undefined, (q) => q.where('p.employerId', '=', employerId!))
    .$if(state !== undefined, (q) => q.where('p.state', '=', state!))
    .$if(from !== null, (q) => q.where('p.postId', '<', from![0]))
    .orderBy('p.postId', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (p) => [p.postId], itemOf(ctx.now))
}

export const listPostReviews: Handler<typeof api.listPostReviews> = async (
  { params: { marketId }, query: { after, limit } },
  ctx,
) => {
  const from = readCursor<[string, string]>(after, ['moment', 'id'])
  const rows = await selectPosts(ctx)
    .where('p.marketId', '=', marketId)
    .where('p.state', '=', 'submitted')
    .$if(from !== null, (q) =>
      q.where(sql<boolean>`(p.submitted_at, p.post_id) > (${from![0]}::timestamptz, ${from![1]})`),
    )
    .orderBy('p.submittedAt')
    .orderBy('p.postId')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (p) => [p.submittedAt!.toISOString(), p.postId], itemOf(ctx.now))
}
