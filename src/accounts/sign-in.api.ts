/** Signing in and out, behind every door. */
import { z } from 'zod'
import { DOORS, endpoint, ROLES } from '#kernel/endpoint.ts'
import { Id, Moment, NoContent, Text } from '#kernel/schemas.ts'

/** Who a session speaks for, as every screen shows it in its head. */
export type Me = z.infer<typeof Me>
export const Me = z
  .object({
    personId: Id,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    as: z.enum(ROLES),
    door: z.enum(DOORS),
    grantId: Id.nullable(),
    employerId: Id.nullable(),
    marketId: Id.nullable(),
    divisionCode: z.string().nullable(),
    strength: z.enum(['sms', 'password', 'two-factor', 'sso', 'paired']),
    mustDo: z
      .enum(['second-factor', 'new-password'])
      .nullable()
      .describe('办完这件事之前，其他操作都会被拒绝（second-factor-needed / password-too-old）'),
    hats: z
      .array(z.object({ grantId: Id, as: z.enum(ROLES), label: z.string() }))
      .describe('同一入口下的全部身份，含当前身份'),
  })
  .meta({ id: 'Me' })

export type SignedIn = z.infer<typeof SignedIn>
export const SignedIn = z
  .object({ me: Me, token: z.string(), expiresAt: Moment })
  .describe('浏览器另得一枚 Cookie；token 供非浏览器程序使用')
  .meta({ id: 'SignedIn' })

export const PHONE_FAILS = ['phone-missing', 'phone-not-a-mobile', 'phone-digits-short', 'phone-digits-many'] as const
export const NAME_FAILS = [
  'name-missing',
  'name-too-short',
  'name-too-long',
  'name-has-digits',
  'name-has-emoji',
  'name-has-signs',
] as const
const CODE_FAILS = ['code-wrong', 'code-over', 'code-spent'] as const
const Phone = z.string().max(30).describe('手机号，可带空格或 +86')
const Code = z.string().trim().max(12).describe('6 位短信验证码')
const SmsDoor = z.enum(['worker', 'employer'])

export const getSignInWays = endpoint({
  method: 'GET',
  path: '/sign-in-ways',
  summary: 'Ways to sign in that this installation offers',
  zh: '本系统开通了哪些登录方式',
  callers: ['anyone'],
  reply: z.object({
    sms: z.boolean(),
    sso: z
      .object({
        label: z.string(),
        start: z.string().describe('浏览器直接打开；可加 ?door=worker|employer|staff&to=/path'),
      })
      .nullable(),
  }),
})
export const createLoginCode = endpoint({
  method: 'POST',
  path: '/login-codes',
  summary: 'Send a login code to a phone',
  zh: '发送短信验证码',
  callers: ['anyone'],
  body: z.object({ phone: Phone, door: SmsDoor }),
  reply: z.object({ retryAfterSeconds: z.int() }),
  fails: [...PHONE_FAILS, 'sms-unavailable'],
})
export const createSession = endpoint({
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in by phone and code; signs up who is new',
  zh: '手机验证码登录，新用户同时注册',
  callers: ['anyone'],
  body: z.object({
    phone: Phone,
    code: Code,
    door: SmsDoor,
    personId: Id.optional().describe('多人共用手机号时，选中的那一位'),
    asNew: z.boolean().default(false).describe('共用手机号的新人：不选已有的人，另行注册'),
    name: z.string().max(80).optional(),
    consents: z.array(z.string().max(40)).max(20).default([]).describe('注册时同意的用途，须含 register'),
  }),
  reply: SignedIn,
  fails: [
    ...PHONE_FAILS,
    ...CODE_FAILS,
    ...NAME_FAILS,
    'choose-person',
    'person-not-on-phone',
    'name-needed',
    'consent-needed',
    'purpose-unknown',
  ],
})
export const getMe = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who I am in this session',
  zh: '当前登录的是谁、以什么身份',
  callers: ROLES,
  reply: Me,
})
export const putHat = endpoint({
  method: 'PUT',
  path: '/session/hat',
  summary: 'Wear another of my roles behind the same door',
  zh: '切换身份',
  callers: ROLES,
  body: z.object({ grantId: Id }),
  reply: Me,
  fails: ['grant-missing'],
})
export const endSession = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  zh: '退出登录',
  callers: ROLES,
  reply: NoContent,
})
export const endMySessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Sign out on all my other devices',
  zh: '退出其他设备上的登录',
  callers: ROLES,
  reply: z.object({ ended: z.int() }),
})
export const createPhoneCode = endpoint({
  method: 'POST',
  path: '/me/phone-codes',
  summary: 'Send a code to my new phone',
  zh: '向新手机号发送验证码',
  callers: ROLES,
  body: z.object({ phone: Phone }),
  reply: z.object({ retryAfterSeconds: z.int() }),
  fails: [...PHONE_FAILS, 'sms-unavailable'],
})
export const putMyPhone = endpoint({
  method: 'PUT',
  path: '/me/phone',
  summary: 'Change my phone, proven by a code',
  zh: '更换手机号',
  callers: ROLES,
  body: z.object({ phone: Phone, code: Code }),
  reply: z.object({ phoneMasked: z.string() }),
  fails: [...PHONE_FAILS, ...CODE_FAILS],
})
export const createStaffSession = endpoint({
  method: 'POST',
  path: '/staff-sessions',
  summary: 'Sign in by name, password and second factor',
  zh: '工作人员登录',
  callers: ['anyone'],
  body: z.object({
    loginName: Text(40),
    password: z.string().min(1).max(200),
    totp: z.string().trim().max(12).optional(),
  }),
  reply: SignedIn,
  fails: [
    'login-wrong',
    'login-locked',
    'totp-needed',
    'totp-wrong',
    'no-grant',
    'second-factor-needed',
    'password-too-old',
  ],
})
