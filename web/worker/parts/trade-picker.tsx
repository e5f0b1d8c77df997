import { useEffect, useState } from 'react'
import { getOccupations, searchOccupations } from '#occupations/occupations.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { MicButton } from '../../shared/speech/mic-button.tsx'
import { PictureGrid } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { COMMON_TRADES, learnTrades, suggestionsOf, tradeName } from '../trades.ts'
import { TradePicture } from './trade-picture.tsx'

/** Trades by picture, by word, or group by group. `values` are codes. */
export function TradePicker({
  values,
  onValues,
  typed,
  onTyped,
}: {
  values: string[]
  onValues: (codes: string[]) => void
  typed: string
  onTyped: (text: string) => void
}) {
  const text = useSettled(typed.trim())
  const found = useAsk(searchOccupations, { query: { text, limit: 12 } }, { enabled: text !== '', keep: true })
  const all = useAsk(getOccupations, {})
  const groups = all.data?.groups ?? []
  learnTrades(groups.flatMap((g) => g.occupations))
  const near = text && found.error?.code === 'unknown-occupation' ? suggestionsOf(found.error.more) : null
  const hits = text ? (near ?? found.data?.items ?? []) : null
  learnTrades(hits ?? [])
  const common: string[] = COMMON_TRADES.map(([code]) => code)
  const chosen = values.filter((code) => !common.includes(code))
  return (
    <>
      <TextField
        label="写上活的名字"
        hint="怎么说都行，例如：搬货、洗碗、扎铁"
        type="search"
        value={typed}
        onValue={onTyped}
        maxLength={60}
      />
      <MicButton onText={onTyped} />
      {hits ? (
        <section>
          {near ? <p role="alert">没有叫“{text}”的活。您是不是要找：</p> : null}
          {found.error && !near ? (
            <ErrorState error={found.error} onRetry={() => void found.refetch()} />
          ) : hits.length > 0 ? (
            <Grid label="找到的活" codes={hits.map((h) => h.code)} values={values} onValues={onValues} />
          ) : (
            <Skeleton rows={1} />
          )}
        </section>
      ) : (
        <>
          <p>
            <b>或者点图，可以点几个：</b>
          </p>
          <Grid label="常见的活" codes={[...chosen, ...common]} values={values} onValues={onValues} />
          {groups.map((group) => (
            <details key={group.code} className="more-trades">
              <summary>{group.name}的活</summary>
              <Grid
                label={`${group.name}的活`}
                codes={group.occupations.map((o) => o.code)}
                values={values}
                onValues={onValues}
              />
            </details>
          ))}
        </>
      )}
    </>
  )
}

function Grid({
  label,
  codes,
  values,
  onValues,
}: {
  label: string
  codes: readonly string[]
  values: string[]
  onValues: (codes: string[]) => void
}) {
  const options = codes.map((code) => ({ value: code, label: tradeName(code), picture: <TradePicture code={code} /> }))
  return <PictureGrid label={label} options={options} values={values} onValues={onValues} />
}

/** Asks when the hand rests, not at every key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 350)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
