/** A shift's list in the order a foreman works through it. Pure. */
import { whyNotCancel, whyNotCheckIn, whyNotCheckOut } from '#hires/hire.rules.ts'
import { type WageBasis, wageOf } from '#hires/wage.rules.ts'
import type { HireLine } from '../words.ts'

export type Group = 'expected' | 'working' | 'done' | 'gone'
export const GROUP_WORDS: Record<Group, string> = {
  expected: '还没到',
  working: '在干活',
  done: '干完了',
  gone: '不来了',
}
export function groupOf(hire: Pick<HireLine, 'state'>): Group {
  if (hire.state === 'accepted') return 'expected'
  if (hire.state === 'checked-in') return 'working'
  return hire.state === 'worked' || hire.state === 'paid' || hire.state === 'confirmed' ? 'done' : 'gone'
}
export function grouped(hires: readonly HireLine[]): { group: Group; hires: HireLine[] }[] {
  return (['expected', 'working', 'done', 'gone'] as const)
    .map((group) => ({ group, hires: hires.filter((hire) => groupOf(hire) === group) }))
    .filter(({ hires: of }) => of.length > 0)
}

export function whyNotIn(hire: HireLine, now: Date) {
  return whyNotCheckIn(hire.state, new Date(hire.startsAt), new Date(hire.endsAt), now)
}
export function whyNotOut(hire: HireLine, now: Date) {
  return whyNotCheckOut(hire.state, new Date(hire.endsAt), now, false)
}
export function mayCancel(hire: Pick<HireLine, 'state'>): boolean {
  return whyNotCancel(hire.state) === null
}

export interface Out {
  outAt: Date
  /** As counted; null: the planned one, as far as the work reached into it. */
  breakMinutes: number | null
  pieces: number | null
}
/** The sum as the server will reckon it, before it is final; null while the pieces are not counted or the times are crossed. */
export function reckonOut(
  hire: Pick<HireLine, 'startsAt' | 'endsAt' | 'pay' | 'attendance'>,
  plannedBreak: number,
  { outAt, breakMinutes, pieces }: Out,
): { amountFen: number; basis: WageBasis } | null {
  const inAt = hire.attendance?.inAt
  if (!inAt || outAt < new Date(inAt)) return null
  if (hire.pay.unit === 'piece' && pieces === null) return null
  return wageOf(
    {
      payFen: hire.pay.fen,
      unit: hire.pay.unit,
      startsAt: new Date(hire.startsAt),
      endsAt: new Date(hire.endsAt),
      breakMinutes: plannedBreak,
    },
    { inAt: new Date(inAt), outAt, breakMinutes, pieces, outAlone: false },
  )
}
