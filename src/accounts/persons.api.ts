/** Persons: one's own data, who read them, consents. */
import { z } from 'zod'
import { COUNTER, endpoint, ROLES } from '#kernel/endpoint.ts'
import { IDENTITY_KINDS } from '#kernel/identity.ts'
import { Day, Id, Moment, NoContent, PagingById, paged, Text } from '#kernel/schemas.ts'
import { NAME_FAILS, PHONE_FAILS } from './sign-in.api.ts'

/** What others may see of a person. */
export type Person = z.infer<typeof Person>
export const Person = z
  .object({
    personId: Id,
    name: z.string(),
    identityKind: z.enum(IDENTITY_KINDS),
    identityMasked: z.string().nullable(),
    identityChecked: z.boolean().describe('证件是否由工作人员或省统一身份认证核验'),
    bornOn: Day.nullable(),
    ageClass: z.enum(['16-17', 'adult']).nullable().describe('null = 尚未出示证件'),
    phoneMasked: z.string().nullable(),
    hasPhone: z.boolean(),
  })
  .meta({ id: 'Person' })

export const IDENTITY_FAILS = [
  'identity-missing',
  'identity-not-expected',
  'identity-form',
  'identity-length',
  'identity-old-15-digits',
  'identity-birth-date',
  'identity-checksum',
  'identity-other-kind',
  'identity-known',
  'identity-fixed',
  'born-on-needed',
  'born-on-differs',
  'under-16',
] as const
/** Everything `registerPerson` may refuse. */
export const PERSON_FAILS = [...NAME_FAILS, ...IDENTITY_FAILS, ...PHONE_FAILS, 'phone-known'] as const
/** A paper as shown at a desk or typed at home; `bornOn` where the number does not tell it. */
export const IdentityShown = z
  .object({ kind: z.enum(IDENTITY_KINDS), number: z.string().max(40), bornOn: Day.optional() })
  .meta({ id: 'IdentityShown' })

export const getMyPerson = endpoint({
  method: 'GET',
  path: '/me/person',
  summary: 'What is kept about me',
  zh: '我的个人信息',
  callers: ROLES,
  reply: Person,
})
export const changeMyPerson = endpoint({
  method: 'PATCH',
  path: '/me/person',
  summary: 'Correct my name, add my identity paper',
  zh: '更正姓名、补充证件',
  callers: ROLES,
  body: z.object({ name: z.string().max(80).optional(), identity: IdentityShown.optional() }),
  reply: Person,
  fails: [...NAME_FAILS, ...IDENTITY_FAILS],
})
export const getMyClearReadings = endpoint({
  method: 'GET',
  path: '/me/clear-readings',
  summary: 'Who read my phone or identity number in clear, and why',
  zh: '谁查看过我的手机号或证件号',
  callers: ROLES,
  query: PagingById,
  reply: paged(
    z.object({
      readingId: Id,
      at: Moment,
      what: z.string(),
      by: z.string().describe('查看人的身份与单位'),
      reason: z.string(),
    }),
  ),
})
export const getClearPhone = endpoint({
  method: 'GET',
  path: '/persons/{personId}/clear-phone',
  summary: "A person's whole phone number, for a reason",
  zh: '查看完整手机号（留痕）',
  callers: [...COUNTER, 'mediator'],
  clear: true,
  params: z.object({ personId: Id }),
  query: z.object({ reason: Text(100, 2) }),
  reply: z.object({ phone: z.string(), spoken: z.string() }),
  fails: ['phone-none'],
})
export const getClearIdentity = endpoint({
  method: 'GET',
  path: '/persons/{personId}/clear-identity',
  summary: "A person's whole identity number, for a reason",
  zh: '查看完整证件号（留痕）',
  callers: [...COUNTER, 'mediator'],
  clear: true,
  params: z.object({ personId: Id }),
  query: z.object({ reason: Text(100, 2) }),
  reply: z.object({ kind: z.enum(IDENTITY_KINDS), number: z.string() }),
  fails: ['identity-none'],
})

export const ConsentPurpose = z
  .object({
    purpose: z.string(),
    version: z.int(),
    title: z.string(),
    text: z.string(),
    required: z.boolean().describe('不同意就不能注册'),
    sensitive: z.boolean().describe('敏感个人信息，须单独同意'),
    law: z.string(),
  })
  .meta({ id: 'ConsentPurpose' })
export const Consent = ConsentPurpose.extend({
  givenAt: Moment.nullable(),
  how: z.enum(['phone', 'desk', 'paper', 'kiosk']).nullable(),
  outdated: z.boolean().describe('同意的是旧版本，需要重新征得'),
}).meta({ id: 'Consent' })
const Purpose = z.string().regex(/^[a-z-]{2,40}$/)
const CONSENT_FAILS = ['purpose-unknown', 'consent-version'] as const

export const getConsentPurposes = endpoint({
  method: 'GET',
  path: '/consent-purposes',
  summary: 'What personal data are used for, in plain words',
  zh: '个人信息用途清单',
  callers: ['anyone'],
  reply: z.object({ items: z.array(ConsentPurpose) }),
})
export const getMyConsents = endpoint({
  method: 'GET',
  path: '/me/consents',
  summary: 'What I have agreed to',
  zh: '我同意了哪些用途',
  callers: ROLES,
  reply: z.object({ items: z.array(Consent) }),
})
export const getMyConsent = endpoint({
  method: 'GET',
  path: '/me/consents/{purpose}',
  summary: 'Whether I agreed to one purpose',
  zh: '我是否同意某项用途',
  callers: ROLES,
  params: z.object({ purpose: Purpose }),
  reply: Consent,
  fails: ['purpose-unknown'],
})
export const giveMyConsent = endpoint({
  method: 'PUT',
  path: '/me/consents/{purpose}',
  summary: 'Agree to a purpose',
  zh: '同意一项用途',
  callers: ROLES,
  params: z.object({ purpose: Purpose }),
  body: z.object({ version: z.int() }),
  reply: NoContent,
  fails: CONSENT_FAILS,
})
export const withdrawMyConsent = endpoint({
  method: 'DELETE',
  path: '/me/consents/{purpose}',
  summary: 'Withdraw my agreement',
  zh: '撤回同意',
  callers: ROLES,
  params: z.object({ purpose: Purpose }),
  reply: NoContent,
  fails: ['purpose-unknown'],
})
const Theirs = z.object({ workerId: Id, purpose: Purpose })
export const getConsents = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/consents',
  summary: 'What a worker has agreed to',
  zh: '该零工同意了哪些用途',
  callers: COUNTER,
  params: z.object({ workerId: Id }),
  reply: z.object({ items: z.array(Consent) }),
})
export const giveConsent = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}/consents/{purpose}',
  summary: 'Record at the desk that a worker agrees',
  zh: '窗口代录同意',
  callers: COUNTER,
  params: Theirs,
  body: z.object({ version: z.int(), how: z.enum(['desk', 'paper']).default('desk') }),
  reply: NoContent,
  fails: CONSENT_FAILS,
})
export const withdrawConsent = endpoint({
  method: 'DELETE',
  path: '/workers/{workerId}/consents/{purpose}',
  summary: 'Record at the desk that a worker withdraws',
  zh: '窗口代录撤回同意',
  callers: COUNTER,
  params: Theirs,
  reply: NoContent,
  fails: ['purpose-unknown'],
})
