/** Shapes that several contracts of this module share. */
import { z } from 'zod'
import { Id, Moment } from '#kernel/schemas.ts'

export const JOB_KINDS = ['part-time', 'temporary', 'stage', 'hourly', 'daily'] as const
export const PAY_UNITS = ['hour', 'day', 'piece', 'job'] as const
export const SETTLEMENTS = ['after-shift', 'next-day', 'weekly', 'half-month', 'at-end'] as const
export const POST_STATES = ['draft', 'submitted', 'published', 'paused', 'rejected', 'closed', 'expired'] as const
export const SHIFT_STATES = ['open', 'filled', 'under-way', 'ended', 'settled', 'cancelled'] as const

/** 非全日制 · 临时性 · 阶段性 · 小时工 · 日结工 */
export const JobKind = z.enum(JOB_KINDS)
export const PayUnit = z.enum(PAY_UNITS)
export const Settlement = z.enum(SETTLEMENTS)
export const PostState = z.enum(POST_STATES)
export const ShiftState = z.enum(SHIFT_STATES)

export const Conditions = z
  .object({
    meals: z.boolean().optional(),
    lodging: z.boolean().optional(),
    transport: z.boolean().optional(),
    tools: z.boolean().optional(),
    insurance: z.boolean().optional(),
    /** 休息: "中午休息1小时". */
    rest: z.string().trim().max(60).optional(),
    /** 招聘条件, in words; 不限 when there are none. */
    notes: z.string().trim().max(500).optional(),
  })
  .default({})
  .meta({ id: 'Conditions' })

/** What a law check found, as `checkPost` of the law module says it. */
export const Finding = z
  .object({
    rowId: z.string(),
    effect: z.enum(['refuse', 'warn']),
    code: z.string(),
    /** What is wrong and what to do. */
    message: z.string(),
    /** 《…》第…条, with 待核实 while unconfirmed. */
    source: z.string(),
    /** Where: `[start, end)` of that field as written. */
    words: z.array(z.object({ field: z.string(), start: z.int(), end: z.int(), text: z.string() })).optional(),
    suggestion: z.string().optional(),
  })
  .meta({ id: 'Finding' })

export const PostEmployer = z
  .object({
    employerId: Id,
    name: z.string(),
    kind: z.enum(['enterprise', 'sole-trader', 'household', 'labour-team']),
    level: z.enum(['unverified', 'provisional', 'verified', 'refused', 'suspended']),
  })
  .meta({ id: 'PostEmployer' })
export const PostMarket = z
  .object({
    marketId: Id,
    name: z.string(),
    publicPhone: z.string().nullable(),
    /** Either side may cancel without mark until so long before the start. */
    cancelFreeMinutes: z.int(),
    checkinRadiusM: z.int(),
  })
  .meta({ id: 'PostMarket' })

export const ShiftBody = z
  .object({
    startsAt: Moment,
    /** At most 24 hours later. */
    endsAt: Moment,
    headcount: z.int().min(1).max(2000),
    breakMinutes: z.int().min(0).max(600).default(0),
  })
  .meta({ id: 'ShiftBody' })

export const PublicShift = z
  .object({
    shiftId: Id,
    state: ShiftState,
    startsAt: Moment,
    endsAt: Moment,
    breakMinutes: z.int(),
    headcount: z.int(),
    placesLeft: z.int(),
    /** Whether it can be taken now. */
    listed: z.boolean(),
    /** Expected pay of the whole shift; null for piece and job pay. */
    shiftPayFen: z.int().nullable(),
  })
  .meta({ id: 'PublicShift' })
