import { sql } from 'kysely'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hires.api.ts'
import { FACTS_DAYS } from './worker-facts.rules.ts'
import { arrived, noShow, onTime } from './worker-facts.ts'

/** The same figures the employer of a shift is shown, for the person they are of (个保法 44, 45). The own rows are all there is to count. */
export const listMyFacts: Handler<typeof api.listMyFacts> = async ({ params: { workerId } }, ctx) => {
  const { rows } = await sql<{
    marketId: string
    marketName: string
    daysWorked: number
    arrivals: number
    onTime: number
    noShows: number
  }>`
    select h.market_id as "marketId", m.name as "marketName",
      count(distinct (s.starts_at at time zone 'Asia/Shanghai')::date) filter (where h.state in ('worked', 'paid', 'confirmed'))::int as "daysWorked",
      count(*) filter (where ${arrived})::int as arrivals,
      count(*) filter (where ${onTime})::int as "onTime",
      count(*) filter (where ${noShow})::int as "noShows"
    from hires.hire h
      join markets.market m on m.market_id = h.market_id
      join jobs.shift s on s.market_id = h.market_id and s.shift_id = h.shift_id
      left join hires.attendance a on a.market_id = h.market_id and a.hire_id = h.hire_id
    where h.worker_id = ${workerId} and s.starts_at > ${new Date(ctx.now.getTime() - FACTS_DAYS * 86_400_000)}
    group by 1, 2 order by 3 desc, 1 limit 50`.execute(ctx.db)
  return { items: rows }
}
