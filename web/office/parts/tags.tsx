import { type EmployerLevel, LEVEL_NAMES } from '#employers/employer.rules.ts'
import { type MarketState, STATE_NAMES } from '#markets/market.rules.ts'
import { Pill } from './pill.tsx'
import { POST_STATE_NAMES } from './words.ts'

type Kind = 'good' | 'warn' | 'bad' | 'info' | 'plain'
/** Colour is never the only sign: each tag says its word. */
const MARKET_COLOUR: Partial<Record<MarketState, Kind>> = { running: 'good', rectifying: 'warn', closed: 'plain' }
export function MarketStateTag({ state }: { state: MarketState }) {
  return <Pill kind={MARKET_COLOUR[state] ?? 'info'}>{STATE_NAMES[state]}</Pill>
}

const LEVEL_COLOUR: Partial<Record<EmployerLevel, Kind>> = {
  verified: 'good',
  provisional: 'warn',
  refused: 'bad',
  suspended: 'bad',
}
export function LevelTag({ level }: { level: EmployerLevel }) {
  return <Pill kind={LEVEL_COLOUR[level] ?? 'plain'}>{LEVEL_NAMES[level]}</Pill>
}

type PostState = keyof typeof POST_STATE_NAMES
const POST_COLOUR: Partial<Record<PostState, Kind>> = { published: 'good', submitted: 'warn', rejected: 'bad' }
export function PostStateTag({ state }: { state: PostState }) {
  return <Pill kind={POST_COLOUR[state] ?? 'plain'}>{POST_STATE_NAMES[state]}</Pill>
}
