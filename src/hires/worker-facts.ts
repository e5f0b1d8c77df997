import { sql } from 'kysely'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hires.api.ts'
import { FACTS_DAYS, ON_TIME_MINUTES } from './worker-facts.rules.ts'

/** Of attendance `a` and shift `s`: shown by the worker, and by the start. */
export const arrived = sql`a.in_at is not null and a.in_how in ('qr', 'place')`
export const onTime = sql`${arrived} and a.in_at <= s.starts_at + make_interval(mins => ${ON_TIME_MINUTES})`
/** Of hire `h`: the mark stands, and nobody is still looking into it. */
export const noShow = sql`h.state = 'no-show' and not exists (
  select from hires.objection j where j.market_id = h.market_id and j.hire_id = h.hire_id and (j.decided_at is null or j.outcome = 'excused'))`

/**
 * Only of people who come to this shift, only of its market, which both sides have chosen; as numbers, so that no other
 * employer is to be read out of them.
 */
export const listShiftFacts: Handler<typeof api.listShiftFacts> = async ({ params: { employerId, shiftId } }, ctx) => {
  const { marketId } = orMissing(
    await ctx.db
      .selectFrom('jobs.shift')
      .select('marketId')
      .where('shiftId', '=', shiftId)
      .where('employerId', '=', employerId)
      .executeTakeFirst(),
    'no-shift',
  )
  const ofShift = sql`(select x.worker_id from hires.hire x where x.market_id = ${marketId} and x.shift_id = ${shiftId})`
  const { rows: mine } = await sql<{ workerId: string; times: number }>`
    select h.worker_id as "workerId", count(*)::int as times from hires.hire h
    where h.employer_id = ${employerId} and h.state in ('worked', 'paid', 'confirmed') and h.worker_id in ${ofShift}
    group by 1`.execute(ctx.db)
  const forMe = new Map(mine.map((m) => [m.workerId, m.times]))
  await ctx.within(marketId)
  const { rows } = await sql<{
    workerId: string
    daysWorked: number
    arrivals: number
    onTime: number
    noShows: number
  }>`
    select h.worker_id as "workerId",
      count(distinct (s.starts_at at time zone 'Asia/Shanghai')::date) filter (where h.state in ('worked', 'paid', 'confirmed'))::int as "daysWorked",
      count(*) filter (where ${arrived})::int as arrivals,
      count(*) filter (where ${onTime})::int as "onTime",
      count(*) filter (where ${noShow})::int as "noShows"
    from hires.hire h
      join jobs.shift s on s.market_id = h.market_id and s.shift_id = h.shift_id
      left join hires.attendance a on a.market_id = h.market_id and a.hire_id = h.hire_id
    where h.market_id = ${marketId} and h.worker_id in ${ofShift}
      and s.starts_at > ${new Date(ctx.now.getTime() - FACTS_DAYS * 86_400_000)}
    group by 1 limit 4000`.execute(ctx.db)
  return { items: rows.map((row) => ({ ...row, timesForMe: forMe.get(row.workerId) ?? 0 })) }
}
