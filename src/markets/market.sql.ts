import type { Ctx } from '#kernel/context.ts'
import { actorOf } from '#kernel/context.ts'
import type { Tx } from '#kernel/database.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { divisionNames } from './division-names.ts'
import { nationalNatureOf } from './market.rules.ts'
import type * as api from './markets.api.ts'

export type MarketItem = Reply<typeof api.findMarkets>['items'][number]

/** The columns every reader of the register shows. */
export function selectMarkets(db: Tx) {
  return db
    .selectFrom('markets.market as m')
    .select([
      'm.marketId',
      'm.name',
      'm.customaryName',
      'm.divisionCode',
      'm.kind',
      'm.industry',
      'm.nature',
      'm.address',
      'm.lat',
      'm.lng',
      'm.phone',
      'm.trades',
      'm.hours',
      'm.state',
    ])
}
type Row = Awaited<ReturnType<ReturnType<typeof selectMarkets>['execute']>>[number] & { distanceM?: number | null }

/** Whole items: names of divisions and trades come in one query each. */
export async function itemsOf(db: Tx, rows: readonly Row[]): Promise<Map<string, MarketItem>> {
  const places = await divisionNames(
    db,
    rows.map((m) => m.divisionCode),
  )
  const codes = [...new Set(rows.flatMap((m) => m.trades))]
  const trades = new Map(
    codes.length === 0
      ? []
      : (
          await db.selectFrom('occupations.occupation').select(['code', 'name']).where('code', 'in', codes).execute()
        ).map((o) => [o.code, o.name]),
  )
  return new Map(
    rows.map(({ lat, lng, phone, trades: codes, hours, distanceM, ...m }) => [
      m.marketId,
      {
        ...m,
        divisionName: places.get(m.divisionCode) ?? m.divisionCode,
        nationalNature: nationalNatureOf(m.nature),
        point: { lat, lng },
        publicPhone: phone,
        trades: codes.flatMap((code) => (trades.has(code) ? [{ code, name: trades.get(code)! }] : [])),
        hours: hours as MarketItem['hours'],
        distanceM: distanceM ?? null,
      },
    ]),
  )
}

/** The register is open to read, so the rows do not guard themselves: an administrator's part of the tree is checked here. */
export function mustKeep(ctx: Ctx, marketId: string): void {
  const { markets } = actorOf(ctx)
  if (markets !== '*' && !markets.includes(marketId)) throw new Failure('forbidden', { status: 403 })
}
