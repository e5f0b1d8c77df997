/** What cannot be a State Council holiday notice of a year. Browser-safe. */

type Notice = { publishedOn: string; days: readonly { day: string; workday: boolean; statutory: boolean }[] }
type Fault = { code: Code; facts: Record<string, string | number> }
type Code =
  | 'holiday-outside-year'
  | 'holiday-twice'
  | 'holiday-work-on-weekday'
  | 'holiday-statutory-count'
  | 'holiday-year-gap'
  | 'law-published-later'

export function whyNotHolidays(
  year: number,
  { publishedOn, days }: Notice,
  { coveredYears, today }: { coveredYears: readonly number[]; today: string },
): Fault | null {
  if (publishedOn > today) return { code: 'law-published-later', facts: {} }
  const gap = gapBefore(year, coveredYears)
  if (gap !== null) return { code: 'holiday-year-gap', facts: { missing: gap } }
  const seen = new Set<string>()
  for (const { day, workday } of days) {
    // New Year's rest may begin in the last days of December (2022-12-31).
    if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) {
      return { code: 'holiday-outside-year', facts: { day, year } }
    }
    if (seen.has(day)) return { code: 'holiday-twice', facts: { day } }
    seen.add(day)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (workday && weekday !== 0 && weekday !== 6) return { code: 'holiday-work-on-weekday', facts: { day } }
  }
  const given = days.filter((day) => day.statutory && !day.workday && day.day.startsWith(`${year}-`)).length
  const should = statutoryDaysOf(year)
  // 中秋 falls on one of the days of 国庆 now and then (2031, 2039): one date less.
  return given > should || given < should - 1
    ? { code: 'holiday-statutory-count', facts: { year, should, given } }
    : null
}

/** 《全国年节及纪念日放假办法》: 11 days until 2024, 13 since 2025 (国务院令第795号). */
function statutoryDaysOf(year: number): number {
  return year >= 2025 ? 13 : 11
}

/** The calendar has no holes: working days are counted through it. */
function gapBefore(year: number, coveredYears: readonly number[]): number | null {
  if (coveredYears.length === 0 || coveredYears.includes(year)) return null
  const first = Math.min(...coveredYears)
  const last = Math.max(...coveredYears)
  if (year > last + 1) return last + 1
  return year < first - 1 ? first - 1 : null
}
