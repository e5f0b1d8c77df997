import type { Ctx } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import { maskName } from '#kernel/mask.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { PURPOSES } from './consent.rules.ts'
import { recordConsent } from './consents.ts'
import { signIn } from './get-me.ts'
import { mobileOf, phoneHash, proveCode, sendCode } from './login-code.ts'
import { registerPerson } from './register-person.ts'
import { asDoorkeeper } from './scope.ts'

/** The answer is the same whether anybody has this phone: who is new signs up with the very same code. */
export const createLoginCode: Handler<typeof api.createLoginCode> = ({ body }, ctx) =>
  sendCode(ctx, { phone: mobileOf(body.phone), purpose: 'login' })

export const createSession: Handler<typeof api.createSession> = async ({ body }, ctx) => {
  await asDoorkeeper(ctx)
  const phone = mobileOf(body.phone)
  const right = await proveCode(ctx, { phone, code: body.code, purpose: 'login' })
  const personId = right.spentBy ?? (await whoIsIt(ctx, phone, body))
  if (!right.spentBy) {
    await right.spend(personId)
    await ctx.db
      .updateTable('accounts.phoneClaim')
      .set({ verifiedAt: ctx.now })
      .where('phoneHash', '=', phoneHash(ctx, phone))
      .where('personId', '=', personId)
      .execute()
  }
  return signIn(ctx, personId, body.door, 'sms')
}

type Asked = { personId?: string | undefined; asNew: boolean; name?: string | undefined; consents: string[] }

/** The person of the phone; of several the one chosen; else a new one. */
async function whoIsIt(ctx: Ctx, phone: string, { personId, asNew, name, consents }: Asked): Promise<string> {
  const persons = await ctx.db
    .selectFrom('accounts.phoneClaim as c')
    .innerJoin('accounts.person as p', 'p.personId', 'c.personId')
    .select(['p.personId', 'p.name'])
    .where('c.phoneHash', '=', phoneHash(ctx, phone))
    .orderBy('p.personId')
    .execute()
  if (personId) {
    if (!persons.some((p) => p.personId === personId)) throw new Failure('person-not-on-phone')
    return personId
  }
  if (persons.length === 1 && !asNew) return persons[0]!.personId
  if (persons.length > 1 && !asNew) {
    throw new Failure('choose-person', {
      more: { persons: persons.map((p) => ({ personId: p.personId, nameMasked: maskName(p.name) })) },
    })
  }
  if (name === undefined || name.trim() === '') throw new Failure('name-needed')
  const known = consents.map((purpose) => {
    const found = PURPOSES.find((p) => p.purpose === purpose)
    if (!found) throw new Failure('purpose-unknown', { status: 422 })
    return found
  })
  if (PURPOSES.some((p) => p.required && !known.includes(p))) throw new Failure('consent-needed')
  const made = await registerPerson(ctx, { name, phone, sharedPhone: true })
  for (const { purpose, version } of known)
    await recordConsent(ctx, { personId: made, purpose, version, how: 'phone', by: made })
  return made
}
