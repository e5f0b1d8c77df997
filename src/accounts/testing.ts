/** Steps of signing in that several tests take. For tests only. */
import type { TestWorld } from '#kernel/testing.ts'
import { getDemoMessages } from '#notices/notices.api.ts'
import { createLoginCode, createSession } from './accounts.api.ts'

/** The code in the newest SMS to a phone. */
export async function newestCode(w: TestWorld, phone: string): Promise<string> {
  const { items } = await w.call(null, getDemoMessages, { query: {} })
  return /验证码(\d{6})/.exec(items.find((m) => m.template.endsWith('-code') && m.to.includes(phone))!.text)![1]!
}
/** Signs a person up by phone behind the worker's door. A minute later, for the next code. */
export async function signUp(w: TestWorld, phone: string, name: string) {
  await w.call(null, createLoginCode, { body: { phone, door: 'worker' } })
  const body = {
    phone,
    code: await newestCode(w, phone),
    door: 'worker' as const,
    name,
    asNew: true,
    consents: ['register'],
  }
  const { me, token } = await w.call(null, createSession, { body })
  w.advance(1.1)
  return { token, personId: me.personId, door: 'worker' as const }
}
