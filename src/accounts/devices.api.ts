/** Devices of a hall, kiosk and big screen: paired once by staff, then signed in by themselves. */
import { z } from 'zod'
import { endpoint, OFFICERS } from '#kernel/endpoint.ts'
import { Id, Moment, NoContent, Text } from '#kernel/schemas.ts'
import { SignedIn } from './sign-in.api.ts'

export const createDevicePairing = endpoint({
  method: 'POST',
  path: '/device-pairings',
  summary: 'A device asks to be paired: it shows the code and keeps the secret',
  zh: '设备申请配对：屏幕显示配对码',
  callers: ['anyone'],
  reply: z.object({ code: z.string().describe('8 位数字，显示在屏幕上'), secret: z.string(), expiresAt: Moment }),
})
export const createDeviceSession = endpoint({
  method: 'POST',
  path: '/device-sessions',
  summary: 'The device asks by its secret whether staff has typed the code; once they have, it is signed in',
  zh: '设备凭密钥登录；工作人员输入配对码之前一直等待',
  callers: ['anyone'],
  body: z.object({ secret: z.string().max(100) }),
  reply: z.object({ signedIn: SignedIn.nullable().describe('空：还没有人输入配对码') }),
  fails: ['pairing-over'],
})
export const createDevice = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/devices',
  summary: 'Pair the device that shows this code with the market',
  zh: '把显示这个配对码的设备配对到本市场',
  callers: [...OFFICERS, 'security-admin'],
  params: z.object({ marketId: Id }),
  body: z.object({
    code: z
      .string()
      .max(20)
      .transform((typed) => typed.replaceAll(/\D/g, '')),
    name: Text(30, 2).describe('放在哪里，如“大厅自助机”'),
  }),
  reply: NoContent.describe('设备在几秒内登录；列表是市场的工作人员里岗位为自助机的'),
  fails: ['pairing-code-wrong', 'pairing-over', 'pairing-taken', 'grant-above', 'grant-outside', 'grant-place'],
})
