import { useState } from 'react'
import { findMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { distance } from '../../shared/format.ts'
import { Choice } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import type { Worker } from '../parts/me.tsx'
import { usePlace } from '../place.ts'
import { Question } from './question.tsx'

export function MarketQuestion({ worker }: { worker: Worker }) {
  const place = usePlace()
  const [name, setName] = useState('')
  const [marketId, setMarketId] = useState(worker.market.marketId)
  const asked = name.trim()
  const { data, error, refetch } = useAsk(
    findMarkets,
    {
      query: {
        ...(place?.point && { lat: place.point.lat, lng: place.point.lng }),
        ...(asked && { name: asked }),
        limit: 6,
      },
    },
    { keep: true },
  )
  const own = { value: worker.market.marketId, label: worker.market.name, hint: '现在的' }
  const others = (data?.items ?? [])
    .filter((m) => m.marketId !== own.value)
    .map((m) => ({
      value: m.marketId,
      label: m.name,
      hint: m.distanceM === null ? m.address : `${m.address} ${distance(m.distanceM)}`,
    }))
  return (
    <Question workerId={worker.workerId} title="归哪个市场帮您" wishes={() => ({ marketId })}>
      <TextField label="找市场" hint="写县区或市场的名字" type="search" value={name} onValue={setName} maxLength={30} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? null : <Skeleton rows={1} />}
      <Choice label="市场" hideLabel options={[own, ...others]} value={marketId} onValue={setMarketId} />
    </Question>
  )
}
