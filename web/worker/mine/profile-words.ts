/** A worker's profile in plain words. Pure. */
import { systemClock } from '#kernel/clock.ts'
import { whenInWords } from '../../shared/format.ts'

/** Parts of the day people name; each is a set of hours of `hoursMask` (bit h: from h to h + 1). */
export const DAY_PARTS = [
  { value: 'dawn', label: '凌晨', hint: '0点到5点', from: 0, to: 5 },
  { value: 'morning', label: '早上', hint: '5点到8点', from: 5, to: 8 },
  { value: 'forenoon', label: '上午', hint: '8点到12点', from: 8, to: 12 },
  { value: 'afternoon', label: '下午', hint: '12点到18点', from: 12, to: 18 },
  { value: 'evening', label: '晚上', hint: '18点到24点', from: 18, to: 24 },
] as const
export type DayPart = (typeof DAY_PARTS)[number]['value']

export function maskOfParts(parts: readonly DayPart[]): number {
  let mask = 0
  for (const part of DAY_PARTS) {
    if (!parts.includes(part.value)) continue
    for (let hour = part.from; hour < part.to; hour++) mask |= 1 << hour
  }
  return mask
}
/** Parts of which any hour is set: a desk may have written single hours. */
export function partsOfMask(mask: number): DayPart[] {
  return DAY_PARTS.filter((part) => {
    for (let hour = part.from; hour < part.to; hour++) if (mask & (1 << hour)) return true
    return false
  }).map((part) => part.value)
}
export function hoursInWords(mask: number): string {
  const parts = partsOfMask(mask)
  if (parts.length === 0) return '还没写'
  if (parts.length === DAY_PARTS.length) return '什么时候都行'
  return DAY_PARTS.filter((p) => parts.includes(p.value))
    .map((p) => p.label)
    .join('、')
}

export const DISTANCES_M = [2_000, 5_000, 10_000, 20_000, 50_000] as const
export function radiusInWords(radiusM: number): string {
  return `${radiusM / 1000}公里以内`
}

export function lookingInWords(until: string | null, now: Date = systemClock()): string {
  return until && new Date(until) > now
    ? `开到${whenInWords(until, now)}，有合适的活会告诉您`
    : '打开后，有合适的活会告诉您'
}

/** How long 今天找活 stays open; at most what the rule allows. */
export const LOOKING_HOURS = [2, 4, 8, 12, 24] as const

export function pensionInWords(draws: boolean | null): string {
  return draws === null ? '还没写' : draws ? '已经在领' : '没有领'
}
