import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { BytesReply, Day, Fen, Id, Moment, NoContent, Paging, Point, paged, Text } from '#kernel/schemas.ts'
import { HIRE_STATES, PAY_UNITS, PAYMENT_WAYS, SETTLEMENTS, WAGE_STATES } from './hire.rules.ts'

const PARTIES = ['worker', 'employer', 'mediator', ...COUNTER] as const

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
    pay: HirePay,
    settlement: z.enum(SETTLEMENTS),
    place: z.string(),
    meetingPoint: z.string().nullable(),
    point: Point,
    attendance: AttendanceSummary.nullable(),
    wage: WageSummary.nullable(),
    /** The employer changed the terms: the worker may take or refuse the change, without penalty. */
    changeOffered: z.boolean(),
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
  changes: z.array(z.object({ postVersion: z.int(), outcome: z.enum(['accepted', 'refused']), at: Moment })),
  wageBasis: z.record(z.string(), z.unknown()).nullable(),
  disputeSaid: z.string().nullable(),
  disputedAt: Moment.nullable(),
  disputeSettledAt: Moment.nullable(),
  confirmedAt: Moment.nullable(),
  payments: z.array(Payment),
  ledger: z.array(TransferLine),
  ratings: z.array(Rating),
}).meta({ id: 'Hire' })

const marketParams = z.object({ marketId: Id })
const hireParams = z.object({ marketId: Id, hireId: Id })
const employerParams = z.object({ employerId: Id })

export const acceptShift = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/shifts/{shiftId}/hires/{workerId}',
  summary: 'Take a worker for a shift: by the worker, or by a clerk for the worker',
  zh: '报名：本人接活，或窗口代办',
  callers: ['worker', ...COUNTER],
  params: z.object({ marketId: Id, shiftId: Id, workerId: Id }),
  body: z.object({
    /** The version of the post the person saw: another one is refused instead of silently agreed to. */
    postVersion: z.int().positive().optional(),
    how: z.enum(['phone', 'placard']).optional(),
  }),
  reply: HireLine,
  fails: [
    'no-shift',
    'no-worker',
    'shift-full',
    'shift-closed',
    'too-late',
    'overlaps',
    'identity-needed',
    'under-16',
    'age-not-allowed',
    'post-changed',
    'blocked',
  ],
})
export const getHire = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hires/{hireId}',
  summary: 'A hire with its job card, attendance, wage and ratings',
  zh: '用工卡与这次用工的全部记录',
  callers: PARTIES,
  params: hireParams,
  reply: Hire,
  fails: ['no-hire'],
})
const HireFilter = Paging.extend({
  state: HireState.optional(),
  live: z.stringbool().optional(),
})
export const listWorkerHires = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/hires',
  summary: 'Hires of a worker, newest first',
  zh: '我的活',
  callers: ['worker', 'mediator', ...COUNTER],
  params: z.object({ workerId: Id }),
  query: HireFilter.extend({ day: Day.optional() }),
  reply: paged(HireLine),
})
export const listEmployerHires = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/hires',
  summary: 'Hires of an employer, newest first',
  zh: '用工主体的用工记录',
  callers: ['employer', 'mediator', ...COUNTER],
  params: employerParams,
  query: HireFilter.extend({ shiftId: Id.optional(), day: Day.optional(), unpaid: z.stringbool().optional() }),
  reply: paged(HireLine),
})
export const listMarketHires = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hires',
  summary: 'Hires of a market by the day of their shift',
  zh: '本市场当日用工',
  callers: ['mediator', ...COUNTER],
  params: marketParams,
  query: HireFilter.extend({
    day: Day.optional(),
    outForgotten: z.stringbool().optional(),
    disputed: z.stringbool().optional(),
  }),
  reply: paged(HireLine),
})
export const ShiftRoll = z
  .object({
    marketId: Id,
    shiftId: Id,
    postId: Id,
    title: z.string(),
    startsAt: Moment,
    endsAt: Moment,
    headcount: z.int(),
    taken: z.int(),
    state: z.string(),
    checkedIn: z.int(),
    worked: z.int(),
    dueFen: z.int(),
    paidFen: z.int(),
    items: z.array(HireLine),
  })
  .meta({ id: 'ShiftRoll' })
export const getShiftRoll = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/shifts/{shiftId}/hires',
  summary: "Who comes to a shift: the foreman's list",
  zh: '班次花名册',
  callers: ['employer', ...COUNTER],
  params: employerParams.extend({ shiftId: Id }),
  reply: ShiftRoll,
  fails: ['no-shift'],
})
export const readContact = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/hires/{hireId}/contact-readings',
  summary: 'Read the phone of the other side of a live hire',
  zh: '查看对方电话（记录在案）',
  callers: ['worker', 'employer', ...COUNTER],
  clear: true,
  params: hireParams,
  body: z.object({
    reason: Text(100),
    /** Staff say whose phone they need. */
    of: z.enum(['worker', 'employer']).optional(),
  }),
  reply: z.object({ name: z.string(), phone: z.string() }),
  fails: ['no-hire', 'hire-over', 'phone-none', 'contact-not-shared', 'side-needed'],
})
export const printSlip = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hires/{hireId}/slip',
  summary: 'Slip or job card for printing: 80 mm roll or A4',
  zh: '打印派工单（80 毫米小票或 A4）',
  kind: 'download',
  callers: PARTIES,
  params: hireParams,
  query: z.object({ paper: z.enum(['80mm', 'A4']).default('A4') }),
  reply: BytesReply,
  fails: ['no-hire'],
})

export const decideChange = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/change',
  summary: 'The worker takes or refuses changed terms; refusing costs nothing',
  zh: '同意或不同意用工条件的更改',
  callers: ['worker', ...COUNTER],
  params: hireParams,
  body: z.object({
    outcome: z.enum(['accepted', 'refused']),
    /** Of `offered`: what the person saw. */ postVersion: z.int().positive(),
  }),
  reply: HireLine,
  fails: ['no-hire', 'hire-over', 'no-change', 'post-changed', 'overlaps', 'already-checked-in'],
})
export const cancelHire = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/cancellation',
  summary: 'Cancel a hire, with the reason',
  zh: '取消（本人、用工方或窗口代办）',
  callers: ['worker', 'employer', ...COUNTER],
  params: hireParams,
  body: z.object({
    reason: Text(200),
    /** Staff say for whom they act. */ side: z.enum(['worker', 'employer']).optional(),
  }),
  reply: HireLine,
  fails: ['no-hire', 'hire-over', 'already-checked-in', 'side-needed'],
})
export const cancelShift = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/shifts/{shiftId}/cancellation',
  summary: 'Cancel a whole shift with everybody taken for it',
  zh: '取消整个班次，并通知已报名的人',
  callers: ['employer', ...COUNTER],
  params: z.object({ marketId: Id, shiftId: Id }),
  body: z.object({ reason: Text(200) }),
  reply: z.object({ cancelled: z.int() }),
  fails: ['no-shift', 'shift-begun'],
})
export const markNoShow = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/no-show',
  summary: 'Say that the worker did not come',
  zh: '登记未到岗',
  callers: ['employer', ...COUNTER],
  params: hireParams,
  body: z.object({ note: Text(200).nullable().default(null) }),
  reply: HireLine,
  fails: ['no-hire', 'hire-over', 'already-checked-in', 'too-early'],
})

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
  params: hireParams,
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
  params: hireParams,
  body: z.object({
    presence: Presence,
    at: Moment.optional(),
    breakMinutes: z.int().min(0).max(720).optional(),
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
  params: hireParams,
  body: z.object({
    inAt: Moment,
    outAt: Moment,
    breakMinutes: z.int().min(0).max(720),
    pieces: z.int().min(0).max(100_000).nullable().default(null),
    note: Text(200),
  }),
  reply: HireLine,
  fails: ['no-hire', 'not-worked', 'time-not-possible', 'pieces-needed', 'paid-more', 'already-confirmed'],
})

export const recordPayments = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/payments',
  summary: 'State that wages were paid, for one hire or many',
  zh: '登记已付工钱（可多人一起）',
  callers: ['employer', ...COUNTER],
  params: marketParams,
  body: z.object({
    hireIds: z.array(Id).min(1).max(200),
    how: z.enum(PAYMENT_WAYS),
    reference: Text(80).nullable().default(null),
    paidAt: Moment.optional(),
    /** A part of one hire's wage; without it each hire is paid in full. */
    amountFen: Fen.optional(),
  }),
  reply: z.object({ items: z.array(Payment) }),
  fails: ['no-hire', 'nothing-due', 'above-due', 'one-hire-only', 'paid-in-future', 'hires-of-several-employers'],
})
export const reversePayment = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/payments/{paymentId}/reversal',
  summary: 'Take back a payment that was stated by mistake',
  zh: '冲正登记错的付款',
  callers: ['employer', ...COUNTER],
  params: z.object({ marketId: Id, paymentId: Id }),
  body: z.object({ reason: Text(200) }),
  reply: Payment,
  fails: ['no-payment', 'already-confirmed'],
})
export const confirmWage = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/confirmation',
  summary: 'The worker confirms that the wage arrived',
  zh: '确认收到工钱',
  callers: ['worker', ...COUNTER],
  params: hireParams,
  body: NoContent,
  reply: HireLine,
  fails: ['no-hire', 'not-paid'],
})
export const disputeWage = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/dispute',
  summary: 'The worker says that hours or money are not right',
  zh: '工时或工钱不对，提出异议',
  callers: ['worker', ...COUNTER],
  params: hireParams,
  body: z.object({ said: Text(300) }),
  reply: HireLine,
  fails: ['no-hire', 'not-worked', 'already-confirmed'],
})
export const settleDispute = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/dispute/settlement',
  summary: 'Staff settle a dispute, with what was agreed',
  zh: '办结工钱异议',
  callers: ['mediator', ...COUNTER],
  params: hireParams,
  body: z.object({ note: Text(300) }),
  reply: HireLine,
  fails: ['no-hire', 'no-dispute'],
})
export const listOverdueWages = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/overdue-wages',
  summary: 'Wages past their day, longest first',
  zh: '逾期未付的工钱',
  callers: ['mediator', ...COUNTER],
  params: marketParams,
  query: Paging,
  reply: paged(HireLine),
})

export const rateHire = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/rating',
  summary: 'Rate the other side after the work: facts first, then stars',
  zh: '评价对方：先说事实，再打星',
  callers: ['worker', 'employer'],
  params: hireParams,
  body: z.object({
    facts: z.object({
      /** By the worker: the work was as the card said. By the employer: the worker came on time. */
      asPromised: z.boolean(),
      onTime: z.boolean(),
      /** By the worker: paid on time. */
      paidOnTime: z.boolean().optional(),
    }),
    stars: z.int().min(1).max(5),
    words: Text(300).nullable().default(null),
  }),
  reply: Rating,
  fails: ['no-hire', 'not-worked', 'already-rated'],
})
