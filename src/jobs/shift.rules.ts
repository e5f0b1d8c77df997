/** What a shift may be, what it comes to, and what state its time and places put it in. Pure, for server and screens. */
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import { multiplyFen } from '#kernel/money.ts'
import type { PAY_UNITS, SHIFT_STATES } from './job-schemas.api.ts'

export type PayUnit = (typeof PAY_UNITS)[number]
export type ShiftState = (typeof SHIFT_STATES)[number]

export const MOST_SHIFTS = 200

export interface ShiftPlan {
  startsAt: Date
  endsAt: Date
  headcount: number
  breakMinutes: number
}
export type ShiftRefusal =
  | 'shift-past'
  | 'shift-too-long'
  | 'shift-ends-before-start'
  | 'shift-break-too-long'
  | 'shift-after-validity'
  | 'shifts-overlap'

/** A post never outlives its validity, so no shift begins after it. */
export function whyNotShift(
  plan: ShiftPlan,
  { now, validUntil }: { now: Date; validUntil: Date },
): ShiftRefusal | null {
  const minutes = minutesOf(plan)
  if (minutes <= 0) return 'shift-ends-before-start'
  if (minutes > 24 * 60) return 'shift-too-long'
  if (plan.breakMinutes >= minutes) return 'shift-break-too-long'
  if (plan.startsAt <= now) return 'shift-past'
  return plan.startsAt > validUntil ? 'shift-after-validity' : null
}

/** Two shifts of the same time are one with more people. Others may touch or overlap: a site with two crews is ordinary. */
export function whyNotShifts(plans: readonly Pick<ShiftPlan, 'startsAt' | 'endsAt'>[]): 'shifts-overlap' | null {
  const times = plans.map((plan) => `${plan.startsAt.getTime()} ${plan.endsAt.getTime()}`)
  return new Set(times).size < times.length ? 'shifts-overlap' : null
}

/** What the whole shift is expected to pay, for comparing; null where it depends on the work done. */
export function shiftPayFen(
  payFen: number,
  payUnit: PayUnit,
  plan: Pick<ShiftPlan, 'startsAt' | 'endsAt' | 'breakMinutes'>,
): number | null {
  if (payUnit === 'hour') return multiplyFen(payFen, minutesOf(plan) - plan.breakMinutes)
  return payUnit === 'day' ? payFen : null
}

/** Clock and places decide; cancelled and settled are said by somebody and stay. */
export function shiftStateAt(
  shift: { state: ShiftState; startsAt: Date; endsAt: Date; taken: number; headcount: number },
  now: Date,
): ShiftState {
  if (shift.state === 'cancelled' || shift.state === 'settled') return shift.state
  if (shift.endsAt <= now) return 'ended'
  if (shift.startsAt <= now) return 'under-way'
  return shift.taken >= shift.headcount ? 'filled' : 'open'
}

export interface EveryDay {
  /** First day, `YYYY-MM-DD`. */
  fromOn: string
  days: number
  /** `HH:MM`, Asia/Shanghai; an end at or before the start is the next day's. */
  from: string
  to: string
  headcount: number
  breakMinutes?: number
}
/** The same shift on `days` days in a row, in the shape the contract takes. */
export function everyDay({
  fromOn,
  days,
  from,
  to,
  headcount,
  breakMinutes = 0,
}: EveryDay): { startsAt: string; endsAt: string; headcount: number; breakMinutes: number }[] {
  return Array.from({ length: days }, (_, i) => {
    const on = addDays(fromOn, i)
    const startsAt = momentOf(on, from).toISOString()
    const endsAt = momentOf(to <= from ? addDays(on, 1) : on, to).toISOString()
    return { startsAt, endsAt, headcount, breakMinutes }
  })
}

/** The shifts of the last day of an old post, moved to `startsOn` with their times of day. */
export function movedTo<T extends ShiftPlan>(shifts: readonly T[], startsOn: string): ShiftPlan[] {
  const last = shifts
    .map((s) => dayOf(s.startsAt))
    .sort()
    .at(-1)
  if (!last) return []
  const ms = momentOf(startsOn).getTime() - momentOf(last).getTime()
  return shifts
    .filter((s) => dayOf(s.startsAt) === last)
    .map(({ startsAt, endsAt, headcount, breakMinutes }) => ({
      startsAt: new Date(startsAt.getTime() + ms),
      endsAt: new Date(endsAt.getTime() + ms),
      headcount,
      breakMinutes,
    }))
}

function minutesOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
}
