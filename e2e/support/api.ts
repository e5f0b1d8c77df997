/** The contract spoken from a browser's own cookies: to sign in without its screens, and to read what a screen is about. */
import type { BrowserContext } from 'playwright-core'
import { createLoginCode, createSession, createStaffSession } from '#accounts/sign-in.api.ts'
import { newId } from '#kernel/clock.ts'
import {
  API_PREFIX,
  DOOR_HEADER,
  type Door,
  type Endpoint,
  KEY_HEADER,
  type Reply,
  type Sent,
} from '#kernel/endpoint.ts'
import { getDemoMessages } from '#notices/notices.api.ts'

export interface Caller {
  context: BrowserContext
  origin: string
  door: Door
}

export async function call<E extends Endpoint>(
  { context, origin, door }: Caller,
  e: E,
  sent: Sent<E>,
): Promise<Reply<E>> {
  const { params = {}, query = {}, body } = sent as { params?: Record<string, string>; query?: object; body?: object }
  const path = e.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
  const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))
  const reply = await context.request.fetch(`${origin}${API_PREFIX}${path}?${search}`, {
    method: e.method,
    headers: { [DOOR_HEADER]: door, origin, ...(e.method !== 'GET' && { [KEY_HEADER]: newId() }) },
    ...(body && { data: body }),
  })
  if (!reply.ok()) throw new Error(`${e.method} ${e.path}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}

/** Of the demo: its outbox says the code. Answers whose session it is. */
export async function signInByPhone(who: Caller, phone: string): Promise<Reply<typeof createSession>['me']> {
  const door = who.door as 'worker' | 'employer'
  await call(who, createLoginCode, { body: { phone, door } })
  const { items } = await call(who, getDemoMessages, { query: {} })
  const text = items.find((m) => m.template.endsWith('-code') && m.to.includes(phone))!.text
  const { me } = await call(who, createSession, { body: { phone, code: /验证码(\d{6})/.exec(text)![1]!, door } })
  return me
}

export async function signInStaff(
  who: Caller,
  loginName: string,
  password: string,
): Promise<Reply<typeof createStaffSession>['me']> {
  const { me } = await call(who, createStaffSession, { body: { loginName, password } })
  return me
}
