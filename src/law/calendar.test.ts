import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/clock.ts'
import type { Failure } from '#kernel/failure.ts'
import {
  addWorkdays,
  calendarFrom,
  calendarOf,
  type HolidayFile,
  holidayOn,
  isWorkday,
  missingYears,
  whyNotCovered,
  workdayOnOrAfter,
  workdaysBetween,
} from './calendar.rules.ts'

const file: HolidayFile = JSON.parse(readFileSync(new URL('../../data/holidays.json', import.meta.url), 'utf8'))
const calendar = calendarOf(file)
const notCovered = (failure: Failure) => failure.code === 'calendar-not-covered' && failure.facts['year'] !== undefined

test('weekdays are worked, weekends are not, unless the notice swaps them', () => {
  assert.ok(isWorkday(calendar, '2026-11-23'))
  assert.ok(!isWorkday(calendar, '2026-11-22'))
  assert.ok(isWorkday(calendar, '2026-10-10'), 'a Saturday worked for the National Day')
  assert.ok(isWorkday(calendar, '2026-02-28'), 'a Saturday worked for the Spring Festival')
  assert.ok(!isWorkday(calendar, '2026-02-23'), 'a Monday off after the Spring Festival')
  assert.ok(!isWorkday(calendar, '2025-10-08'))
  assert.ok(isWorkday(calendar, '2024-02-04'))
})

test('a holiday has its name, and says whether it is one of the days paid threefold', () => {
  assert.deepEqual(holidayOn(calendar, '2026-02-16'), {
    on: '2026-02-16',
    kind: 'rest',
    name: '除夕',
    statutory: true,
    source: 'notice-2026',
  })
  assert.equal(holidayOn(calendar, '2026-02-20')?.statutory, false)
  assert.equal(holidayOn(calendar, '2025-10-06')?.name, '中秋节')
  assert.equal(holidayOn(calendar, '2026-10-10'), null)
  assert.equal(holidayOn(calendar, '2026-11-22'), null)
})

test('the statutory days are 11 in 2024 and 13 from 2025, and 2027 has them before its notice', () => {
  const statutory = (year: number) =>
    [...calendar.days.values()].filter((d) => d.on.startsWith(String(year)) && d.statutory).length
  assert.deepEqual([2024, 2025, 2026, 2027].map(statutory), [11, 13, 13, 13])
  assert.equal(holidayOn(calendar, '2027-02-06')?.name, '春节')
  assert.equal(isWorkday(calendar, '2027-02-05'), false)
})

test('each covered year has 365 or 366 days less weekends and holidays plus swapped days, as the notices give', () => {
  const workdays = (year: number) => workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)
  assert.equal(workdays(2024), 251)
  assert.equal(workdays(2025), 248)
  assert.equal(workdays(2026), 248)
})

test('a day off that falls on a weekday is paid for by a worked weekend or is statutory', () => {
  for (const row of calendar.days.values()) {
    const weekday = new Date(`${row.on}T00:00:00Z`).getUTCDay()
    if (row.kind === 'work') assert.ok(weekday === 0 || weekday === 6, row.on)
    assert.ok(file.about.sources[row.source], `${row.on} names its source`)
  }
})

test('working days are counted from the day after, forward and back', () => {
  assert.equal(addWorkdays(calendar, '2026-09-30', 1), '2026-10-08')
  assert.equal(addWorkdays(calendar, '2026-09-30', 3), '2026-10-10')
  assert.equal(addWorkdays(calendar, '2026-10-08', -1), '2026-09-30')
  assert.equal(addWorkdays(calendar, '2026-10-01', 0), '2026-10-01')
  assert.equal(workdayOnOrAfter(calendar, '2026-10-01'), '2026-10-08')
  assert.equal(workdayOnOrAfter(calendar, '2026-10-10'), '2026-10-10')
})

test('adding working days lands on a worked day with that many in between', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-02-01', n))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const to = addWorkdays(calendar, from, n)
      assert.ok(isWorkday(calendar, to))
      assert.equal(workdaysBetween(calendar, from, to), n)
      if (isWorkday(calendar, from)) assert.equal(addWorkdays(calendar, to, -n), from)
    }),
    { numRuns: 50 },
  )
})

test('outside the covered years the answer is a refusal that names the year', () => {
  assert.deepEqual([calendar.coveredFrom, calendar.coveredUntil], ['2024-01-01', '2026-12-31'])
  assert.equal(whyNotCovered(calendar, '2027-02-10'), 'calendar-not-covered')
  assert.equal(whyNotCovered(calendar, '2027-02-06'), null)
  assert.throws(() => isWorkday(calendar, '2027-02-10'), notCovered)
  assert.throws(() => holidayOn(calendar, '2023-12-31'), notCovered)
  assert.throws(() => addWorkdays(calendar, '2026-12-30', 5), notCovered)
  assert.throws(() => calendarFrom([], [2024, 2026]), /follow each other/)
})

test('next year is missed from November on, the current one always', () => {
  assert.deepEqual(missingYears(calendar, '2026-10-31'), [])
  assert.deepEqual(missingYears(calendar, '2026-11-23'), [2027])
  assert.deepEqual(missingYears(calendar, '2027-03-01'), [2027])
})
