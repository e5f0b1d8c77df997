import { dayOf, timeOf } from '#kernel/clock.ts'
import { timeInWords } from '#kernel/spoken.ts'

type Hours = readonly { days: number[]; from: string; to: string }[]

/** Monday 1 … Sunday 7 of a moment, Asia/Shanghai. */
export function weekdayOf(now: Date): number {
  return new Date(`${dayOf(now)}T00:00:00Z`).getUTCDay() || 7
}

/** 现在开着，下午6点关门 · 今天早上4点开门 · 今天不开门 */
export function hoursToday(hours: Hours, now: Date): string {
  if (hours.length === 0) return '开放时间请打电话问'
  const at = timeOf(now)
  const today = hours.filter(({ days }) => days.includes(weekdayOf(now))).sort((a, b) => (a.from < b.from ? -1 : 1))
  const open = today.find(({ from, to }) => from <= at && at < to)
  if (open) return open.to === '24:00' ? '现在开着，开到半夜' : `现在开着，${timeInWords(open.to)}关门`
  const later = today.find(({ from }) => at < from)
  if (later) return `今天${timeInWords(later.from)}开门`
  return today.length > 0 ? '今天已经关门' : '今天不开门'
}

const WEEKDAYS = '一二三四五六日'

/** One line a weekday; days that are alike are one line: 周一到周五 04:00–18:00. */
export function hoursByDay(hours: Hours): { days: string; times: string }[] {
  const times = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    hours
      .filter(({ days }) => days.includes(day))
      .map(({ from, to }) => `${from}–${to}`)
      .sort()
      .join('，'),
  )
  const lines: { first: number; last: number; times: string }[] = []
  for (const [i, text] of times.entries()) {
    const before = lines.at(-1)
    if (before && before.times === text) before.last = i
    else lines.push({ first: i, last: i, times: text })
  }
  return lines.map(({ first, last, times: text }) => ({
    days:
      first === 0 && last === 6
        ? '每天'
        : first === last
          ? `周${WEEKDAYS[first]}`
          : `周${WEEKDAYS[first]}到周${WEEKDAYS[last]}`,
    times: text || '不开门',
  }))
}
