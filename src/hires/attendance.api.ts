/** Coming and going: how presence is shown, and what becomes of forgotten check-outs. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Id, Moment, Point, Text } from '#kernel/schemas.ts'
import { HireLine, OfHire } from './hire-schemas.api.ts'

export const CheckinCode = z
  .object({
    code: z.string(),
    /** What the QR says. */ payload: z.string(),
    svg: z.string(),
    validUntil: Moment,
    /** Seconds until the next one. */ seconds: z.int(),
  })
  .meta({ id: 'CheckinCode' })
export const getCheckinCode = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/shifts/{shiftId}/checkin-code',
  summary: 'The check-in QR of this minute, shown by the employer or the desk',
  zh: '签到码（每分钟更换）',
  callers: ['employer', ...COUNTER],
  params: z.object({ marketId: Id, shiftId: Id }),
  reply: CheckinCode,
  fails: ['no-shift'],
})
/** How somebody shows to be there. The employer's list and the desk need no proof: they are named in the record. */
export const Presence = z
  .discriminatedUnion('how', [
    z.object({ how: z.literal('qr'), code: z.string().trim().min(6).max(300) }),
    z.object({ how: z.literal('place'), point: Point, accuracyM: z.number().min(0).max(100_000).optional() }),
    z.object({ how: z.literal('desk') }),
    z.object({ how: z.literal('employer') }),
  ])
  .meta({ id: 'Presence' })
const PRESENCE_FAILS = [
  'no-hire',
  'hire-over',
  'wrong-code',
  'too-far',
  'not-your-way',
  'too-early',
  'too-late',
] as const
export const checkIn = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/checkin',
  summary: 'Check in',
  zh: '到岗签到',
  callers: ['worker', 'employer', ...COUNTER],
  params: OfHire,
  body: z.object({ presence: Presence, /** Desk and employer may add it afterwards. */ at: Moment.optional() }),
  reply: HireLine,
  fails: [...PRESENCE_FAILS, 'time-not-possible'],
})
export const checkOut = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/checkout',
  summary: 'Check out; the wage is reckoned',
  zh: '离岗签退，算出工钱',
  callers: ['worker', 'employer', ...COUNTER],
  params: OfHire,
  body: z.object({
    presence: Presence,
    at: Moment.optional(),
    /** As counted on the spot; without it the planned one, as far as the work reached into it. */
    breakMinutes: z.int().min(0).max(720).nullish(),
    /** For piece pay: counted by the employer or the desk. */
    pieces: z.int().min(0).max(100_000).optional(),
    note: Text(200).optional(),
  }),
  reply: HireLine,
  fails: [...PRESENCE_FAILS, 'not-checked-in', 'pieces-needed', 'time-not-possible', 'note-needed'],
})
export const correctAttendance = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/attendance',
  summary: 'Correct the hours or pieces of work done; the ledger reverses and reckons anew',
  zh: '更正工时或件数，重新算工钱',
  callers: ['employer', ...COUNTER],
  params: OfHire,
  body: z.object({
    inAt: Moment,
    outAt: Moment,
    /** As counted; null: the planned one, as far as the work reached into it. */
    breakMinutes: z.int().min(0).max(720).nullable(),
    pieces: z.int().min(0).max(100_000).nullable().default(null),
    note: Text(200),
  }),
  reply: HireLine,
  fails: ['no-hire', 'not-worked', 'time-not-possible', 'pieces-needed', 'paid-more', 'already-confirmed'],
})
