import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { blindIndexes, sealField } from '#kernel/crypto/index.ts'
import { COUNTER } from '#kernel/endpoint.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import {
  ageClassOn,
  checkIdentity,
  factsOf,
  type IdentityKind,
  identityKey,
  normalizeIdentity,
  whyNotBirthDay,
} from '#kernel/identity.ts'
import { maskIdentity, maskName, maskPhone } from '#kernel/mask.ts'
import { normalizeName, whyNotName } from '#kernel/names.ts'
import { readingOf } from '#kernel/names-pinyin.ts'
import { whyNotMobile } from '#kernel/phone.ts'
import { readPhone } from '#kernel/phone-foreign.ts'
import { phoneHash } from './login-code.ts'
import { beyondScope } from './scope.ts'

export const SEALED_PHONE = 'accounts.person.phone'
export const SEALED_IDENTITY = 'accounts.person.identity'

export interface Shown {
  kind: IdentityKind
  number: string
  /** Who saw the paper; null = the province's single sign-on vouches; absent = typed by the person, unseen. */
  checkedBy?: string | null
}
export interface NewPerson {
  name: string
  identity?: Shown | undefined
  phone?: string | undefined
  /** From the paper, where its number does not tell. */
  bornOn?: string | undefined
  /** It is known that others use this phone too (couples, crews). */
  sharedPhone?: boolean
}

/**
 * Makes a person and answers the id. One identity number is one person, also when two desks register it at once: the
 * claim's key decides. Refuses with a code of `PERSON_FAILS`; `identity-known` and `phone-known` tell staff, who typed the
 * exact number, whom it belongs to (`more.person`, `more.persons`: masked).
 */
export async function registerPerson(
  ctx: Ctx,
  { name, identity, phone, bornOn, sharedPhone = false }: NewPerson,
): Promise<string> {
  const personId = ctx.newId()
  const called = nameColumns(name)
  const paper = identity && identity.kind !== 'none' ? await claimIdentity(ctx, personId, identity, bornOn) : null
  if (identity?.kind === 'none') refuseIf(checkIdentity('none', identity.number, dayOf(ctx.now)), { status: 422 })
  const reached =
    phone === undefined || phone.trim() === ''
      ? { hasPhone: false }
      : await claimPhone(ctx, personId, phone, sharedPhone)
  await ctx.db
    .insertInto('accounts.person')
    .values({
      personId,
      ...called,
      ...(paper ?? { bornOn: bornOn === undefined ? null : checkedBirth(ctx, bornOn) }),
      ...reached,
      createdAt: ctx.now,
      createdBy: ctx.actor?.personId ?? null,
    })
    .execute()
  await ctx.journal({
    kind: 'person.registered',
    subjectId: personId,
    forPersonId: ctx.actor ? personId : null,
    data: { identityKind: paper?.identityKind ?? 'none', checked: !!paper?.identityCheckedAt },
  })
  return personId
}

/** Name and its readings as columns. */
export function nameColumns(text: string): { name: string; namePinyin: string; nameInitials: string } {
  refuseIf(whyNotName(text), { status: 422 })
  const name = normalizeName(text)
  const { full, initials } = readingOf(name)
  return { name, namePinyin: full, nameInitials: initials }
}

/** Claims the number for this person and answers the columns that hold it. */
export async function claimIdentity(ctx: Ctx, personId: string, { kind, number, checkedBy }: Shown, bornOn?: string) {
  refuseIf(checkIdentity(kind, number, dayOf(ctx.now)), { status: 422 })
  const facts = factsOf(kind, number)
  if (facts.bornOn && bornOn && facts.bornOn !== bornOn) throw new Failure('born-on-differs', { status: 422 })
  const born = facts.bornOn ?? bornOn
  if (!born) throw new Failure('born-on-needed', { status: 422 })
  const checkedBorn = checkedBirth(ctx, born)
  const hashes = identityHashes(ctx, kind, number)
  const holder = await ctx.db
    .selectFrom('accounts.identityClaim')
    .select('personId')
    .where('identityHash', 'in', hashes)
    .executeTakeFirst()
  if (!holder) {
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('accounts.identityClaim')
      .values({ identityHash: hashes[0]!, personId, kind, at: ctx.now })
      .onConflict((c) => c.column('identityHash').doNothing())
      .executeTakeFirstOrThrow()
    // Somebody else was quicker by a moment; their row is there to be read now.
    if (numInsertedOrUpdatedRows === 0n)
      return refuseKnown(
        ctx,
        (
          await ctx.db
            .selectFrom('accounts.identityClaim')
            .select('personId')
            .where('identityHash', 'in', hashes)
            .executeTakeFirst()
        )?.personId,
      )
  } else if (holder.personId !== personId) return refuseKnown(ctx, holder.personId)
  const normal = normalizeIdentity(number)
  return {
    identityKind: kind,
    identitySealed: sealField(ctx.keyring, SEALED_IDENTITY, normal, personId),
    identityMasked: maskIdentity(normal),
    identityCheckedBy: checkedBy ?? null,
    identityCheckedAt: checkedBy === undefined ? null : ctx.now,
    bornOn: checkedBorn,
    sex: facts.sex,
  }
}

/** Claims the phone and answers the columns that hold it. */
export async function claimPhone(ctx: Ctx, personId: string, text: string, shared: boolean) {
  const read = readPhone(text)
  if (!read) throw new Failure(whyNotMobile(text) ?? 'phone-not-a-mobile', { status: 422 })
  const phone = read.stored
  if (!shared) {
    const others = (await personsOfPhone(ctx, phone)).filter((p) => p.personId !== personId)
    if (others.length > 0) throw new Failure('phone-known', { more: isStaff(ctx) ? { persons: others } : {} })
  }
  await ctx.db
    .insertInto('accounts.phoneClaim')
    .values({ phoneHash: phoneHash(ctx, phone), personId })
    .onConflict((c) => c.columns(['phoneHash', 'personId']).doNothing())
    .execute()
  return {
    hasPhone: true,
    phoneSealed: sealField(ctx.keyring, SEALED_PHONE, phone, personId),
    phoneMasked: maskPhone(phone),
    phoneTail: phone.slice(-4),
  }
}

export function identityHashes(ctx: Ctx, kind: IdentityKind, number: string): string[] {
  return blindIndexes(ctx.keyring, 'accounts.identity', `${kind}:${identityKey(kind, number)}`)
}

/** Everybody who uses a phone, masked. Beyond the caller's markets: the exact number was given. */
export function personsOfPhone(ctx: Ctx, phone: string): Promise<{ personId: string; nameMasked: string }[]> {
  return beyondScope(ctx, async () => {
    const rows = await ctx.db
      .selectFrom('accounts.phoneClaim as c')
      .innerJoin('accounts.person as p', 'p.personId', 'c.personId')
      .select(['p.personId', 'p.name'])
      .where('c.phoneHash', 'in', blindIndexes(ctx.keyring, 'accounts.phone', phone))
      .orderBy('p.personId')
      .execute()
    return rows.map((p) => ({ personId: p.personId, nameMasked: maskName(p.name) }))
  })
}

/** Promise 6: nobody under 16 is registered, whatever paper tells it (禁止使用童工规定 2, 4). */
function checkedBirth(ctx: Ctx, bornOn: string): string {
  refuseIf(whyNotBirthDay(bornOn, dayOf(ctx.now)), { status: 422 })
  if (ageClassOn(bornOn, dayOf(ctx.now)) === 'under-16') throw new Failure('under-16')
  return bornOn
}

async function refuseKnown(ctx: Ctx, personId: string | undefined): Promise<never> {
  if (!isStaff(ctx) || !personId) throw new Failure('identity-known')
  const known = await beyondScope(ctx, () =>
    ctx.db.selectFrom('accounts.person').select('name').where('personId', '=', personId).executeTakeFirst(),
  )
  throw new Failure('identity-known', { more: { person: { personId, nameMasked: maskName(known?.name ?? '') } } })
}
function isStaff(ctx: Ctx): boolean {
  return ctx.actor !== null && (COUNTER as readonly string[]).includes(ctx.actor.as)
}
