import { useState } from 'react'
import { getOccupations, searchOccupations } from '#occupations/occupations.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { TextField } from '../../shared/ui/fields.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { TradePicture } from '../parts/trade-picture.tsx'
import { useSettled } from '../parts/use-settled.ts'
import { COMMON } from './trades.ts'

export interface Trade {
  code: string
  name: string
  picture: string
}
/** What to hire for: one press and on. Former trades of this employer come first. */
export function TradeStep({ former, onPick }: { former: readonly Trade[]; onPick: (trade: Trade) => void }) {
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const found = useAsk(searchOccupations, { query: { text, limit: 12 } }, { enabled: text !== '', keep: true })
  const all = useAsk(getOccupations, {})
  const groups = all.data?.groups ?? []
  const taxonomy = new Map(groups.flatMap((g) => g.occupations).map((o) => [o.code, o]))
  const near =
    text && found.error?.code === 'unknown-occupation' ? ((found.error.more['suggestions'] ?? []) as Trade[]) : null
  const hits = text ? (near ?? found.data?.items ?? []) : null
  const seen = new Set(former.map((trade) => trade.code))
  const common = COMMON.filter(([code]) => !seen.has(code)).map(([code, name]) => ({ code, name, picture: code }))
  // The trade's own full name goes into the post, the spoken one under the picture.
  const pick = (trade: Trade) => onPick({ ...trade, name: taxonomy.get(trade.code)?.name ?? trade.name })
  return (
    <>
      <TextField
        label="招什么工"
        hint="怎么说都行，例如：搬货、洗碗、扎铁；也可以点图"
        type="search"
        value={typed}
        onValue={setTyped}
        maxLength={60}
      />
      {hits ? (
        <section>
          {near ? <p role="alert">没有叫“{text}”的工。您是不是要找：</p> : null}
          {found.error && !near ? (
            <ErrorState error={found.error} onRetry={() => void found.refetch()} />
          ) : hits.length > 0 ? (
            <Pictures label="找到的工种" trades={hits} onPick={pick} />
          ) : (
            <Skeleton rows={1} />
          )}
        </section>
      ) : (
        <>
          <Pictures label="常招的工种" trades={[...former, ...common]} onPick={pick} />
          {groups.map((group) => (
            <details key={group.code} className="more">
              <summary>{group.name}</summary>
              <Pictures label={group.name} trades={group.occupations} onPick={pick} />
            </details>
          ))}
        </>
      )}
    </>
  )
}

function Pictures({
  label,
  trades,
  onPick,
}: {
  label: string
  trades: readonly (Pick<Trade, 'code' | 'name'> & { picture?: string })[]
  onPick: (trade: Trade) => void
}) {
  return (
    <ul className="pictures" aria-label={label}>
      {trades.map((trade) => (
        <li key={trade.code}>
          <button type="button" onClick={() => onPick({ ...trade, picture: trade.picture ?? trade.code })}>
            <TradePicture name={trade.picture ?? trade.code} />
            <span>{trade.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
