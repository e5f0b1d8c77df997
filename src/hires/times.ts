import { dayOf, timeOf } from '#kernel/clock.ts'

/** 3月6日 08:00 */
export function momentText(moment: Date): string {
  const [, month, day] = dayOf(moment).split('-').map(Number)
  return `${month}月${day}日 ${timeOf(moment)}`
}
/** 3月6日 08:00 到 17:00 */
export function spanText(from: Date, to: Date): string {
  return `${momentText(from)} 到 ${dayOf(from) === dayOf(to) ? timeOf(to) : momentText(to)}`
}
