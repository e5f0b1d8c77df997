import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { BytesReply, DivisionCode, Id, Moment, NoContent, Paging, Point, paged, Text } from '#kernel/schemas.ts'
import {
  Employer,
  EmployerCard,
  EmployerItem,
  EmployerKind,
  EmployerLevel,
  Member,
  PaperKind,
} from './employer-schemas.api.ts'

export * from './employer-schemas.api.ts'

/** Those who may look into an employer's papers. */
const READERS = [...COUNTER, 'mediator'] as const

const Phone = z.string().trim().min(1).max(30).describe('手机号，只存密文 / stored sealed')
const EmployerBody = z.object({
  kind: EmployerKind,
  /** As on the licence. Left out for a household, which is named by the contact's surname. */
  name: Text(80, 2).optional(),
  /** 统一社会信用代码 of enterprises and sole traders. */
  uscc: z.string().trim().max(30).optional(),
  /** 人力资源服务许可证 number: only if it hires for others. */
  agencyLicence: Text(60).nullish(),
  contactName: Text(60),
  phone: Phone,
  divisionCode: DivisionCode,
  address: Text(120, 2),
  point: Point.nullish(),
})
/** What is written of an employer, at its registration or later. */
const FIELD_FAILS = [
  'unknown-division',
  'uscc-missing',
  'uscc-length',
  'uscc-form',
  'uscc-checksum',
  'uscc-not-expected',
  'uscc-taken',
  'phone-missing',
  'phone-not-a-mobile',
  'phone-digits-short',
  'phone-digits-many',
  'name-missing',
  'name-too-short',
  'name-too-long',
  'name-has-digits',
  'name-has-emoji',
  'name-has-signs',
] as const
const REGISTER_FAILS = [...FIELD_FAILS, 'employer-name-missing', 'market-not-serving'] as const
const OfEmployer = z.object({ employerId: Id })
const InMarket = z.object({ marketId: Id })
const EmployerInMarket = z.object({ marketId: Id, employerId: Id })

export const registerEmployer = endpoint({
  method: 'POST',
  path: '/employers',
  summary: "Register as an employer, by one's own phone",
  zh: '用工主体自己登记',
  // A person signed in by phone has no employer's hat yet: they come by the worker's door, or with the hat of another employer.
  callers: ['worker', 'employer'],
  body: EmployerBody.extend({ marketId: Id.describe('最近的市场，由它审核') }),
  /** The reply's cookie opens the employer's door; `grantId` is the hat. */
  reply: z.object({ employerId: Id, grantId: Id }),
  fails: REGISTER_FAILS,
})
export const registerEmployerAtDesk = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/employers',
  summary: 'Register a walk-in employer at the desk',
  zh: '窗口登记上门的用工主体',
  callers: COUNTER,
  params: InMarket,
  body: EmployerBody.extend({
    /** The contact when the desk has them in the system already; otherwise they are registered by name and phone. */
    contactPersonId: Id.optional(),
  }),
  reply: z.object({ employerId: Id }),
  fails: [...REGISTER_FAILS, 'person-not-found', 'phone-known', 'under-16'],
})
export const findEmployers = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/employers',
  summary: 'Employers with a tie to this market',
  zh: '查找本市场的用工主体',
  callers: READERS,
  params: InMarket,
  query: Paging.extend({
    /** Name, pinyin, initials or credit code. */
    name: z.string().trim().max(40).optional(),
    kind: EmployerKind.optional(),
    level: EmployerLevel.optional(),
  }),
  reply: paged(EmployerItem),
})
export const tieEmployer = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/employers/{employerId}/tie',
  summary: 'Let this market serve an employer known elsewhere',
  zh: '让本市场也服务这个用工主体',
  callers: [...COUNTER, 'employer'],
  params: EmployerInMarket,
  reply: NoContent,
  fails: ['market-not-serving'],
})
export const findEmployerByUscc = endpoint({
  method: 'GET',
  path: '/employer-cards',
  summary: 'The employer with this credit code',
  zh: '按统一社会信用代码查用工主体',
  callers: COUNTER,
  query: z.object({ uscc: z.string().trim().max(30) }),
  reply: z.object({ items: z.array(EmployerCard) }),
  fails: ['uscc-missing', 'uscc-length', 'uscc-form', 'uscc-checksum'],
})
export const getEmployerCard = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/card',
  summary: 'What anybody may know of an employer',
  zh: '用工主体公开信息',
  callers: ['anyone'],
  params: OfEmployer,
  reply: EmployerCard,
})
export const getEmployer = endpoint({
  method: 'GET',
  path: '/employers/{employerId}',
  summary: 'An employer, for its members and the staff of its markets',
  zh: '用工主体详情',
  callers: ['employer', ...READERS],
  params: OfEmployer,
  reply: Employer,
})
export const listMembers = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/members',
  summary: 'Who speaks for an employer',
  zh: '用工主体的登录人员',
  callers: ['employer', ...READERS],
  params: OfEmployer,
  query: Paging,
  reply: paged(Member),
})
export const changeEmployer = endpoint({
  method: 'PATCH',
  path: '/employers/{employerId}',
  summary: 'Correct an employer; a new name or code asks for a new verification',
  zh: '修改用工主体信息；改名称或代码要重新核验',
  callers: ['employer', ...COUNTER],
  params: OfEmployer,
  body: EmployerBody.omit({ kind: true }).partial(),
  reply: z.object({ level: EmployerLevel }),
  fails: [...FIELD_FAILS, 'employer-suspended'],
})
export const addPaper = endpoint({
  method: 'POST',
  path: '/employers/{employerId}/papers',
  kind: 'upload',
  summary: 'Upload a licence, mandate or ID paper',
  zh: '上传营业执照、许可证、委托书、身份证明',
  callers: ['employer', ...COUNTER],
  params: OfEmployer,
  body: z.object({ kind: PaperKind }),
  reply: z.object({ paperId: Id }),
  fails: [
    'file-empty',
    'file-too-large',
    'file-kind-unknown',
    'file-kind-not-allowed',
    'picture-unreadable',
    'too-many-papers',
  ],
})
export const readPaper = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/papers/{paperId}',
  kind: 'download',
  clear: true,
  summary: 'Look at a paper, for a reason',
  zh: '查看证照，要说明理由，会留记录',
  callers: ['employer', ...READERS],
  params: OfEmployer.extend({ paperId: Id }),
  query: z.object({ reason: Text(100, 2) }),
  reply: BytesReply,
})
export const readEmployerPhone = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/clear-phone',
  clear: true,
  summary: "The contact's phone in clear, for a reason",
  zh: '查看联系人完整电话，要说明理由，会留记录',
  callers: READERS,
  params: OfEmployer,
  query: z.object({ reason: Text(100, 2) }),
  reply: z.object({ contactName: z.string(), phone: z.string() }),
})
export const listEmployerReviews = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/employer-reviews',
  summary: 'Employers waiting for a decision, longest first',
  zh: '待核验的用工主体',
  callers: COUNTER,
  params: InMarket,
  query: Paging,
  reply: paged(EmployerItem.extend({ why: z.enum(['unverified', 'provisional']), waitingSince: Moment })),
})
export const decideEmployer = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/employers/{employerId}/verifications',
  summary: 'Decide on an employer',
  zh: '核验用工主体：先行通过、通过、不通过、暂停',
  callers: COUNTER,
  params: EmployerInMarket,
  body: z.object({
    outcome: z.enum(['provisional', 'verified', 'refused', 'suspended']),
    /** Needed for refused and suspended; shown to the employer. */
    note: Text(300).nullish(),
    /** The originals were shown at the counter. */
    papersSeen: z.boolean().default(false),
    /** Of provisional: most places at a time, default 5. */
    openHeadcountLimit: z.int().min(1).max(200).default(5),
    /** Of provisional: how long, default 7 days. */
    days: z.int().min(1).max(30).default(7),
  }),
  reply: z.object({ level: EmployerLevel, levelUntil: Moment.nullable() }),
  fails: ['note-missing', 'papers-missing', 'contact-identity-missing', 'level-not-next', 'officer-needed'],
})
