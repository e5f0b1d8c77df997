/** The whole contract of this module: here hires and their end, beside it attendance and wages. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { BytesReply, Day, Id, Moment, Paging, paged, Text } from '#kernel/schemas.ts'
import { OBJECTION_OUTCOMES } from './hire.rules.ts'
import { Hire, HireLine, HireState, OfHire, OfMarket } from './hire-schemas.api.ts'

export * from './attendance.api.ts'
export * from './favourites.api.ts'
export * from './hire-schemas.api.ts'
export * from './wages.api.ts'

const PARTIES = ['worker', 'employer', 'mediator', ...COUNTER] as const
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
    'identity-check-needed',
    'under-16',
    'age-not-allowed',
    'work-forbidden',
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
  params: OfHire,
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
  params: OfMarket,
  query: HireFilter.extend({
    day: Day.optional(),
    outForgotten: z.stringbool().optional(),
    disputed: z.stringbool().optional(),
    /** With an objection against "did not come" that nobody has decided. */
    objected: z.stringbool().optional(),
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
  params: OfHire,
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
  params: OfHire,
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
  params: OfHire,
  body: z.object({
    outcome: z.enum(['accepted', 'refused']),
    /** Of `offered`: what the person saw. */ postVersion: z.int().positive(),
  }),
  reply: HireLine,
  fails: [
    'no-hire',
    'hire-over',
    'no-change',
    'post-changed',
    'overlaps',
    'already-checked-in',
    'identity-needed',
    'identity-check-needed',
    'under-16',
    'age-not-allowed',
    'work-forbidden',
  ],
})
export const cancelHire = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/cancellation',
  summary: 'Cancel a hire, with the reason',
  zh: '取消（本人、用工方或窗口代办）',
  callers: ['worker', 'employer', ...COUNTER],
  params: OfHire,
  body: z.object({
    reason: Text(200),
    /** Staff say for whom they act. */ side: z.enum(['worker', 'employer']).optional(),
  }),
  reply: HireLine,
  fails: ['no-hire', 'hire-over', 'already-checked-in', 'side-needed', 'too-late'],
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
  params: OfHire,
  body: z.object({ note: Text(200).nullable().default(null) }),
  reply: HireLine,
  fails: ['no-hire', 'hire-over', 'already-checked-in', 'too-early'],
})
export const takeBackNoShow = endpoint({
  method: 'DELETE',
  path: '/markets/{marketId}/hires/{hireId}/no-show',
  summary: 'Take back the mark "did not come"; the hire stands again and its hours are written down',
  zh: '撤回登记错的未到岗，补记工时',
  callers: ['employer', ...COUNTER],
  params: OfHire,
  body: z.object({ note: Text(200) }),
  reply: HireLine,
  fails: ['no-hire', 'not-absent', 'time-taken-since', 'shift-closed', 'shift-full'],
})
export const objectToNoShow = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/no-show/objection',
  summary: 'The worker says that the mark "did not come" is not right',
  zh: '对未到岗的登记提出申诉',
  callers: ['worker', ...COUNTER],
  params: OfHire,
  body: z.object({ said: Text(300) }),
  reply: HireLine,
  fails: ['no-hire', 'not-absent', 'objection-decided'],
})
export const decideObjection = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/hires/{hireId}/no-show/objection/decision',
  summary: 'Staff decide an objection, with the reason',
  zh: '处理未到岗申诉：撤回登记、不记或维持',
  callers: ['mediator', ...COUNTER],
  params: OfHire,
  body: z.object({ outcome: z.enum(OBJECTION_OUTCOMES), note: Text(300) }),
  reply: HireLine,
  fails: ['no-hire', 'no-objection', 'time-taken-since', 'shift-closed', 'shift-full'],
})
