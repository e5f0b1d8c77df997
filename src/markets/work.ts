import { sql } from 'kysely'
import type { Work } from '#kernel/work.ts'

/**
 * A newer division list may hang a town under another county; a market's `area` follows within ten minutes, and the rights
 * that hang on it with the next request.
 */
export const work: Work[] = [
  {
    name: 'markets.follow-divisions',
    cron: '*/10 * * * *',
    run: async (_data, ctx) => {
      const { rows } = await sql<{ marketId: string; area: string[] }>`
        with recursive up as (
          select m.market_id, d.code, d.parent, 1 as height from markets.market m join divisions.division d on d.code = m.division_code
          union all
          select up.market_id, d.code, d.parent, up.height + 1 from up join divisions.division d on d.code = up.parent)
        update markets.market m set area = now.area
        from (select market_id, array_agg(code order by height desc) as area from up group by market_id) now
        where now.market_id = m.market_id and now.area <> m.area
        returning m.market_id, m.area`.execute(ctx.db)
      for (const { marketId, area } of rows)
        await ctx.journal({ kind: 'market.moved-in-tree', marketId, subjectId: marketId, data: { area } })
    },
  },
]
