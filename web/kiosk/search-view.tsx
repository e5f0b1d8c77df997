import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { searchOccupations } from '#occupations/occupations.api.ts'
import { call, type Refused } from '../shared/call.ts'
import { dayOfJob } from '../shared/hall/words.ts'
import { Picture } from '../shared/ui/pictures.tsx'
import { Frame, useVisit } from './frame.tsx'
import { Pad } from './pad.tsx'
import { tradesOf } from './trades.ts'

type Found = Reply<typeof searchOccupations>['items']
const MOST = 6
const EXAMPLES = [
  ['搬运', 'banyun 或 by', '226986 或 29'],
  ['洗碗', 'xiwan 或 xw', '94926 或 99'],
  ['保洁', 'baojie 或 bj', '226543 或 25'],
] as const

/** Trades by their sounds, typed on a pad of our own: the machine has no keyboard. */
export function SearchView() {
  const { board, now, on, ways, isStale } = useVisit()
  const [text, setText] = useState('')
  const [nine, setNine] = useState(false)
  // One letter begins a third of all trades.
  const isEnough = text.length > 1
  const word = on === dayOf(now) ? '今天' : '明天'
  const found = useQuery<{ items: Found; near: boolean }, Refused>({
    queryKey: ['kiosk-search', text],
    queryFn: async ({ signal }) => {
      try {
        return {
          items: (await call(searchOccupations, { query: { text, limit: MOST } }, { signal })).items,
          near: false,
        }
      } catch (refused) {
        const near = (refused as Refused).more?.['suggestions']
        if ((refused as Refused).code === 'unknown-occupation' && Array.isArray(near))
          return { items: near as Found, near: true }
        throw refused
      }
    },
    enabled: isEnough,
    placeholderData: (before) => before,
  })
  const places = new Map(tradesOf(board.jobs.filter((job) => dayOfJob(job) === on)).map((t) => [t.code, t.places]))
  const items = isEnough ? (found.data?.items ?? []).slice(0, MOST) : []
  const says = !isEnough
    ? text
      ? '再打一个。'
      : '打拼音，或者只打每个字的第一个字母。'
    : found.error
      ? '网络不通，按拼音找不了。请返回，在图片里选。'
      : found.data?.near
        ? '没有这样的工种，您是不是找：'
        : found.data
          ? '点下面的工种，看有没有活。'
          : '正在找'
  return (
    <Frame
      title="按拼音找工种"
      look={
        <div className="search-look">
          <p className="typed" role="status" aria-label="打的字">
            {text || <span className="typed-none">比如 搬运 打 {nine ? '29' : 'by'}</span>}
            <span className="caret" aria-hidden="true" />
          </p>
          <p className="search-says">{isStale && !text ? '网络断了，先在图片里选。' : says}</p>
          <dl className="search-examples">
            {EXAMPLES.map(([trade, letters, keys]) => (
              <div key={trade}>
                <dt>{trade}</dt>
                <dd>{nine ? keys : letters}</dd>
              </div>
            ))}
          </dl>
        </div>
      }
    >
      <ul className="found" aria-label="找到的工种">
        {items.map((o) => (
          <li key={o.code}>
            <button type="button" onClick={() => ways.open({ at: 'jobs', trade: { code: o.code, name: o.name } })}>
              <Picture name={o.picture} />
              <b>{o.name}</b>
              <small>{places.get(o.code) ? `还要${places.get(o.code)}人` : `${word}没有`}</small>
            </button>
          </li>
        ))}
      </ul>
      <Pad text={text} onText={setText} nine={nine} onNine={setNine} />
    </Frame>
  )
}
