import { sql } from 'kysely'
import { actorOf } from '#kernel/context.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Point } from '#kernel/geo.ts'
import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from './cursor.ts'
import { wholeMetresTo } from './distance.sql.ts'
import { areaOf } from './division-names.ts'
import { serves } from './market.rules.ts'
import { itemsOf, selectMarkets } from './market.sql.ts'
import type * as api from './markets.api.ts'
import { MARKET_STATES } from './markets.api.ts'

const SERVING = MARKET_STATES.filter(serves)

export const findMarkets: Handler<typeof api.findMarkets> = async ({ query }, ctx) => {
  const { lat, lng, radiusM, divisionCode, kind, nature, state, name, limit } = query
  const point: Point | null = lat !== undefined && lng !== undefined ? { lat, lng } : null
  const far = point ? wholeMetresTo(point, 'm.lat', 'm.lng') : sql<number | null>`null::int`
  const area = divisionCode ? (await areaOf(ctx.db, divisionCode)).at(-1)! : null
  const after = point
    ? readCursor<[number, string]>(query.after, ['number', 'id'])
    : readCursor<[string, string]>(query.after, ['string', 'id'])
  const rows = await selectMarkets(ctx.db)
    .select(far.as('distanceM'))
    .where('m.state', 'in', state ? [state] : SERVING)
    .$if(area !== null, (q) => q.where(sql<boolean>`m.area @> array[${area}]::text[]`))
    .$if(kind !== undefined, (q) => q.where('m.kind', '=', kind!))
    .$if(nature !== undefined, (q) => q.where('m.nature', '=', nature!))
    .$if(Boolean(name), (q) =>
      q.where(
        sql<boolean>`position(${name!} in m.name || ' ' || coalesce(m.customary_name, '') || ' ' || m.address) > 0`,
      ),
    )
    .$if(point !== null && radiusM !== undefined, (q) => q.where(sql<boolean>`${far} <= ${radiusM!}`))
    .$if(after !== null, (q) =>
      q.where(
        point
          ? sql<boolean>`(${far}, m.market_id) > (${after![0]}, ${after![1]})`
          : sql<boolean>`(m.name, m.market_id) > (${after![0]}, ${after![1]})`,
      ),
    )
    .orderBy(point ? sql`${far}` : sql`m.name`)
    .orderBy('m.marketId')
    .limit(limit + 1)
    .execute()
  const items = await itemsOf(ctx.db, rows)
  return page(
    rows,
    limit,
    (m) => [point ? m.distanceM : m.name, m.marketId],
    (m) => items.get(m.marketId)!,
  )
}

export const listMyMarkets: Handler<typeof api.listMyMarkets> = async ({ query: { name, after, limit } }, ctx) => {
  const { markets } = actorOf(ctx)
  const from = readCursor<[string, string]>(after, ['string', 'id'])
  const rows = await selectMarkets(ctx.db)
    .select([
      sql<number>`(select count(*)::int from accounts.role_grant g where g.market_id = m.market_id and g.ended_at is null
        and (g.until_at is null or g.until_at > ${ctx.now}))`.as('staff'),
      sql<number>`(select count(*)::int from jobs.post p where p.market_id = m.market_id and p.state = 'published')`.as(
        'postsOpen',
      ),
      sql<number>`(select count(*)::int from jobs.post p where p.market_id = m.market_id and p.state = 'submitted')`.as(
        'postsSubmitted',
      ),
    ])
    .$if(markets !== '*', (q) => q.where('m.marketId', '=', sql<string>`any(${[...(markets as string[])]}::uuid[])`))
    .$if(Boolean(name), (q) =>
      q.where(sql<boolean>`position(${name!} in m.name || ' ' || coalesce(m.customary_name, '')) > 0`),
    )
    .$if(from !== null, (q) => q.where(sql<boolean>`(m.name, m.market_id) > (${from![0]}, ${from![1]})`))
    .orderBy('m.name')
    .orderBy('m.marketId')
    .limit(limit + 1)
    .execute()
  const items = await itemsOf(ctx.db, rows)
  return page(
    rows,
    limit,
    (m) => [m.name, m.marketId],
    ({ marketId, staff, postsOpen, postsSubmitted }) => ({
      ...items.get(marketId)!,
      staff,
      postsOpen,
      postsSubmitted,
    }),
  )
}

export const getMarket: Handler<typeof api.getMarket> = async ({ params: { marketId } }, ctx) => {
  const row = orMissing(
    await selectMarkets(ctx.db)
      .select([
        'm.operatorName',
        'm.operatorContract',
        'm.cancelFreeMinutes',
        'm.travelMarginMinutes',
        'm.checkinRadiusM',
        'm.stateSince',
        'm.checkedOn',
      ])
      .where('m.marketId', '=', marketId)
      .executeTakeFirst(),
    'not-found',
  )
  const zones = await ctx.db
    .selectFrom('markets.zone')
    .selectAll()
    .where('marketId', '=', marketId)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  const {
    operatorName,
    operatorContract,
    cancelFreeMinutes,
    travelMarginMinutes,
    checkinRadiusM,
    stateSince,
    checkedOn,
  } = row
  return {
    ...(await itemsOf(ctx.db, [row])).get(marketId)!,
    operatorName,
    operatorContract,
    zones,
    checkedOn,
    stateSince: stateSince.toISOString(),
    settings: { cancelFreeMinutes, travelMarginMinutes, checkinRadiusM },
  }
}

export const listStateChanges: Handler<typeof api.listStateChanges> = async ({ params: { marketId } }, ctx) => {
  const rows = await ctx.db
    .selectFrom('markets.stateChange as c')
    .leftJoin('markets.market as t', 't.marketId', 'c.workersGoTo')
    .select(['c.state', 'c.at', 'c.why', 'c.workersGoTo', 't.name as goToName'])
    .where('c.marketId', '=', marketId)
    .orderBy('c.at')
    .orderBy('c.changeId')
    .execute()
  return {
    items: rows.map(({ state, at, why, workersGoTo, goToName }) => ({
      state,
      at: at.toISOString(),
      why,
      workersGoTo: workersGoTo && goToName ? { marketId: workersGoTo, name: goToName } : null,
    })),
  }
}
