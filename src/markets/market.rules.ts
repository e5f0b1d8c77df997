/** The life of a market: which state may follow which, and what the change has to say. Pure, for server and screens. */
import type { MARKET_NATURES, MARKET_STATES, ZONE_KINDS } from './markets.api.ts'

export type MarketState = (typeof MARKET_STATES)[number]
export type MarketNature = (typeof MARKET_NATURES)[number]
export type ZoneKind = (typeof ZONE_KINDS)[number]

export const STATE_NAMES: Record<MarketState, string> = {
  surveyed: '摸排',
  planned: '规划',
  building: '建设',
  accepted: '验收',
  running: '运行',
  rectifying: '整改',
  relocating: '迁移',
  closed: '关闭',
}

/** Guideline 三: 摸排 → 规划 → 建设 → 验收 → 运行; a spontaneous spot may run before it is rebuilt, and a failed acceptance goes back to building. */
const NEXT: Record<MarketState, readonly MarketState[]> = {
  surveyed: ['planned', 'running', 'closed'],
  planned: ['building', 'accepted', 'closed'],
  building: ['accepted', 'planned', 'closed'],
  accepted: ['running', 'building', 'closed'],
  running: ['rectifying', 'relocating', 'closed'],
  rectifying: ['running', 'relocating', 'closed'],
  relocating: ['running', 'closed'],
  closed: [],
}

export function nextStates(from: MarketState): readonly MarketState[] {
  return NEXT[from]
}

export interface Move {
  from: MarketState
  to: MarketState
  why?: string | null
  workersGoTo?: string | null
}
/** Closing names where the workers go (株洲路 closed 2023-08-29 and nobody had said where to); before it ever ran there are none to send. */
export function whyNotMove({
  from,
  to,
  why,
  workersGoTo,
}: Move): 'state-not-next' | 'why-missing' | 'workers-go-to-missing' | null {
  if (!NEXT[from].includes(to)) return 'state-not-next'
  if ((to === 'rectifying' || to === 'relocating' || to === 'closed') && !why) return 'why-missing'
  if (mustNameWhereTo(from, to) && !workersGoTo) return 'workers-go-to-missing'
  return null
}
export function mustNameWhereTo(from: MarketState, to: MarketState): boolean {
  return to === 'relocating' || (to === 'closed' && serves(from))
}

/** Whether workers come here: the board and the directory show these. */
export function serves(state: MarketState): boolean {
  return state === 'running' || state === 'rectifying' || state === 'relocating'
}

/** 运营性质 → the three words of the national directory (陕人社发〔2022〕23号). */
export function nationalNatureOf(nature: MarketNature): string {
  if (nature === 'commercial') return '经营性'
  return nature === 'spontaneous' ? '自发形成' : '公共'
}

/** Guideline 二(四): introduction, talks, publication and convenience are required; services and self-service are not. */
const REQUIRED_ZONES: readonly ZoneKind[] = ['introduction', 'talks', 'publication', 'convenience']
export function missingZones(kinds: readonly ZoneKind[]): ZoneKind[] {
  return REQUIRED_ZONES.filter((kind) => !kinds.includes(kind))
}
