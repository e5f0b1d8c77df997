/**
 * Working days of the State Council's yearly notices. Outside the years they cover every answer is refused, not guessed:
 * a clock that is wrong by a 调休 day is worse than one that says it cannot tell. Browser-safe.
 */
import { addDays } from '#kernel/clock.ts'
import { Failure } from '#kernel/failure.ts'

export type HolidayRow = {
  on: string
  /** rest: a day off; work: a Saturday or Sunday that is worked. */
  kind: 'rest' | 'work'
  name: string
  /** One of the days of the 放假办法 itself (300 % pay, 劳动法 44), not a weekend or swapped day beside it. */
  statutory: boolean
  source: string
}

/** The committed JSON; `rows` as the columns say, `statutory` 0 or 1. */
export type HolidayFile = {
  about: {
    title: string
    takenFrom: string
    takenOn: string
    /** Years with their notice. */
    coveredYears: number[]
    /** Years of which only the statutory days are known. */
    statutoryOnlyYears: number[]
    sources: Record<string, { title: string; number: string; publishedOn: string; mark: string; url: string | null }>
    columns: string[]
  }
  rows: [on: string, kind: string, name: string, statutory: number, source: string][]
}

export type Calendar = {
  days: ReadonlyMap<string, HolidayRow>
  coveredYears: readonly number[]
  /** First and last day about which everything is known; the years between are without gap. */
  coveredFrom: string
  coveredUntil: string
}

export function readHolidays(file: HolidayFile): HolidayRow[] {
  return file.rows.map(([on, kind, name, statutory, source]) => ({
    on,
    kind: kind === 'work' ? 'work' : 'rest',
    name,
    statutory: statutory === 1,
    source,
  }))
}

export function calendarOf(file: HolidayFile): Calendar {
  return calendarFrom(readHolidays(file), file.about.coveredYears)
}

/** From rows of the table. Throws when the covered years have a gap. */
export function calendarFrom(rows: readonly HolidayRow[], coveredYears: readonly number[]): Calendar {
  const years = [...coveredYears].sort((a, b) => a - b)
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined || last - first + 1 !== years.length) {
    throw new Error(`the years of the calendar must follow each other: ${years.join(', ')}`)
  }
  return {
    days: new Map(rows.map((row) => [row.on, row])),
    coveredYears: years,
    coveredFrom: `${first}-01-01`,
    coveredUntil: `${last}-12-31`,
  }
}

/** Why the calendar cannot answer for this day, or null. A statutory day of a later year is known before its notice. */
export function whyNotCovered(calendar: Calendar, day: string): 'calendar-not-covered' | null {
  const covered = calendar.coveredFrom <= day && day <= calendar.coveredUntil
  return covered || calendar.days.has(day) ? null : 'calendar-not-covered'
}

/** Throws `calendar-not-covered` when the year's notice is missing. */
export function isWorkday(calendar: Calendar, day: string): boolean {
  mustCover(calendar, day)
  const row = calendar.days.get(day)
  return row ? row.kind === 'work' : !isWeekend(day)
}

/** The holiday whose rest day this is, or null on any other day, weekends too. Throws `calendar-not-covered`. */
export function holidayOn(calendar: Calendar, day: string): HolidayRow | null {
  mustCover(calendar, day)
  const row = calendar.days.get(day)
  return row?.kind === 'rest' ? row : null
}

/** The day itself if it is worked, else the next one that is: a term that ends on a day off ends then (民法典 203). */
export function workdayOnOrAfter(calendar: Calendar, day: string): string {
  let at = day
  while (!isWorkday(calendar, at)) at = addDays(at, 1)
  return at
}

/**
 * The `n`th working day after `day`, the day itself not counted (民法典 201); negative goes back, 0 is `day` itself, worked
 * or not. Throws `calendar-not-covered` when it would run out of the known years.
 */
export function addWorkdays(calendar: Calendar, day: string, n: number): string {
  const step = n < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step)
    if (isWorkday(calendar, at)) left--
  }
  return at
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkday(calendar, at)) count++
  return count
}

/**
 * The years an officer must key in now: next year's notice comes out in the last quarter, so from 1 November its absence
 * is a warning; a missing current year always is.
 */
export function missingYears(calendar: Calendar, today: string): number[] {
  const year = Number(today.slice(0, 4))
  const wanted = today.slice(5) >= '11-01' ? [year, year + 1] : [year]
  return wanted.filter((y) => !calendar.coveredYears.includes(y))
}

function mustCover(calendar: Calendar, day: string): void {
  const refusal = whyNotCovered(calendar, day)
  if (!refusal) return
  const { coveredFrom, coveredUntil } = calendar
  throw new Failure(refusal, { facts: { day, year: day.slice(0, 4), coveredFrom, coveredUntil }, status: 422 })
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
