/** The employer's shifts laid out by day: who came, who is hired, who is lacking. Pure. */

import type { listEmployerShifts } from '#jobs/shifts.api.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import type { ItemOf } from '../../shared/ask.ts'
import type { HireLine } from '../words.ts'

export type BoardShift = ItemOf<Reply<typeof listEmployerShifts>>

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
