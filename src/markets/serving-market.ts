import type { Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { serves } from './market.rules.ts'

/** A market that serves today, with its published rules. Throws `not-found` or `market-not-serving`. */
export async function getServingMarket(ctx: Ctx, marketId: string) {
  const market = orMissing(
    await ctx.db
      .selectFrom('markets.market')
      .select([
        'marketId',
        'name',
        'phone',
        'state',
        'area',
        'cancelFreeMinutes',
        'travelMarginMinutes',
        'checkinRadiusM',
      ])
      .where('marketId', '=', marketId)
      .executeTakeFirst(),
    'not-found',
  )
  if (!serves(market.state)) throw new Failure('market-not-serving')
  return market
}
export type ServingMarket = Awaited<ReturnType<typeof getServingMarket>>
