/** Everything a voice can be recorded in, for whoever records it. Addresses and firms are not in it: a machine's voice says them. */

import { areaSaid, tradeSaid } from './job.rules.ts'
import {
  belowHundred,
  DAY_PARTS,
  DAYS_NEAR,
  dateSaid,
  farSaid,
  hourSaid,
  minuteSaid,
  moneySaid,
  monthSaid,
  numberSaid,
  type Phrase,
  VOICES,
  type Voice,
  weekdaySaid,
} from './number.rules.ts'
import { FIXED, PIECES } from './said.rules.ts'
import { type Sentences, sentenceSaid } from './sentences.ts'

export interface Listed {
  voice: Voice
  id: string
  text: string
  /** In the order a speaker should record them. */
  kind: 'number' | 'money' | 'time' | 'fixed' | 'trade' | 'sentence' | 'place'
}

export interface Book {
  trades: readonly { code: string; name: string; spoken: string | null }[]
  sentences: Sentences
  /** Divisions by their full name; thousands, so only those asked for. */
  places: readonly { code: string; name: string }[]
}

export function toRecord({ trades, sentences, places }: Book): Listed[] {
  return VOICES.flatMap((voice) => {
    const listed = (kind: Listed['kind'], phrases: readonly Phrase[]) =>
      phrases.map(({ id, text }) => ({ voice, id: id!, text, kind }))
    const all = [
      ...listed('number', numbers()),
      ...listed('money', [...moneySaid(111, voice), ...farSaid(1500), ...farSaid(500)]),
      ...listed('time', times(voice)),
      ...listed(
        'fixed',
        Object.entries(FIXED).map(([id, text]) => ({ id, text: text[voice] })),
      ),
      ...listed(
        'fixed',
        Object.entries(PIECES).map(([text, id]) => ({ id: `piece-${id}`, text })),
      ),
      ...listed(
        'trade',
        trades.map((trade) => tradeSaid(trade, voice)),
      ),
      ...listed(
        'sentence',
        [...sentences].flatMap(([id, text]) => sentenceSaid(id, text[voice])),
      ),
      ...listed(
        'place',
        places.map(({ code, name }) => ({ id: `place-${code}`, text: areaSaid(name) })),
      ),
    ]
    return [...new Map(all.map((one) => [one.id, one])).values()]
  })
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
function numbers(): Phrase[] {
  const high = range(1, 9).flatMap((n) => [...numberSaid(n * 100), ...numberSaid(n * 1000)])
  return [
    ...range(0, 99).map(belowHundred),
    ...high,
    ...range(10, 19).flatMap((n) => numberSaid(100 + n)),
    ...numberSaid(20_000),
  ]
}
function times(voice: Voice): Phrase[] {
  return [
    ...[...DAYS_NEAR, ...DAY_PARTS].map((part) => ({ id: part.id, text: part[voice] })),
    ...range(0, 12).map(hourSaid),
    ...range(1, 59).map(minuteSaid),
    ...range(0, 6).map((weekday) => weekdaySaid(weekday, voice)),
    ...range(1, 12).map(monthSaid),
    ...range(1, 31).map(dateSaid),
  ]
}
