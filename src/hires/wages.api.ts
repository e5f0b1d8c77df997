/** What was paid, confirmed, disputed; and what both sides say of each other afterwards. */
import { z } from 'zod'
import { COUNTER, endpoint, OFFICERS } from '#kernel/endpoint.ts'
import { Fen, Id, Moment, Paging, paged, Text } from '#kernel/schemas.ts'
import { PAYMENT_WAYS } from './hire.rules.ts'
import { HireLine, OfHire, OfMarket, Payment, Rating } from './hire-schemas.api.ts'

export const recordPayments = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/payments',
  summary: 'State that wages were paid, for one hire or many',
  zh: '登记已付工钱（可多人一起）',
  callers: ['employer', ...COUNTER],
  params: OfMarket,
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
  fails: ['no-payment', 'no-hire', 'already-confirmed'],
})
export const confirmWage = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/confirmation',
  summary: 'The worker confirms that the wage arrived',
  zh: '确认收到工钱',
  callers: ['worker', ...COUNTER],
  params: OfHire,
  /** Needed of staff who confirm for a worker whose dispute is open: it is settled with what was agreed. */
  body: z.object({ note: Text(300).nullish() }),
  reply: HireLine,
  fails: ['no-hire', 'not-paid', 'settlement-note-needed'],
})
export const disputeWage = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/dispute',
  summary: 'The worker says that hours or money are not right',
  zh: '工时或工钱不对，提出异议',
  callers: ['worker', ...COUNTER],
  params: OfHire,
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
  params: OfHire,
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
  params: OfMarket,
  query: Paging,
  reply: paged(HireLine),
})

export const listAreaOverdueWages = endpoint({
  method: 'GET',
  path: '/overdue-wages',
  summary: "Wages past their day in the caller's part of the tree, longest first",
  zh: '辖区内逾期未付的工钱',
  callers: OFFICERS,
  query: Paging,
  reply: paged(HireLine.extend({ marketName: z.string() }).meta({ id: 'AreaHireLine' })),
})

export const rateHire = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/rating',
  summary: 'Rate the other side after the work: facts first, then stars',
  zh: '评价对方：先说事实，再打星',
  callers: ['worker', 'employer'],
  params: OfHire,
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
