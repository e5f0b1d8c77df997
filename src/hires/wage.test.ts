import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { momentOf } from '#kernel/clock.ts'
import {
  breakMinutesOf,
  DAY_TOLERANCE_MINUTES,
  plannedMinutesOf,
  SAME_DAY_HOURS,
  type WageTerms,
  type WorkDone,
  wageDueAt,
  wageOf,
  workedMinutesOf,
} from './wage.rules.ts'

const MINUTE = 60_000
const startsAt = momentOf('2026-03-05', '08:00')
const endsAt = momentOf('2026-03-05', '17:00')
const plan = { startsAt, endsAt, breakMinutes: 60 }
const day: WageTerms = { ...plan, payFen: 26_000, unit: 'day' }
const hour: WageTerms = { ...plan, payFen: 2_533, unit: 'hour' }
const work = (from: string, to: string, more: Partial<WorkDone> = {}): WorkDone => ({
  inAt: momentOf('2026-03-05', from),
  outAt: momentOf('2026-03-05', to),
  breakMinutes: null,
  pieces: null,
  outAlone: false,
  ...more,
})

test('coming early is not work yet, a queue at the gate costs nobody a day', () => {
  assert.equal(workedMinutesOf(plan, work('07:10', '17:00')), 480)
  assert.deepEqual(wageOf(day, work('08:10', '16:55')), {
    amountFen: 26_000,
    basis: {
      unit: 'day',
      payFen: 26_000,
      workedMinutes: 465,
      plannedMinutes: 480,
      breakMinutes: 60,
      pieces: null,
      how: 'whole-day',
    },
  })
})
test('a day cut short is paid by the minutes, a longer one too', () => {
  assert.equal(wageOf(day, work('08:00', '13:00')).amountFen, 13_000)
  assert.equal(wageOf(day, work('08:00', '19:00')).amountFen, 32_500)
  assert.equal(wageOf(day, work('08:00', '13:00')).basis.how, 'part-day')
})
test('a check-out by place alone counts no later than the planned end', () => {
  assert.equal(workedMinutesOf(plan, work('08:00', '19:00', { outAlone: true })), 480)
  assert.equal(workedMinutesOf(plan, work('08:00', '19:00')), 600)
})
test('an hour is paid by the minute and rounded once, half up', () => {
  assert.equal(wageOf(hour, work('08:00', '17:00')).amountFen, 20_264)
  assert.equal(wageOf(hour, work('08:00', '08:01')).amountFen, 42)
})
test('pieces are counted, a job has its price', () => {
  const times = work('08:00', '12:00', { pieces: 137 })
  assert.equal(wageOf({ ...plan, payFen: 85, unit: 'piece' }, times).amountFen, 11_645)
  assert.equal(wageOf({ ...plan, payFen: 50_000, unit: 'job' }, times).amountFen, 50_000)
})
test('wages fall due at the end of the day their settlement names', () => {
  const due = (settlement: Parameters<typeof wageDueAt>[0]['settlement'], kind = 'daily', workEndsAt = endsAt) =>
    wageDueAt({ settlement, kind, endsAt, workEndsAt }).toISOString()
  assert.equal(due('after-shift'), momentOf('2026-03-06').toISOString())
  assert.equal(due('next-day'), momentOf('2026-03-07').toISOString())
  assert.equal(due('weekly'), momentOf('2026-03-13').toISOString())
  assert.equal(due('half-month'), momentOf('2026-03-21').toISOString())
  assert.equal(due('at-end', 'stage', momentOf('2026-03-20', '17:00')), momentOf('2026-03-21').toISOString())
  assert.equal(
    due('at-end', 'stage', momentOf('2026-06-20', '17:00')),
    momentOf('2026-04-05').toISOString(),
    'every month at least (劳动法 50)',
  )
  assert.equal(
    due('at-end', 'part-time', momentOf('2026-06-20', '17:00')),
    momentOf('2026-03-21').toISOString(),
    'every 15 days (劳动合同法 72)',
  )
})
test('a night shift that ends at midnight is of the day it began, and is paid by noon', () => {
  const due = (settlement: Parameters<typeof wageDueAt>[0]['settlement'], ends: Date, kind = 'daily') =>
    wageDueAt({ settlement, kind, endsAt: ends, workEndsAt: ends }).toISOString()
  const midnight = momentOf('2026-03-06')
  assert.equal(due('after-shift', midnight), momentOf('2026-03-06', '12:00').toISOString())
  assert.equal(due('at-end', midnight, 'stage'), momentOf('2026-03-06', '12:00').toISOString())
  assert.equal(due('next-day', midnight), momentOf('2026-03-07').toISOString(), 'of the 5th')
  assert.equal(due('after-shift', momentOf('2026-03-05', '20:00')), momentOf('2026-03-06').toISOString())
  assert.equal(due('after-shift', momentOf('2026-03-05', '20:01')), momentOf('2026-03-06', '12:00').toISOString())
  assert.equal(due('after-shift', momentOf('2026-03-06', '02:00')), momentOf('2026-03-07').toISOString())
})
test('nobody is late the moment the work ends, and who is paid on the day is paid within a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * 1440 }), (minute) => {
      const ends = new Date(startsAt.getTime() + minute * MINUTE)
      const due = wageDueAt({ settlement: 'after-shift', kind: 'daily', endsAt: ends, workEndsAt: ends })
      const hours = (due.getTime() - ends.getTime()) / (60 * MINUTE)
      assert.ok(hours >= SAME_DAY_HOURS && hours <= 24, `${ends.toISOString()}: ${hours} h`)
    }),
  )
})
test('who is sent home before the break loses none of it, who comes after it neither', () => {
  const minutes = (from: string, to: string, more: Partial<WorkDone> = {}) =>
    workedMinutesOf(plan, work(from, to, more))
  assert.equal(minutes('08:00', '10:00'), 120)
  assert.equal(wageOf(hour, work('08:00', '10:00')).amountFen, 5_066)
  assert.equal(minutes('08:00', '12:30'), 240, 'half of it lies within')
  assert.equal(minutes('13:00', '17:00'), 240)
  assert.equal(minutes('08:00', '10:00', { breakMinutes: 20 }), 100, 'what was counted on the spot was taken')
  assert.equal(wageOf(day, work('08:00', '10:00')).basis.breakMinutes, 0)
})

const terms = fc.record({
  payFen: fc.integer({ min: 1, max: 1_000_000 }),
  unit: fc.constantFrom('hour', 'day', 'piece', 'job'),
  minutes: fc.integer({ min: 30, max: 1440 }),
  breakMinutes: fc.integer({ min: 0, max: 25 }),
})
const done = fc.record({
  late: fc.integer({ min: -60, max: 300 }),
  minutes: fc.integer({ min: 0, max: 1440 }),
  pieces: fc.integer({ min: 0, max: 10_000 }),
  seconds: fc.integer({ min: 0, max: 59 }),
  counted: fc.boolean(),
})
const built = fc.tuple(terms, done).map(([t, d]) => {
  const all: WageTerms = {
    payFen: t.payFen,
    unit: t.unit,
    breakMinutes: t.breakMinutes,
    startsAt,
    endsAt: new Date(startsAt.getTime() + t.minutes * MINUTE),
  }
  const inAt = new Date(startsAt.getTime() + d.late * MINUTE + d.seconds * 1000)
  return {
    terms: all,
    done: {
      inAt,
      outAt: new Date(inAt.getTime() + d.minutes * MINUTE),
      breakMinutes: d.counted ? t.breakMinutes : null,
      pieces: d.pieces,
      outAlone: false,
    } as WorkDone,
  }
})
test('a wage is whole fen, never negative, and more work is never less money', () => {
  fc.assert(
    fc.property(built, fc.integer({ min: 0, max: 300 }), ({ terms: t, done: d }, more) => {
      const { amountFen, basis } = wageOf(t, d)
      assert.ok(Number.isSafeInteger(amountFen) && amountFen >= 0)
      const longer = wageOf(t, { ...d, outAt: new Date(d.outAt.getTime() + more * MINUTE), pieces: d.pieces! + more })
      assert.ok(longer.amountFen >= amountFen)
      assert.ok(
        basis.workedMinutes <= d.outAt.getTime() / MINUTE - t.startsAt.getTime() / MINUTE + 1 ||
          basis.workedMinutes === 0,
      )
    }),
    { numRuns: 2000 },
  )
})
test("a day as planned is the day's pay to the fen, whatever the plan", () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: -DAY_TOLERANCE_MINUTES, max: DAY_TOLERANCE_MINUTES }), (t, off) => {
      const end = new Date(startsAt.getTime() + t.minutes * MINUTE)
      const all: WageTerms = { payFen: t.payFen, unit: 'day', breakMinutes: t.breakMinutes, startsAt, endsAt: end }
      if (plannedMinutesOf(all) + off < 0) return
      const outAt = new Date(end.getTime() + off * MINUTE)
      assert.equal(
        wageOf(all, { inAt: startsAt, outAt, breakMinutes: null, pieces: null, outAlone: false }).amountFen,
        t.payFen,
      )
    }),
  )
})
test('an hourly wage is within half a fen of the exact one', () => {
  fc.assert(
    fc.property(built, ({ terms: t, done: d }) => {
      const { amountFen, basis } = wageOf({ ...t, unit: 'hour' }, d)
      assert.ok(Math.abs(amountFen * 60 - t.payFen * basis.workedMinutes) <= 30)
    }),
  )
})
test('of a planned break only what lies within the hours worked is unpaid', () => {
  fc.assert(
    fc.property(built, fc.integer({ min: 0, max: 720 * 60 }), ({ terms: t, done: d }, seconds) => {
      const by = (more: number) => ({ ...d, breakMinutes: null, outAt: new Date(d.outAt.getTime() + more * 1000) })
      const presentMinutes = (x: WorkDone) =>
        Math.max(0, (x.outAt.getTime() - Math.max(x.inAt.getTime(), t.startsAt.getTime())) / MINUTE)
      const short = by(0)
      const worked = workedMinutesOf(t, short)
      const off = breakMinutesOf(t, short)
      assert.ok(off >= 0 && off <= t.breakMinutes && off <= presentMinutes(short))
      assert.ok(Math.abs(worked + off - presentMinutes(short)) < 2, 'hours and break are the time that was there')
      assert.ok(worked >= workedMinutesOf(t, { ...short, breakMinutes: t.breakMinutes }), 'never less than before')
      assert.ok(workedMinutesOf(t, by(seconds)) >= worked, 'to the second: staying longer is never less')
      const middle = (t.startsAt.getTime() + t.endsAt.getTime()) / 2
      if (short.outAt.getTime() <= middle - (t.breakMinutes / 2) * MINUTE) assert.equal(off, 0)
      if (short.inAt <= t.startsAt && short.outAt >= t.endsAt) assert.equal(off, t.breakMinutes)
    }),
    { numRuns: 2000 },
  )
})
