import { actorOf, type Ctx } from '#kernel/context.ts'
import {
  blindIndex,
  hashPassword,
  newTotpSecret,
  openField,
  sealField,
  totpUri,
  verifyPassword,
  verifyTotp,
} from '#kernel/crypto/index.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { signIn } from './get-me.ts'
import { whyNotPassword } from './password.rules.ts'
import { passwordPolicy } from './policy.ts'
import { asDoorkeeper } from './scope.ts'
import { endSessions } from './session.ts'
import { forgetTries, type Limit, refuseKeeping, takeTries, takeTry } from './tally.ts'

const SEALED_TOTP = 'accounts.credential.totp'
/** Five wrong tries, then a quarter of an hour of rest, counted from the last (等保三级; ASVS 6.3.1). */
const PASSWORD_TRIES: Limit = { what: 'password', most: 5, spanMs: 15 * 60_000, sliding: true }
const TOTP_TRIES: Limit = { what: 'totp', most: 5, spanMs: 15 * 60_000, sliding: true }
/** One address tries many names: a whole office signs in within it, a guesser does not get far. */
const ADDRESS_TRIES: Limit = { what: 'password-address', most: 200, spanMs: 15 * 60_000 }

/** A name nobody bears is refused and locked like a real one, and takes as long: names cannot be counted. */
export const createStaffSession: Handler<typeof api.createStaffSession> = async ({ body }, ctx) => {
  await asDoorkeeper(ctx)
  const loginName = body.loginName.normalize('NFKC').toLowerCase()
  if (ctx.http.address)
    await takeTries(ctx, blindIndex(ctx.keyring, 'accounts.address', ctx.http.address), [ADDRESS_TRIES])
  const nameHash = loginNameHash(ctx, loginName)
  await takeOrLock(ctx, nameHash, PASSWORD_TRIES)
  const found = await ctx.db
    .selectFrom('accounts.loginName as l')
    .innerJoin('accounts.credential as c', 'c.personId', 'l.personId')
    .selectAll('c')
    .where('l.loginName', '=', loginName)
    .executeTakeFirst()
  const { ok, rehash } = await verifyPassword(body.password, found?.passwordHash ?? null)
  if (!found || !ok) {
    return refuseKeeping(ctx, new Failure('login-wrong', { status: 401 }), () =>
      ctx.journal({ kind: 'login.refused', subjectId: found?.personId ?? null, data: { why: 'password' } }),
    )
  }
  const { personId } = found
  const bound = found.totpConfirmedAt !== null
  if (bound) {
    if (!body.totp) throw new Failure('totp-needed', { status: 401 })
    await takeOrLock(ctx, personHash(ctx, personId), TOTP_TRIES)
    const right = verifyTotp(
      openField(ctx.keyring, SEALED_TOTP, found.totpSealed!, personId),
      body.totp,
      ctx.now,
      found.totpLastStep,
    )
    if (!right) {
      return refuseKeeping(ctx, new Failure('totp-wrong', { status: 401 }), () =>
        ctx.journal({ kind: 'login.refused', subjectId: personId, data: { why: 'totp' } }),
      )
    }
    await ctx.db
      .updateTable('accounts.credential')
      .set({ totpLastStep: right.timeStep })
      .where('personId', '=', personId)
      .execute()
    await forgetTries(ctx, personHash(ctx, personId), TOTP_TRIES.what)
  }
  await forgetTries(ctx, nameHash, PASSWORD_TRIES.what)
  if (rehash)
    await ctx.db
      .updateTable('accounts.credential')
      .set({ passwordHash: await hashPassword(body.password) })
      .where('personId', '=', personId)
      .execute()
  return signIn(ctx, personId, 'staff', bound ? 'two-factor' : 'password')
}

export const putMyPassword: Handler<typeof api.putMyPassword> = async ({ body }, ctx) => {
  const { personId, sessionId } = actorOf(ctx)
  await takeOrLock(ctx, personHash(ctx, personId), PASSWORD_TRIES)
  const found = orMissing(
    await ctx.db
      .selectFrom('accounts.credential')
      .select('passwordHash')
      .where('personId', '=', personId)
      .executeTakeFirst(),
    'not-found',
  )
  if (!(await verifyPassword(body.old, found.passwordHash)).ok) {
    return refuseKeeping(ctx, new Failure('password-wrong', { status: 422 }), () =>
      takeTry(ctx, personHash(ctx, personId), PASSWORD_TRIES),
    )
  }
  if (body.old === body.password) throw new Failure('password-same', { status: 422 })
  await forgetTries(ctx, personHash(ctx, personId), PASSWORD_TRIES.what)
  await setPassword(ctx, personId, body.password)
  await endSessions(ctx, { personId, exceptSessionId: sessionId }, 'password-changed')
  return {}
}

/** Stores a password that the policy takes. */
export async function setPassword(ctx: Ctx, personId: string, password: string): Promise<void> {
  const login = await ctx.db
    .selectFrom('accounts.loginName')
    .select('loginName')
    .where('personId', '=', personId)
    .executeTakeFirst()
  refuseIf(whyNotPassword(password, login?.loginName ?? '', passwordPolicy()), { status: 422 })
  const passwordHash = await hashPassword(password)
  await ctx.db
    .insertInto('accounts.credential')
    .values({ personId, passwordHash, passwordChangedAt: ctx.now })
    .onConflict((c) => c.column('personId').doUpdateSet({ passwordHash, passwordChangedAt: ctx.now }))
    .execute()
  await ctx.journal({ kind: 'password.set', subjectId: personId })
}

export const startSecondFactor: Handler<typeof api.startSecondFactor> = async (_input, ctx) => {
  const { personId } = actorOf(ctx)
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.credential')
    .set({ totpSealed: sealField(ctx.keyring, SEALED_TOTP, newTotpSecret(), personId) })
    .where('personId', '=', personId)
    .where('totpConfirmedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Failure('second-factor-set')
  return {}
}

/** The secret is read by GET, whose replies are kept nowhere. */
export const getSecondFactor: Handler<typeof api.getSecondFactor> = async (_input, ctx) => {
  const { personId } = actorOf(ctx)
  const row = await ctx.db
    .selectFrom('accounts.credential')
    .select(['totpSealed', 'totpConfirmedAt'])
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row?.totpSealed || row.totpConfirmedAt)
    return { state: row?.totpSealed ? 'confirmed' : 'none', secret: null, uri: null }
  const secret = openField(ctx.keyring, SEALED_TOTP, row.totpSealed, personId)
  const login = await ctx.db
    .selectFrom('accounts.loginName')
    .select('loginName')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return { state: 'started', secret, uri: totpUri(secret, login?.loginName ?? '') }
}

export const confirmSecondFactor: Handler<typeof api.confirmSecondFactor> = async ({ body: { totp } }, ctx) => {
  const { personId, sessionId } = actorOf(ctx)
  await takeOrLock(ctx, personHash(ctx, personId), TOTP_TRIES)
  const row = await ctx.db
    .selectFrom('accounts.credential')
    .selectAll()
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.totpSealed) throw new Failure('second-factor-not-started')
  if (row.totpConfirmedAt) throw new Failure('second-factor-set')
  const right = verifyTotp(openField(ctx.keyring, SEALED_TOTP, row.totpSealed, personId), totp, ctx.now, null)
  if (!right)
    return refuseKeeping(ctx, new Failure('totp-wrong', { status: 422 }), () =>
      takeTry(ctx, personHash(ctx, personId), TOTP_TRIES),
    )
  await forgetTries(ctx, personHash(ctx, personId), TOTP_TRIES.what)
  await ctx.db
    .updateTable('accounts.credential')
    .set({ totpConfirmedAt: ctx.now, totpLastStep: right.timeStep })
    .where('personId', '=', personId)
    .execute()
  await ctx.db
    .updateTable('accounts.session')
    .set({ strength: 'two-factor' })
    .where('sessionId', '=', sessionId)
    .execute()
  await ctx.journal({ kind: 'second-factor.set', subjectId: personId })
  return {}
}

async function takeOrLock(ctx: Ctx, hash: string, limit: Limit): Promise<void> {
  const seconds = await takeTry(ctx, hash, limit)
  if (seconds !== null) throw new Failure('login-locked', { status: 429, facts: { minutes: Math.ceil(seconds / 60) } })
}
export function loginNameHash(ctx: Ctx, loginName: string): string {
  return blindIndex(ctx.keyring, 'accounts.login-name', loginName)
}
function personHash(ctx: Ctx, personId: string): string {
  return blindIndex(ctx.keyring, 'accounts.credential', personId)
}
/** Lifts the locks of a person whose password was set anew by a link. */
export async function forgetAllTries(ctx: Ctx, personId: string): Promise<void> {
  const login = await ctx.db
    .selectFrom('accounts.loginName')
    .select('loginName')
    .where('personId', '=', personId)
    .executeTakeFirst()
  for (const hash of [personHash(ctx, personId), ...(login ? [loginNameHash(ctx, login.loginName)] : [])]) {
    for (const { what } of [PASSWORD_TRIES, TOTP_TRIES]) await forgetTries(ctx, hash, what)
  }
}
