/** Shapes that several contracts of this module share. */
import { z } from 'zod'
import { Id, Moment, Point } from '#kernel/schemas.ts'
import { HIRE_STATES, OBJECTION_OUTCOMES, PAY_UNITS, PAYMENT_WAYS, SETTLEMENTS, WAGE_STATES } from './hire.rules.ts'

export const OfHire = z.object({ marketId: Id, hireId: Id })
export const OfMarket = z.object({ marketId: Id })

export const HireState = z.enum(HIRE_STATES)
export const HirePay = z.object({ fen: z.int(), unit: z.enum(PAY_UNITS), pieceName: z.string().nullable() })

/** 用工卡: the terms as frozen at the moment of acceptance; the placard, the slip and the evidence show exactly this. */
export type JobCard = z.infer<typeof JobCard>
export const JobCard = z
  .object({
    version: z.literal(1),
    number: z.string(),
    postVersion: z.int(),
    market: z.object({ marketId: Id, name: z.string(), phone: z.string().nullable() }),
    employer: z.object({ employerId: Id, name: z.string(), kind: z.string(), level: z.string() }),
    worker: z.object({ workerId: Id, name: z.string(), cardNumber: z.string() }),
    occupation: z.object({ code: z.string(), name: z.string() }),
    kind: z.string(),
    title: z.string(),
    startsAt: Moment,
    endsAt: Moment,
    breakMinutes: z.int(),
    pay: HirePay,
    settlement: z.enum(SETTLEMENTS),
    place: z.object({ text: z.string(), divisionCode: z.string(), point: Point, meetingPoint: z.string().nullable() }),
    /** {meals, lodging, transport, tools, insurance, rest, notes} of the post. */
    conditions: z.record(z.string(), z.unknown()),
    contact: z.object({ name: z.string(), phoneMasked: z.string() }),
    /** The market's rule as it stood at acceptance; absent on cards made before it was frozen. */
    cancelFreeMinutes: z.int().optional(),
    acceptedAt: Moment,
    how: z.enum(['phone', 'desk', 'kiosk', 'placard', 'call']),
  })
  .meta({ id: 'JobCard' })

export const WageSummary = z
  .object({
    amountFen: z.int(),
    paidFen: z.int(),
    dueAt: Moment,
    state: z.enum(WAGE_STATES),
    /** A disputed wage stays visible until it is settled (promise 12). */
    disputed: z.boolean(),
    overdue: z.boolean(),
  })
  .meta({ id: 'WageSummary' })

export const AttendanceSummary = z
  .object({
    inAt: Moment.nullable(),
    outAt: Moment.nullable(),
    breakMinutes: z.int(),
    workedMinutes: z.int().nullable(),
    pieces: z.int().nullable(),
    /** The shift ended and nobody checked out: the hours are to be added. */
    outForgotten: z.boolean(),
  })
  .meta({ id: 'AttendanceSummary' })

/** 申诉: what a worker says against "did not come", and what was found. */
export const Objection = z
  .object({
    said: z.string(),
    at: Moment,
    /** Null while open. */
    outcome: z.enum(OBJECTION_OUTCOMES).nullable(),
    note: z.string().nullable(),
    decidedAt: Moment.nullable(),
  })
  .meta({ id: 'Objection' })

/** A hire as lists show it: the terms are those in force for this worker. */
export const HireLine = z
  .object({
    hireId: Id,
    marketId: Id,
    shiftId: Id,
    postId: Id,
    workerId: Id,
    employerId: Id,
    number: z.string(),
    state: HireState,
    live: z.boolean(),
    workerName: z.string(),
    employerName: z.string(),
    occupation: z.string(),
    title: z.string(),
    startsAt: Moment,
    endsAt: Moment,
    /** Planned, unpaid. */
    plannedBreakMinutes: z.int(),
    pay: HirePay,
    settlement: z.enum(SETTLEMENTS),
    place: z.string(),
    meetingPoint: z.string().nullable(),
    point: Point,
    attendance: AttendanceSummary.nullable(),
    wage: WageSummary.nullable(),
    /** The employer changed the terms: the worker may take or refuse the change, without penalty. */
    changeOffered: z.boolean(),
    changeRefused: z.boolean().describe('不同意过更改：按原来的条件算；不想去了，取消不记'),
    /** The last one of this hire. */
    objection: Objection.nullable(),
    acceptedAt: Moment,
    endedAt: Moment.nullable(),
    endReason: z.string().nullable(),
    endedLate: z.boolean().nullable(),
    /** Until then either side cancels without a mark. */
    cancelFreeUntil: Moment,
    ratedByWorker: z.boolean(),
    ratedByEmployer: z.boolean(),
  })
  .meta({ id: 'HireLine' })

export const Payment = z
  .object({
    paymentId: Id,
    hireId: Id,
    amountFen: z.int(),
    how: z.enum(PAYMENT_WAYS),
    reference: z.string().nullable(),
    paidAt: Moment,
    at: Moment,
    /** Stated by mistake and taken back; both rows stay in the ledger. */
    reversed: z.boolean(),
  })
  .meta({ id: 'Payment' })
export const Rating = z
  .object({
    bySide: z.enum(['worker', 'employer']),
    facts: z.record(z.string(), z.boolean()),
    stars: z.int(),
    words: z.string().nullable(),
    at: Moment,
  })
  .meta({ id: 'Rating' })
export const TransferLine = z
  .object({
    transferId: Id,
    sourceKind: z.enum(['due', 'payment', 'due-reversal', 'payment-reversal']),
    debit: z.string(),
    credit: z.string(),
    amountFen: z.int(),
    at: Moment,
  })
  .meta({ id: 'TransferLine' })

/** A hire with everything its two sides and the staff may know. */
export const Hire = HireLine.extend({
  /** As frozen at acceptance; never changes. */
  card: JobCard,
  cardHash: z.string(),
  /** Where a change was accepted: the terms that hold now; else the card. */
  terms: JobCard,
  /** The terms now offered, to be laid beside `terms`. */
  offered: JobCard.nullable(),
  changes: z.array(z.object({ postVersion: z.int(), outcome: z.enum(['accepted', 'refused', 'fallen']), at: Moment })),
  wageBasis: z.record(z.string(), z.unknown()).nullable(),
  disputeSaid: z.string().nullable(),
  disputedAt: Moment.nullable(),
  disputeSettledAt: Moment.nullable(),
  /** What was agreed when it was settled. */
  disputeNote: z.string().nullable(),
  confirmedAt: Moment.nullable(),
  payments: z.array(Payment),
  ledger: z.array(TransferLine),
  ratings: z.array(Rating),
}).meta({ id: 'Hire' })
