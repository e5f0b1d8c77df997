/** What a check needs to know about a job post. */
import type { OccupationFlag } from './occupation-flag.rules.ts'
import type { PayUnit } from './wage-floor.rules.ts'

export type EmployerKind = 'enterprise' | 'sole-trader' | 'household' | 'labour-team'

/** 非全日制 · 临时性 · 阶段性 · 小时工 · 日结工 */
export type JobKind = 'part-time' | 'temporary' | 'stage' | 'hourly' | 'daily'

export type Settlement = 'after-shift' | 'daily' | 'weekly' | 'half-month' | 'month' | 'job-end'

export type PostFacts = {
  employer: {
    kind: EmployerKind
    name: string | null
    /** Licence (or identity card of a household or team leader) seen and held against the register. */
    verified: boolean
    /** GB/T 2260 code of the seat, any level; its city sets the wage floor. */
    seatCode: string | null
    /** Set when an agency hires for this employer. */
    agency?: { licenceNo: string | null; hasMandate: boolean } | null
    /** The licensed firm a labour team works for. */
    principal?: string | null
  }
  title: string | null
  description: string | null
  conditions: string | null
  headcount: number | null
  occupation: { code: string; flags: readonly OccupationFlag[] } | null
  kind: JobKind
  pay: { amountFen: number; unit: PayUnit } | null
  settlement: Settlement | null
  hoursPerDay?: number | null
  /** Days the work lasts in all. */
  days?: number | null
  daysPerWeek?: number | null
  piecesPerHour?: number | null
  place: string | null
  /** Last day the post stands, `YYYY-MM-DD`. */
  validUntil: string | null
  minAge?: number | null
  maxAge?: number | null
  /** What the employer wrote about fees, deposits and things to pay for. */
  fees?: string | null
  depositFen?: number | null
  contact?: string | null
}
