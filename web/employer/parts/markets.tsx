import { useState } from 'react'
import type { Reply } from '#kernel/endpoint.ts'
import type { Point } from '#kernel/geo.ts'
import { findMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { distance } from '../../shared/format.ts'
import { Sheet } from '../../shared/ui/sheet.tsx'
import { Row } from '../../shared/ui/small.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'

export type MarketItem = Reply<typeof findMarkets>['items'][number]

/** Markets for a place, the most fitting first: by distance from its point, else those of its town, its county, its city. */
export function useMarketsFor(point: Point | null, divisionCode: string) {
  const known = point !== null || divisionCode !== ''
  const near = useAsk(
    findMarkets,
    {
      query: point
        ? { lat: point.lat, lng: point.lng, limit: 7 }
        : { divisionCode: divisionCode.slice(0, 6), limit: 50 },
    },
    { enabled: known, keep: true },
  )
  const none = near.data?.items.length === 0
  const wider = useAsk(
    findMarkets,
    { query: { divisionCode: `${divisionCode.slice(0, 4)}00`, limit: 50 } },
    { enabled: known && none && divisionCode !== '', keep: true },
  )
  const items = (none ? wider.data : near.data)?.items ?? []
  const own = (m: MarketItem) => m.divisionCode === divisionCode
  return {
    items: point ? items : [...items.filter(own), ...items.filter((m) => !own(m))],
    isPending: known && (near.isPending || (none && divisionCode !== '' && wider.isPending)),
    error: near.error ?? wider.error,
    refetch: () => {
      void near.refetch()
      if (none) void wider.refetch()
    },
  }
}

/** The market that was chosen for the place, and how to take another. */
export function MarketChoice({
  markets,
  marketId,
  what,
  onPick,
}: {
  markets: ReturnType<typeof useMarketsFor>
  marketId: string
  /** 审核这条招工 */
  what: string
  onPick: (market: MarketItem) => void
}) {
  const [open, setOpen] = useState(false)
  const chosen = markets.items.find((m) => m.marketId === marketId) ?? null
  if (markets.error) return <ErrorState error={markets.error} onRetry={markets.refetch} />
  if (markets.isPending) return <Skeleton rows={1} />
  if (!chosen) return <p className="why-not">附近还没有零工市场，请换一个地方，或打12333问一问。</p>
  return (
    <div className="chosen">
      <span>
        <b>由这个市场{what}</b>
        <br />
        {chosen.name}
        {chosen.distanceM === null ? null : <span className="soft">（{distance(chosen.distanceM)}）</span>}
      </span>
      {markets.items.length > 1 ? (
        <button type="button" className="link" onClick={() => setOpen(true)}>
          换市场
        </button>
      ) : null}
      <Sheet title="换一个市场" open={open} onClose={() => setOpen(false)}>
        <div className="rows">
          {markets.items.map((market) => (
            <Row
              key={market.marketId}
              title={market.name}
              detail={market.address}
              aside={market.distanceM === null ? null : <span className="nowrap">{distance(market.distanceM)}</span>}
              onOpen={() => {
                setOpen(false)
                onPick(market)
              }}
            />
          ))}
        </div>
      </Sheet>
    </div>
  )
}
