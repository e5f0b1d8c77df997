/** What is owed for work done, and by when. Browser-safe: the employer and the worker see the same sum before it is final. */
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import { multiplyFen } from '#kernel/money.ts'
import type { PayUnit, Settlement } from './hire.rules.ts'

export interface WageTerms {
  payFen: number
  unit: PayUnit
  startsAt: Date
  endsAt: Date
  /** Planned, unpaid. */
  breakMinutes: number
}
export interface WorkDone {
  inAt: Date
  outAt: Date
  /** As somebody counted it who was there; null: the planned one, as far as the work reached into it. */
  breakMinutes: number | null
  pieces: number | null
  /** The worker checked out alone, by place: nobody of the employer's saw the later hour. */
  outAlone: boolean
}
/** Every number of the sum, as it is stored and shown. */
export interface WageBasis {
  unit: PayUnit
  payFen: number
  workedMinutes: number
  plannedMinutes: number
  /** Unpaid, taken off the hours. */
  breakMinutes: number
  pieces: number | null
  /** Day pay: the whole day's, or by the minutes. */
  how: 'minutes' | 'whole-day' | 'part-day' | 'pieces' | 'whole-job'
}

/** Within so many minutes of the plan a day is a whole day: nobody loses money over a queue at the gate. */
export const DAY_TOLERANCE_MINUTES = 15

/**
 * Paid minutes: from the later of start and check-in to the check-out, less the break. Coming early is not work yet. A check-out
 * after the planned end counts when the employer or the desk had a hand in it (its QR, its list); alone it counts to the end.
 * Begun minutes are whole ones, in the worker's favour.
 */
export function workedMinutesOf(
  terms: Pick<WageTerms, 'startsAt' | 'endsAt' | 'breakMinutes'>,
  done: WorkDone,
): number {
  const { from, to } = spanOf(terms, done)
  const breakMs = done.breakMinutes === null ? plannedBreakMs(terms, from, to) : done.breakMinutes * MINUTE_MS
  return Math.max(0, Math.ceil((to - from - breakMs) / MINUTE_MS))
}

/** What of the break is taken off: as counted, else what of the planned one lies within the hours worked. */
export function breakMinutesOf(terms: Pick<WageTerms, 'startsAt' | 'endsAt' | 'breakMinutes'>, done: WorkDone): number {
  const { from, to } = spanOf(terms, done)
  return done.breakMinutes ?? Math.floor(plannedBreakMs(terms, from, to) / MINUTE_MS)
}

/** What was counted before stays counted; null where the rule alone took it off. */
export function countedBreakOf(
  terms: Pick<WageTerms, 'startsAt' | 'endsAt' | 'breakMinutes'>,
  { inAt, outAt, breakMinutes }: Pick<WorkDone, 'inAt' | 'outAt'> & { breakMinutes: number },
): number | null {
  const byRule = breakMinutesOf(terms, { inAt, outAt, breakMinutes: null, pieces: null, outAlone: false })
  return breakMinutes === byRule ? null : breakMinutes
}

function spanOf({ startsAt, endsAt }: Pick<WageTerms, 'startsAt' | 'endsAt'>, done: WorkDone) {
  const from = Math.max(done.inAt.getTime(), startsAt.getTime())
  const to = done.outAlone ? Math.min(done.outAt.getTime(), endsAt.getTime()) : done.outAt.getTime()
  return { from, to }
}
/**
 * A post says how long the break is, not when, so it is taken to lie in the middle of the shift. Only what of it falls within the
 * hours worked is unpaid: who is sent home before it has had none, and every hour of work is paid (劳动合同法 30, 72).
 */
function plannedBreakMs(
  { startsAt, endsAt, breakMinutes }: Pick<WageTerms, 'startsAt' | 'endsAt' | 'breakMinutes'>,
  from: number,
  to: number,
): number {
  const middle = (startsAt.getTime() + endsAt.getTime()) / 2
  const half = (breakMinutes * MINUTE_MS) / 2
  return Math.max(0, Math.min(to, middle + half) - Math.max(from, middle - half))
}

export function plannedMinutesOf({
  startsAt,
  endsAt,
  breakMinutes,
}: Pick<WageTerms, 'startsAt' | 'endsAt' | 'breakMinutes'>): number {
  return Math.max(1, Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS) - breakMinutes)
}

/**
 * hour: by the minute. day: the whole day's pay within 15 minutes of the plan, else by the minutes worked, more or less: a day
 * cut short is paid for what was done, a longer one for all of it. piece: by the count. job: the price agreed, whole.
 * Statutory overtime supplements (劳动法 44) are for the officer's check of the wage sheet, not for this sum.
 */
export function wageOf(terms: WageTerms, done: WorkDone): { amountFen: number; basis: WageBasis } {
  const workedMinutes = workedMinutesOf(terms, done)
  const plannedMinutes = plannedMinutesOf(terms)
  const { payFen, unit } = terms
  const breakMinutes = breakMinutesOf(terms, done)
  const basis = { unit, payFen, workedMinutes, plannedMinutes, breakMinutes, pieces: done.pieces }
  if (unit === 'hour') return { amountFen: multiplyFen(payFen, workedMinutes), basis: { ...basis, how: 'minutes' } }
  if (unit === 'piece') return { amountFen: payFen * (done.pieces ?? 0), basis: { ...basis, how: 'pieces' } }
  if (unit === 'job') return { amountFen: payFen, basis: { ...basis, how: 'whole-job' } }
  if (Math.abs(workedMinutes - plannedMinutes) <= DAY_TOLERANCE_MINUTES)
    return { amountFen: payFen, basis: { ...basis, how: 'whole-day' } }
  return { amountFen: shareFen(payFen, workedMinutes, plannedMinutes), basis: { ...basis, how: 'part-day' } }
}

/** Who is paid on the day itself has at least so long after the work for it, or it is for the next morning. */
export const SAME_DAY_HOURS = 4
const NOON = '12:00'

/**
 * The last moment of lawful payment: 24:00 of the day meant. Part-time work at most every 15 days (劳动合同法 72), any wage at
 * least every month (劳动法 50). Work that ends at midnight is of the day it began. 当天结 of work that ends after 20:00 would be
 * overdue at night, at 24:00 in the moment it ends: it is due by noon of the next day.
 */
export function wageDueAt({
  settlement,
  kind,
  endsAt,
  workEndsAt,
}: {
  settlement: Settlement
  kind: string
  endsAt: Date
  workEndsAt: Date
}): Date {
  const on = dayOf(new Date(endsAt.getTime() - 1))
  const most = kind === 'part-time' || kind === 'hourly' ? 15 : 30
  const days: Record<Settlement, number> = {
    'after-shift': 0,
    'next-day': 1,
    weekly: 7,
    'half-month': 15,
    'at-end': Math.min(most, Math.max(0, daysBetween(on, dayOf(new Date(workEndsAt.getTime() - 1))))),
  }
  const dayEnds = momentOf(addDays(on, days[settlement] + 1))
  const isTooSoon = dayEnds.getTime() - endsAt.getTime() < SAME_DAY_HOURS * 60 * MINUTE_MS
  return isTooSoon ? momentOf(addDays(on, 1), NOON) : dayEnds
}

const MINUTE_MS = 60_000

/** Half up, once, in whole numbers. */
function shareFen(fen: number, part: number, whole: number): number {
  return Number((BigInt(fen) * BigInt(part) * 2n + BigInt(whole)) / (2n * BigInt(whole)))
}
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
