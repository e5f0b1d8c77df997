import { Tag } from 'antd'
import { type EmployerLevel, LEVEL_NAMES } from '#employers/employer.rules.ts'
import { type MarketState, STATE_NAMES } from '#markets/market.rules.ts'
import { POST_STATE_NAMES } from './words.ts'

/** Colour is never the only sign: each tag says its word. */
const MARKET_COLOUR: Partial<Record<MarketState, string>> = { running: 'green', rectifying: 'gold', closed: 'default' }
export function MarketStateTag({ state }: { state: MarketState }) {
  return <Tag color={MARKET_COLOUR[state] ?? 'blue'}>{STATE_NAMES[state]}</Tag>
}

const LEVEL_COLOUR: Partial<Record<EmployerLevel, string>> = {
  verified: 'green',
  provisional: 'gold',
  refused: 'red',
  suspended: 'red',
}
export function LevelTag({ level }: { level: EmployerLevel }) {
  return <Tag color={LEVEL_COLOUR[level] ?? 'default'}>{LEVEL_NAMES[level]}</Tag>
}

type PostState = keyof typeof POST_STATE_NAMES
const POST_COLOUR: Partial<Record<PostState, string>> = { published: 'green', submitted: 'gold', rejected: 'red' }
export function PostStateTag({ state }: { state: PostState }) {
  return <Tag color={POST_COLOUR[state] ?? 'default'}>{POST_STATE_NAMES[state]}</Tag>
}
