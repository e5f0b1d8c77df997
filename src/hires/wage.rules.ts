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
  breakMinutes: number
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
export function workedMinutesOf(terms: Pick<WageTerms, 'startsAt' | 'endsAt'>, done: WorkDone): number {
  const from = Math.max(done.inAt.getTime(), terms.startsAt.getTime())
  const to = done.outAlone ? Math.min(done.outAt.getTime(), terms.endsAt.getTime()) : done.outAt.getTime()
  return Math.max(0, Math.ceil((to - from) / MINUTE_MS) - done.breakMinutes)
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
  const basis = { unit, payFen, workedMinutes, plannedMinutes, pieces: done.pieces }
  if (unit === 'hour') return { amountFen: multiplyFen(payFen, workedMinutes), basis: { ...basis, how: 'minutes' } }
  if (unit === 'piece') return { amountFen: payFen * (done.pieces ?? 0), basis: { ...basis, how: 'pieces' } }
  if (unit === 'job') return { amountFen: payFen, basis: { ...basis, how: 'whole-job' } }
  if (Math.abs(workedMinutes - plannedMinutes) <= DAY_TOLERANCE_MINUTES)
    return { amountFen: payFen, basis: { ...basis, how: 'whole-day' } }
  return { amountFen: shareFen(payFen, workedMinutes, plannedMinutes), basis: { ...basis, how: 'part-day' } }
}

/**
 * The last moment of lawful payment: 24:00 of the day meant. Part-time work at most every 15 days (劳动合同法 72), any wage at
 * least every month (劳动法 50).
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
  return momentOf(addDays(on, days[settlement] + 1))
}

const MINUTE_MS = 60_000

/** Half up, once, in whole numbers. */
function shareFen(fen: number, part: number, whole: number): number {
  return Number((BigInt(fen) * BigInt(part) * 2n + BigInt(whole)) / (2n * BigInt(whole)))
}
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
