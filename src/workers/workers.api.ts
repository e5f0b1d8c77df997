import { z } from 'zod'
import { IDENTITY_FAILS } from '#accounts/persons.api.ts'
import { NAME_FAILS } from '#accounts/sign-in.api.ts'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { IDENTITY_KINDS } from '#kernel/identity.ts'
import { BytesReply, Day, Id, Moment, Paging, Point, paged, Text } from '#kernel/schemas.ts'
import { PRIORITY_GROUNDS } from './worker.rules.ts'
import { NotIntroduced, PaperShown, WorkerLine, WorkerProfile, WorkerWishes } from './worker-schemas.api.ts'

export * from './worker-schemas.api.ts'

/** Those who may open a worker's papers. Row-level security narrows them to workers tied to their markets. */
const READERS = ['worker', 'mediator', ...COUNTER] as const
const WRITERS = ['worker', ...COUNTER] as const

const workerParams = z.object({ workerId: Id })
const marketParams = z.object({ marketId: Id })

export const getWorker = endpoint({
  method: 'GET',
  path: '/workers/{workerId}',
  summary: 'Profile of a worker',
  zh: '零工资料：工种、工钱、距离、时间',
  callers: READERS,
  params: workerParams,
  reply: WorkerProfile,
  fails: ['no-worker'],
})
export const saveWorker = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}',
  summary: 'State what a worker can and wants; the first saving registers the worker',
  zh: '保存零工资料，第一次保存即登记为零工',
  callers: WRITERS,
  params: workerParams,
  body: WorkerWishes,
  reply: WorkerProfile,
  fails: ['no-worker', 'market-needed', 'no-market', 'trades-needed', 'no-occupation', 'under-16'],
})
export const setLooking = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}/looking',
  summary: 'Say that one looks for work today, or no longer',
  zh: '今天找活：打开或关闭',
  callers: WRITERS,
  params: workerParams,
  body: z.object({ until: Moment.nullable(), point: Point.nullable().optional() }),
  reply: z.object({ lookingUntil: Moment.nullable() }),
  fails: ['no-worker', 'looking-too-long'],
})
export const showIdentity = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}/identity',
  summary: 'Show the paper that says who the worker is, once, before the first hire',
  zh: '登记身份证件（首次接活前登记一次）',
  callers: WRITERS,
  params: workerParams,
  body: PaperShown.extend({ name: Text(80).optional() }),
  reply: WorkerProfile,
  fails: ['no-worker', ...IDENTITY_FAILS, ...NAME_FAILS],
})

/** One priority ground of a worker; 特定身份 is sensitive (个保法 28). */
export const Priority = z
  .object({
    priorityId: Id,
    ground: z.enum(PRIORITY_GROUNDS),
    note: z.string().nullable(),
    fromOn: Day,
    untilOn: Day.nullable(),
    /** Null until staff looked at the proof. */
    checkedAt: Moment.nullable(),
  })
  .meta({ id: 'Priority' })
export const listPriorities = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/priorities',
  summary: 'Grounds on which a worker is served first',
  zh: '优先服务身份及依据',
  callers: WRITERS,
  params: workerParams,
  reply: z.object({ items: z.array(Priority) }),
  fails: ['no-worker'],
})
export const addPriority = endpoint({
  method: 'POST',
  path: '/workers/{workerId}/priorities',
  summary: 'State a ground for priority service',
  zh: '登记优先服务身份',
  callers: WRITERS,
  params: workerParams,
  body: z.object({
    ground: z.enum(PRIORITY_GROUNDS),
    note: Text(200).nullable().default(null),
    fromOn: Day.optional(),
    untilOn: Day.nullable().default(null),
  }),
  reply: Priority,
  fails: ['no-worker', 'sensitive-consent-needed', 'priority-stated', 'priority-over'],
})
export const checkPriority = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}/priorities/{priorityId}/check',
  summary: 'Staff accept or refuse the proof of a priority ground',
  zh: '核对优先服务身份的证明',
  callers: COUNTER,
  params: workerParams.extend({ priorityId: Id }),
  body: z.object({
    accepted: z.boolean(),
    note: Text(200).nullable().default(null),
    untilOn: Day.nullable().optional(),
  }),
  reply: Priority,
  fails: ['no-worker', 'no-priority'],
})

/** Whether a person could be introduced to work right after registering. */
export const Registered = z
  .object({
    workerId: Id,
    cardNumber: z.string(),
    /** The person was known already by these papers: the market is tied to them, nothing is doubled. */
    existed: z.boolean(),
    whyNotIntroduced: NotIntroduced,
  })
  .meta({ id: 'RegisteredWorker' })
export const registerWorker = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/workers',
  summary: 'Register a worker at the desk in one form, with or without a phone',
  zh: '窗口登记零工（没有手机也能登记）',
  callers: ['clerk', ...COUNTER.slice(1)],
  params: marketParams,
  body: z.object({
    name: Text(60),
    identity: PaperShown,
    /** Null: has no phone of their own. */
    phone: z.string().max(30).nullable(),
    /** The number is used by others too: couples, crews. Asked after `phone-known`. */
    sharedPhone: z.boolean().default(false),
    wishes: WorkerWishes.omit({ marketId: true }),
    /** Purposes the person agreed to at the desk. */
    consents: z.array(z.string().max(40)).max(20).default([]),
    consentsHow: z.enum(['desk', 'paper']).default('desk'),
    priorities: z
      .array(z.object({ ground: z.enum(PRIORITY_GROUNDS), note: Text(200).nullable().default(null) }))
      .max(6)
      .default([]),
  }),
  reply: Registered,
  fails: [
    ...NAME_FAILS,
    ...IDENTITY_FAILS,
    'phone-missing',
    'phone-not-a-mobile',
    'phone-digits-short',
    'phone-digits-many',
    'phone-known',
    'identity-other-name',
    'no-market',
    'market-needed',
    'priority-stated',
    'priority-over',
    'consent-version',
    'trades-needed',
    'no-occupation',
    'sensitive-consent-needed',
    'purpose-unknown',
    'consent-needed',
  ],
})
export const findWorkers = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/workers',
  summary: 'Find workers of a market by name, pinyin, initials, last digits of the phone, or card number',
  zh: '按姓名、拼音、首字母、手机尾号、卡号查零工',
  callers: [...COUNTER, 'volunteer', 'mediator'],
  params: marketParams,
  query: Paging.extend({
    text: z.string().trim().max(60).optional(),
    occupation: z.string().max(20).optional(),
    /** Who is registered and cannot be introduced before a paper was shown or seen. */
    papersMissing: z.stringbool().optional(),
    looking: z.stringbool().optional(),
  }),
  reply: paged(WorkerLine),
})
export const lookUpWorker = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/worker-lookups',
  summary: 'Find the person who stands at the desk by the whole ID number, phone, or card, in any market',
  zh: '凭证件号、手机号或零工卡查本人（记录在案）',
  callers: COUNTER,
  params: marketParams,
  body: z.union([
    z.object({ identity: z.object({ kind: z.enum(IDENTITY_KINDS), number: Text(40) }) }),
    z.object({ phone: Text(30) }),
    z.object({ card: Text(120) }),
  ]),
  reply: z.object({ items: z.array(WorkerLine) }),
})

export const WorkerCard = z
  .object({
    workerId: Id,
    cardNumber: z.string(),
    name: z.string(),
    marketName: z.string(),
    /** What the QR says: the card number and nothing of the person. */
    payload: z.string(),
    svg: z.string(),
  })
  .meta({ id: 'WorkerCard' })
export const getWorkerCard = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/card',
  summary: 'Worker card with its QR',
  zh: '零工卡（二维码）',
  callers: WRITERS,
  params: workerParams,
  reply: WorkerCard,
  fails: ['no-worker'],
})
export const printWorkerCard = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/card/print',
  summary: 'Worker card for printing',
  zh: '打印零工卡',
  kind: 'download',
  callers: WRITERS,
  params: workerParams,
  reply: BytesReply,
  fails: ['no-worker'],
})
