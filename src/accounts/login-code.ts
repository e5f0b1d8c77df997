import { randomDigits } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { blindIndex } from '#kernel/crypto/index.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import { normalizePhone, whyNotMobile } from '#kernel/phone.ts'
import { canSendSms, sendSms } from '#notices/index.ts'
import { refuseKeeping, takeTries } from './tally.ts'

const LIFE_MS = 5 * 60_000
const MOST_TRIES = 5
const MINUTE_MS = 60_000
/** A code costs money and rings somebody's phone at night; one address is a whole hall at dawn (ASVS 2.4.1, API6). */
const PHONE_LIMITS = [
  { what: 'code-minute', most: 1, spanMs: MINUTE_MS },
  { what: 'code-hour', most: 5, spanMs: 60 * MINUTE_MS },
  { what: 'code-day', most: 10, spanMs: 24 * 60 * MINUTE_MS },
] as const
const ADDRESS_LIMITS = [
  { what: 'code-address-minute', most: 30, spanMs: MINUTE_MS },
  { what: 'code-address-day', most: 600, spanMs: 24 * 60 * MINUTE_MS },
] as const

export type CodePurpose = 'login' | 'sign'

/** Eleven digits of a mainland mobile, or its refusal. */
export function mobileOf(text: string): string {
  refuseIf(whyNotMobile(text), { status: 422 })
  return normalizePhone(text)
}

/** Index under which a phone's claims and codes are found. */
export function phoneHash(ctx: Pick<Ctx, 'keyring'>, phone: string): string {
  return blindIndex(ctx.keyring, 'accounts.phone', phone)
}

/** Sends a fresh code; older ones of the same purpose are dead from now. `what` names the thing to be signed. */
export async function sendCode(
  ctx: Ctx,
  { phone, purpose, what = '' }: { phone: string; purpose: CodePurpose; what?: string },
): Promise<{ retryAfterSeconds: number }> {
  if (!canSendSms(ctx)) throw new Failure('sms-unavailable')
  const hash = phoneHash(ctx, phone)
  await takeTries(ctx, hash, PHONE_LIMITS)
  if (ctx.http.address)
    await takeTries(ctx, blindIndex(ctx.keyring, 'accounts.address', ctx.http.address), ADDRESS_LIMITS)
  const code = randomDigits(6)
  const codeId = ctx.newId()
  await ctx.db
    .insertInto('accounts.loginCode')
    .values({
      phoneHash: hash,
      codeId,
      codeHash: codeHash(ctx, codeId, code),
      purpose,
      sentAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + LIFE_MS),
    })
    .execute()
  if (purpose === 'login') await sendSms(ctx, { phone, template: 'login-code', params: { code } })
  else await sendSms(ctx, { phone, template: 'sign-code', params: { code, what } })
  return { retryAfterSeconds: MINUTE_MS / 1000 }
}

export interface RightCode {
  /** Marks the code as used up by this person under the request's idempotency key. */
  spend(personId: string): Promise<void>
  /** Who used it already, when this is the same request again after a lost answer. */
  spentBy: string | null
}

/** Proves the newest code of a phone. Every wrong try counts, whatever becomes of the request. */
export async function proveCode(
  ctx: Ctx,
  { phone, code, purpose }: { phone: string; code: string; purpose: CodePurpose },
): Promise<RightCode> {
  const hash = phoneHash(ctx, phone)
  const row = await ctx.db
    .selectFrom('accounts.loginCode')
    .selectAll()
    .where('phoneHash', '=', hash)
    .where('purpose', '=', purpose)
    .orderBy('sentAt', 'desc')
    .orderBy('codeId', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.expiresAt <= ctx.now) throw new Failure('code-over')
  if (row.tries >= MOST_TRIES) throw new Failure('code-spent')
  const here = ctx.db.updateTable('accounts.loginCode').where('phoneHash', '=', hash).where('codeId', '=', row.codeId)
  if (codeHash(ctx, row.codeId, code.normalize('NFKC').replaceAll(/\D/g, '')) !== row.codeHash) {
    const left = MOST_TRIES - row.tries - 1
    await refuseKeeping(
      ctx,
      left === 0 ? new Failure('code-spent') : new Failure('code-wrong', { facts: { left } }),
      () => here.set((eb) => ({ tries: eb('tries', '+', 1) })).execute(),
    )
  }
  if (row.usedAt && (row.usedKey === null || row.usedKey !== ctx.http.key)) throw new Failure('code-over')
  return {
    spentBy: row.usedAt ? row.personId : null,
    spend: async (personId) => void (await here.set({ usedAt: ctx.now, usedKey: ctx.http.key, personId }).execute()),
  }
}

/** Six digits are quickly tried: the digest is keyed, so the table alone tells nobody a code. */
function codeHash(ctx: Ctx, codeId: string, code: string): string {
  return blindIndex(ctx.keyring, 'accounts.login-code', `${codeId}:${code}`)
}
