/** What can be said of a shift before the server is asked; the server decides. Pure. */
import type { ShiftPage } from '../words-of-jobs.ts'

export type ShiftWhyNot = keyof typeof SHIFT_WHY_NOT
export const SHIFT_WHY_NOT = {
  'shift-full': '已经招满了，请看看别的活',
  'shift-begun': '已经开工，请看看别的活',
  'shift-cancelled': '这个活取消了，请看看别的活',
  'post-closed': '这个活已经停止招人，请看看别的活',
} as const

export function whyNotTake(
  shift: Pick<ShiftPage['shift'], 'state' | 'placesLeft' | 'listed'>,
  post: Pick<ShiftPage['post'], 'state'>,
): ShiftWhyNot | null {
  if (shift.state === 'cancelled') return 'shift-cancelled'
  if (post.state !== 'published') return 'post-closed'
  if (shift.state === 'filled' || (shift.state === 'open' && shift.placesLeft <= 0)) return 'shift-full'
  if (shift.state !== 'open') return 'shift-begun'
  return shift.listed ? null : 'post-closed'
}
