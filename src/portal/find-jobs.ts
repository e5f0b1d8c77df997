import { sql } from 'kysely'
import { findShifts, getShift } from '#jobs/index.ts'
import type * as jobs from '#jobs/jobs.api.ts'
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { codesWithin } from '#markets/index.ts'
import { occupationBookOf } from '#occupations/index.ts'
import type { BoardQuery } from './portal.api.ts'

export type Job = Reply<typeof jobs.findShifts>['items'][number]
export type WholeJob = Reply<typeof jobs.getShift>

const PAGE = 24
/** The portal asks as everybody does: what it shows is what the contract shows. */
const NO_UPLOAD = { upload: undefined as never }

type Asked = Partial<BoardQuery> & { marketId?: string }

/** The open shifts of a board query, soonest first. Throws `unknown-occupation` and `unknown-division` with suggestions. */
export async function findJobs(ctx: Ctx, { trade, place, on, pay, paid, after, marketId }: Asked) {
  const isCode = trade ? (await occupationBookOf(ctx.db)).byCode.has(trade) : false
  const query = {
    limit: PAGE,
    radiusM: 10_000,
    ...(trade && (isCode ? { occupations: [trade] } : { trade })),
    ...(place && { divisionCode: place }),
    ...(on && { on }),
    ...(pay && { shiftPayFen: pay * 100 }),
    ...(paid && { paidToday: true }),
    ...(marketId && { marketId }),
  }
  try {
    return await findShifts({ query: { ...query, ...(after && { after }) }, ...NO_UPLOAD }, ctx)
  } catch (error) {
    // A cursor somebody made up begins at the front.
    if (after && error instanceof Failure && error.code === 'invalid') return findShifts({ query, ...NO_UPLOAD }, ctx)
    throw error
  }
}

/** One shift with its post, open or over. Throws `not-found`. */
export function getJob(ctx: Ctx, params: { marketId: string; shiftId: string }): Promise<WholeJob> {
  return getShift({ params, ...NO_UPLOAD }, ctx)
}

/** Where and when hands are wanted most: the trades of open shifts, by places left. */
export async function tradesWanted(ctx: Ctx, { place, on }: Pick<Asked, 'place' | 'on'>) {
  const today = dayOf(ctx.now)
  const day = on === 'today' ? today : on === 'tomorrow' ? addDays(today, 1) : on
  const places = place ? await codesWithin(ctx.db, place) : null
  return ctx.db
    .selectFrom('jobs.shift as s')
    .innerJoin('occupations.occupation as o', 'o.code', 's.occupation')
    .$if(places !== null, (q) =>
      q
        .innerJoin('jobs.post as p', (on) =>
          on.onRef('p.marketId', '=', 's.marketId').onRef('p.postId', '=', 's.postId'),
        )
        .where(sql<boolean>`p.division_code = any(${places}::text[])`),
    )
    .select((eb) => [
      'o.code',
      'o.name',
      eb.fn.countAll<number>().as('jobs'),
      sql<number>`sum(s.headcount - s.taken)::int`.as('places'),
    ])
    .where('s.listed', '=', true)
    .where('s.startsAt', '>', ctx.now)
    .$if(Boolean(day), (q) =>
      q.where('s.startsAt', '>=', momentOf(day!)).where('s.startsAt', '<', momentOf(addDays(day!, 1))),
    )
    .groupBy(['o.code', 'o.name'])
    .orderBy('places', 'desc')
    .orderBy('o.code')
    .execute()
}
