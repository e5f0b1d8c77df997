import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from '#markets/index.ts'
import type * as api from './hires.api.ts'
import { arrived, noShow, onTime } from './worker-facts.ts'

const done = sql`h.state in ('worked', 'paid', 'confirmed')`

interface Former {
  workerId: string
  name: string
  times: number
  arrivals: number
  onTime: number
  noShows: number
  lastTitle: string
  lastAt: Date
  isFavourite: boolean
  refused: boolean
}

/** The own hires alone, so the own scope shows all there is to count. */
export const listFormerWorkers: Handler<typeof api.listFormerWorkers> = async (
  { params: { employerId }, query: { kept, after, limit } },
  ctx,
) => {
  const from = readCursor<[string, string]>(after, ['moment', 'id'])
  const { rows } = await sql<Former>`
    select * from (
      select h.worker_id as "workerId",
        (array_agg(h.card -> 'worker' ->> 'name' order by h.accepted_at desc))[1] as name,
        count(*) filter (where ${done})::int as times,
        count(*) filter (where ${arrived})::int as arrivals,
        count(*) filter (where ${onTime})::int as "onTime",
        count(*) filter (where ${noShow})::int as "noShows",
        (array_agg(h.card ->> 'title' order by s.starts_at desc) filter (where ${done}))[1] as "lastTitle",
        max(s.starts_at) filter (where ${done}) as "lastAt",
        bool_or(f.since is not null) as "isFavourite",
        bool_or(f.refused_at is not null) as refused
      from hires.hire h
        join jobs.shift s on s.market_id = h.market_id and s.shift_id = h.shift_id
        left join hires.attendance a on a.market_id = h.market_id and a.hire_id = h.hire_id
        left join hires.favourite f on f.employer_id = h.employer_id and f.worker_id = h.worker_id
      where h.employer_id = ${employerId} ${kept === true ? sql`and f.since is not null` : sql``}
      group by 1) x
    where x.times > 0 ${from ? sql`and (x."lastAt", x."workerId") < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``}
    order by x."lastAt" desc, x."workerId" desc
    limit ${limit + 1}`.execute(ctx.db)
  return page(
    rows,
    limit,
    (r) => [r.lastAt.toISOString(), r.workerId],
    ({ lastAt, isFavourite, refused, ...r }) => ({
      ...r,
      lastAt: lastAt.toISOString(),
      isFavourite: isFavourite === true,
      refused: refused === true,
    }),
  )
}

export const keepFavourite: Handler<typeof api.keepFavourite> = async ({ params: { employerId, workerId } }, ctx) => {
  if (!(await workedFor(ctx, employerId, [workerId])).has(workerId))
    throw new Failure('not-your-worker', { status: 422 })
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('hires.favourite')
    .values({ employerId, workerId, since: ctx.now, keptBy: actorOf(ctx).personId })
    .onConflict((c) =>
      c
        .columns(['employerId', 'workerId'])
        .doUpdateSet({ since: ctx.now, keptBy: actorOf(ctx).personId })
        .where('hires.favourite.refusedAt', 'is', null),
    )
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) throw new Failure('does-not-want')
  return {}
}

export const dropFavourite: Handler<typeof api.dropFavourite> = async ({ params: { employerId, workerId } }, ctx) => {
  await ctx.db
    .updateTable('hires.favourite')
    .set({ since: null, keptBy: null })
    .where('employerId', '=', employerId)
    .where('workerId', '=', workerId)
    .execute()
  return {}
}

/** Of these, who did work for the employer. */
export async function workedFor(ctx: Ctx, employerId: string, workerIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('hires.hire')
    .select('workerId')
    .distinct()
    .where('employerId', '=', employerId)
    .where('workerId', 'in', workerIds)
    .where('state', 'in', ['worked', 'paid', 'confirmed'])
    .execute()
  return new Set(rows.map((row) => row.workerId))
}

export const listMyEmployers: Handler<typeof api.listMyEmployers> = async ({ params: { workerId } }, ctx) => {
  const rows = await ctx.db
    .selectFrom('hires.favourite as f')
    .innerJoin('employers.employer as e', 'e.employerId', 'f.employerId')
    .select(['f.employerId', 'e.name as employerName', 'f.since', 'f.refusedAt'])
    .where('f.workerId', '=', workerId)
    .where((eb) => eb.or([eb('f.since', 'is not', null), eb('f.refusedAt', 'is not', null)]))
    .orderBy('f.since', (o) => o.desc().nullsLast())
    .orderBy('f.employerId')
    .limit(200)
    .execute()
  return {
    items: rows.map(({ since, refusedAt, ...f }) => ({
      ...f,
      since: since?.toISOString() ?? null,
      refused: refusedAt !== null,
    })),
  }
}

/** Said once it holds, whether the employer kept the worker or not, and ends the keeping. */
export const refuseEmployer: Handler<typeof api.refuseEmployer> = async ({ params: { employerId, workerId } }, ctx) => {
  await ctx.db
    .insertInto('hires.favourite')
    .values({ employerId, workerId, refusedAt: ctx.now })
    .onConflict((c) =>
      c.columns(['employerId', 'workerId']).doUpdateSet({ refusedAt: ctx.now, since: null, keptBy: null }),
    )
    .execute()
  await ctx.journal({ kind: 'employer.refused-by-worker', marketId: null, subjectId: workerId, data: { employerId } })
  return {}
}

export const allowEmployer: Handler<typeof api.allowEmployer> = async ({ params: { employerId, workerId } }, ctx) => {
  await ctx.db
    .updateTable('hires.favourite')
    .set({ refusedAt: null })
    .where('employerId', '=', employerId)
    .where('workerId', '=', workerId)
    .execute()
  return {}
}
