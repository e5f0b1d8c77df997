/** The employer's shifts laid out by day: who came, who is hired, who is lacking. Pure. */
import { dayOf } from '#kernel/clock.ts'
import type { HireLine, PostRecord } from '../words.ts'

export interface BoardShift {
  marketId: string
  postId: string
  shiftId: string
  title: string
  startsAt: string
  endsAt: string
  headcount: number
  taken: number
  postState: PostRecord['state']
}

/** Shifts that are not over, earliest first. */
export function shiftsAhead(posts: readonly PostRecord[], now: Date): BoardShift[] {
  return posts
    .flatMap((post) =>
      post.shifts
        .filter((shift) => shift.state !== 'cancelled' && new Date(shift.endsAt) > now)
        .map((shift) => ({
          marketId: post.marketId,
          postId: post.postId,
          shiftId: shift.shiftId,
          title: post.title,
          startsAt: shift.startsAt,
          endsAt: shift.endsAt,
          headcount: shift.headcount,
          taken: shift.headcount - shift.placesLeft,
          postState: post.state,
        })),
    )
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.shiftId < b.shiftId ? -1 : 1))
}

export function byDay(shifts: readonly BoardShift[]): { day: string; shifts: BoardShift[] }[] {
  const days = new Map<string, BoardShift[]>()
  for (const shift of shifts) {
    const day = dayOf(new Date(shift.startsAt))
    const of = days.get(day)
    if (of) of.push(shift)
    else days.set(day, [shift])
  }
  return [...days].map(([day, of]) => ({ day, shifts: of }))
}

export function lacking({
  headcount,
  taken,
  postState,
}: Pick<BoardShift, 'headcount' | 'taken' | 'postState'>): string {
  if (postState === 'draft') return '草稿，还没发'
  if (postState === 'submitted') return '等市场审核'
  if (postState === 'rejected') return '被退回'
  const open = headcount - taken
  if (open <= 0) return '招满了'
  return postState === 'paused'
    ? `还缺${open}人，暂停招`
    : postState === 'published'
      ? `还缺${open}人`
      : `缺${open}人，不招了`
}

/** Lines of one shift together, in the order of the lines. */
export function byShift(hires: readonly HireLine[]): { shiftId: string; hires: HireLine[] }[] {
  const shifts = new Map<string, HireLine[]>()
  for (const hire of hires) {
    const of = shifts.get(hire.shiftId)
    if (of) of.push(hire)
    else shifts.set(hire.shiftId, [hire])
  }
  return [...shifts].map(([shiftId, of]) => ({ shiftId, hires: of }))
}

export function unpaidTotals(hires: readonly HireLine[]): {
  people: number
  fen: number
  overdue: number
  disputed: number
} {
  const sum = { people: 0, fen: 0, overdue: 0, disputed: 0 }
  for (const { wage } of hires) {
    if (!wage) continue
    const open = Math.max(0, wage.amountFen - wage.paidFen)
    if (open > 0) sum.people += 1
    sum.fen += open
    if (wage.overdue) sum.overdue += 1
    if (wage.disputed) sum.disputed += 1
  }
  return sum
}
