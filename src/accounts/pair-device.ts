import { randomDigits, randomToken } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { blindIndex, hashToken } from '#kernel/crypto/index.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { readingOf } from '#kernel/names-pinyin.ts'
import type * as api from './accounts.api.ts'
import { signIn } from './get-me.ts'
import { grantRole, mayStillGrant, mustGrant, placeOf } from './grants.ts'
import { asDoorkeeper } from './scope.ts'
import { type Limit, refuseKeeping, takeTries, takeTry } from './tally.ts'

/** Long enough to walk from the device to a desk and back. */
const LIFE_MS = 15 * 60_000
const CODE_DIGITS = 8
/** A hall's devices share an address and ask anew whenever a code has run out or the page is loaded. */
const ASKED: Limit = { what: 'pairing', most: 300, spanMs: 3600_000 }
/** Of 10⁸ codes a handful are open: nobody pairs a stranger's device by guessing. */
const TYPED: Limit = { what: 'pairing-code', most: 20, spanMs: 15 * 60_000 }

/**
 * A kiosk has no keyboard to type a password with and nobody's password should live in it, so it shows a code (as in RFC 8628),
 * which staff types where they are signed in. Whoever saw the code without the right to pair has nothing.
 */
export const createDevicePairing: Handler<typeof api.createDevicePairing> = async (_input, ctx) => {
  await asDoorkeeper(ctx)
  if (ctx.http.address) await takeTries(ctx, blindIndex(ctx.keyring, 'accounts.address', ctx.http.address), [ASKED])
  const secret = randomToken()
  const code = randomDigits(CODE_DIGITS)
  const expiresAt = new Date(ctx.now.getTime() + LIFE_MS)
  await ctx.db
    .insertInto('accounts.pairing')
    .values({
      secretHash: hashToken(secret),
      codeHash: codeHash(ctx, code),
      pairingId: ctx.newId(),
      askedAt: ctx.now,
      expiresAt,
    })
    .execute()
  return { code, secret, expiresAt: expiresAt.toISOString() }
}

export const createDevice: Handler<typeof api.createDevice> = async ({ params: { marketId }, body }, ctx) => {
  await mustGrant(ctx, 'kiosk', await placeOf(ctx, { marketId, divisionCode: null }))
  const { personId } = actorOf(ctx)
  const whoHash = blindIndex(ctx.keyring, 'accounts.pairing', personId)
  const seconds = await takeTry(ctx, whoHash, TYPED)
  if (seconds !== null) throw new Failure('too-many', { status: 429, facts: { seconds } })
  const row = await ctx.db
    .selectFrom('accounts.pairing')
    .selectAll()
    .where('codeHash', '=', codeHash(ctx, body.code))
    .forUpdate()
    .executeTakeFirst()
  if (!row)
    return refuseKeeping(ctx, new Failure('pairing-code-wrong', { status: 404 }), () => takeTry(ctx, whoHash, TYPED))
  refuseIf(row.approvedAt ? 'pairing-taken' : row.expiresAt <= ctx.now ? 'pairing-over' : null)
  await ctx.db
    .updateTable('accounts.pairing')
    .set({ marketId, name: body.name, approvedBy: personId, approvedAt: ctx.now })
    .where('secretHash', '=', row.secretHash)
    .execute()
  await ctx.journal({ kind: 'device.paired', marketId, subjectId: row.pairingId })
  return {}
}

export const createDeviceSession: Handler<typeof api.createDeviceSession> = async ({ body: { secret } }, ctx) => {
  await asDoorkeeper(ctx)
  const row = await ctx.db
    .selectFrom('accounts.pairing')
    .selectAll()
    .where('secretHash', '=', hashToken(secret))
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.expiresAt <= ctx.now) throw new Failure('pairing-over')
  if (!row.approvedBy || !row.marketId || !row.name) return { signedIn: null }
  // The answer to the first time may have been lost on its way: until the pairing runs out, the same device signs in again.
  if (row.usedBy) return { signedIn: await signIn(ctx, row.usedBy, 'device', 'paired') }
  // Whoever was dismissed since then pairs nothing any more.
  const where = { marketId: row.marketId, divisionCode: null }
  if (!(await mayStillGrant(ctx, row.approvedBy, 'kiosk', where))) throw new Failure('pairing-over')
  const personId = await registerDevice(ctx, row.name)
  await ctx.db
    .updateTable('accounts.pairing')
    .set({ usedAt: ctx.now, usedBy: personId })
    .where('secretHash', '=', row.secretHash)
    .execute()
  await grantRole(ctx, { personId, role: 'kiosk', ...where, grantedBy: row.approvedBy })
  return { signedIn: await signIn(ctx, personId, 'device', 'paired') }
}

/** A device stands in the list of who serves at a market; it has a name, no paper, no phone, no password. */
async function registerDevice(ctx: Ctx, name: string): Promise<string> {
  const personId = ctx.newId()
  const { full, initials } = readingOf(name)
  await ctx.db
    .insertInto('accounts.person')
    .values({ personId, name, namePinyin: full, nameInitials: initials, hasPhone: false, createdAt: ctx.now })
    .execute()
  await ctx.journal({ kind: 'device.registered', subjectId: personId })
  return personId
}

function codeHash(ctx: Ctx, code: string): string {
  return blindIndex(ctx.keyring, 'accounts.pairing-code', code)
}
