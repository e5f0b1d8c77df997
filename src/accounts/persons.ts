import { noteClearReading } from '#kernel/clear-reading.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { openField } from '#kernel/crypto/index.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { ageClassOn, checkIdentity, type IdentityKind } from '#kernel/identity.ts'
import { readPhone } from '#kernel/phone-foreign.ts'
import type * as api from './accounts.api.ts'
import { phoneHash } from './login-code.ts'
import {
  claimIdentity,
  claimPhone,
  identityHashes,
  nameColumns,
  personsOfPhone,
  SEALED_IDENTITY,
  SEALED_PHONE,
  type Shown,
} from './register-person.ts'
import { beyondScope } from './scope.ts'

/** The masked view of a person within the caller's scope; 404 beyond it. */
export async function personOf(ctx: Ctx, personId: string): Promise<api.Person> {
  const row = await rowOf(ctx, personId)
  const age = row.bornOn === null ? null : ageClassOn(row.bornOn, dayOf(ctx.now))
  return {
    personId,
    name: row.name,
    identityKind: row.identityKind,
    identityMasked: row.identityMasked,
    identityChecked: row.identityCheckedAt !== null,
    bornOn: row.bornOn,
    ageClass: age === 'under-16' ? null : age,
    phoneMasked: row.phoneMasked,
    hasPhone: row.hasPhone,
  }
}

/**
 * Adds a paper to a person or replaces the one on record. A paper that was checked is replaced by a checked one only; one
 * that was merely typed leaves no claim behind, so that a typing error never bars its true holder.
 */
export async function showIdentity(
  ctx: Ctx,
  personId: string,
  { bornOn, ...shown }: Shown & { bornOn?: string | undefined },
): Promise<void> {
  const row = orMissing(
    await ctx.db
      .selectFrom('accounts.person')
      .selectAll()
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  if (shown.kind === 'none') {
    const no = checkIdentity('none', shown.number, dayOf(ctx.now)) ?? 'identity-missing'
    throw new Failure(no, { status: 422 })
  }
  if (ctx.actor && ctx.actor.personId !== personId) await mustBeNoStaff(ctx, personId)
  if (row.identityCheckedAt && shown.checkedBy === undefined) throw new Failure('identity-fixed')
  const columns = await claimIdentity(ctx, personId, shown, bornOn)
  if (row.identitySealed && !row.identityCheckedAt) {
    await ctx.db
      .deleteFrom('accounts.identityClaim')
      .where('personId', '=', personId)
      .where('identityHash', 'not in', identityHashes(ctx, shown.kind, shown.number))
      .execute()
  }
  await ctx.db.updateTable('accounts.person').set(columns).where('personId', '=', personId).execute()
  await ctx.journal({
    kind: 'identity.shown',
    subjectId: personId,
    forPersonId: ctx.actor?.personId === personId ? null : personId,
    data: { identityKind: shown.kind, checked: columns.identityCheckedAt !== null },
  })
}

/** Single sign-on opens the staff's door by the paper on record: no colleague at a counter puts another one there. */
async function mustBeNoStaff(ctx: Ctx, personId: string): Promise<void> {
  const staff = await beyondScope(ctx, () =>
    ctx.db
      .selectFrom('accounts.roleGrant')
      .select('grantId')
      .where('personId', '=', personId)
      .where('role', '!=', 'employer')
      .where('endedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (staff) throw new Failure('forbidden', { status: 403 })
}

/** Corrects a name: by the person until a paper was checked, at the desk always. */
export async function renamePerson(ctx: Ctx, personId: string, name: string): Promise<void> {
  const row = await rowOf(ctx, personId)
  if (row.identityCheckedAt && ctx.actor?.personId === personId) throw new Failure('identity-fixed')
  await ctx.db.updateTable('accounts.person').set(nameColumns(name)).where('personId', '=', personId).execute()
  await ctx.journal({
    kind: 'person.renamed',
    subjectId: personId,
    forPersonId: ctx.actor?.personId === personId ? null : personId,
  })
}

/** Gives a person another phone, proven or stated at the desk. The old number no longer opens their door. */
export async function changePhone(
  ctx: Ctx,
  personId: string,
  text: string,
  { shared = false, proven = false } = {},
): Promise<string> {
  await rowOf(ctx, personId)
  const columns = await claimPhone(ctx, personId, text, shared)
  const hash = phoneHash(ctx, readPhone(text)!.stored)
  await ctx.db
    .deleteFrom('accounts.phoneClaim')
    .where('personId', '=', personId)
    .where('phoneHash', '!=', hash)
    .execute()
  if (proven)
    await ctx.db
      .updateTable('accounts.phoneClaim')
      .set({ verifiedAt: ctx.now })
      .where('personId', '=', personId)
      .where('phoneHash', '=', hash)
      .execute()
  await ctx.db.updateTable('accounts.person').set(columns).where('personId', '=', personId).execute()
  await ctx.journal({
    kind: 'phone.changed',
    subjectId: personId,
    forPersonId: ctx.actor?.personId === personId ? null : personId,
    data: { proven },
  })
  return columns.phoneMasked
}

/** Who holds this exact number, or null; says nothing of where. */
export async function findByIdentity(ctx: Ctx, kind: IdentityKind, number: string): Promise<string | null> {
  if (kind === 'none' || checkIdentity(kind, number, dayOf(ctx.now))) return null
  const row = await ctx.db
    .selectFrom('accounts.identityClaim')
    .select('personId')
    .where('identityHash', 'in', identityHashes(ctx, kind, number))
    .executeTakeFirst()
  return row?.personId ?? null
}

/** Everybody who uses this exact phone, masked. */
export async function findByPhone(ctx: Ctx, text: string): Promise<{ personId: string; nameMasked: string }[]> {
  const phone = readPhone(text)
  return phone ? personsOfPhone(ctx, phone.stored) : []
}

/** Lets a market see a person from now on: registered there, signed in, hired, or works there. */
export async function tiePerson(ctx: Ctx, personId: string, marketId: string, why: string): Promise<void> {
  await ctx.db
    .insertInto('accounts.tie')
    .values({ personId, marketId, why, since: ctx.now })
    .onConflict((c) => c.columns(['personId', 'marketId']).doNothing())
    .execute()
}

/** The whole phone, within the caller's scope, for a reason the person can read later. Call it before anything else in a GET. */
export function clearPhone(ctx: Ctx, personId: string, reason: string): Promise<string> {
  return readClear(ctx, personId, reason, 'phone')
}
/** The whole identity number, likewise. */
export function clearIdentity(ctx: Ctx, personId: string, reason: string): Promise<string> {
  return readClear(ctx, personId, reason, 'identity')
}

/** The phone for the system's own use (an SMS in the outbox): leaves no reading, because nobody reads it. Null without a phone. */
export async function phoneForSending(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('accounts.person')
    .select('phoneSealed')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.phoneSealed ? openField(ctx.keyring, SEALED_PHONE, row.phoneSealed, personId) : null
}

async function readClear(ctx: Ctx, personId: string, reason: string, what: 'phone' | 'identity'): Promise<string> {
  const row = await rowOf(ctx, personId)
  const sealed = what === 'phone' ? row.phoneSealed : row.identitySealed
  if (!sealed) throw new Failure(what === 'phone' ? 'phone-none' : 'identity-none', { status: 404 })
  await noteClearReading(ctx, { personId, what, reason })
  return openField(ctx.keyring, what === 'phone' ? SEALED_PHONE : SEALED_IDENTITY, sealed, personId)
}

async function rowOf(ctx: Ctx, personId: string) {
  return orMissing(
    await ctx.db.selectFrom('accounts.person').selectAll().where('personId', '=', personId).executeTakeFirst(),
    'not-found',
  )
}
