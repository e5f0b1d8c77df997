import type { Ctx } from '#kernel/context.ts'
import type { Door } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { readPhone } from '#kernel/phone-foreign.ts'
import { findPurpose } from './consent.rules.ts'
import { recordConsent } from './consents.ts'
import { findByIdentity, findByPhone, showIdentity } from './persons.ts'
import { registerPerson } from './register-person.ts'
import type { Verified } from './sso-provider.ts'

/**
 * The person behind a verified identity, by the keyed hash of its number; who is new is registered, except behind the
 * staff's door. A record on which somebody merely typed this number is theirs only if it also has their phone: else a
 * stranger could lie in wait with another's number, and the number goes to whom the province vouches for.
 */
export async function personBySso(
  ctx: Ctx,
  { name, kind, number, phone }: Verified,
  { door, agreed }: { door: Door; agreed: boolean },
): Promise<string> {
  const holder = await findByIdentity(ctx, kind, number)
  if (holder) {
    const row = await ctx.db
      .selectFrom('accounts.person')
      .select('identityCheckedAt')
      .where('personId', '=', holder)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.identityCheckedAt) return holder
    if (phone && (await findByPhone(ctx, phone)).some((p) => p.personId === holder)) {
      await showIdentity(ctx, holder, { kind, number, checkedBy: null })
      return holder
    }
    if (door !== 'staff') await releaseIdentity(ctx, holder)
  }
  if (door === 'staff') throw new Failure('no-grant', { status: 403 })
  if (!agreed) throw new Failure('consent-needed')
  const usable = phone && readPhone(phone) ? phone : undefined
  const personId = await registerPerson(ctx, {
    name,
    identity: { kind, number, checkedBy: null },
    phone: usable,
    sharedPhone: true,
  })
  const purpose = 'register'
  await recordConsent(ctx, { personId, purpose, version: findPurpose(purpose)!.version, how: 'phone', by: personId })
  return personId
}

/** Takes a paper that was never seen off a record. */
async function releaseIdentity(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.deleteFrom('accounts.identityClaim').where('personId', '=', personId).execute()
  await ctx.db
    .updateTable('accounts.person')
    .set({ identityKind: 'none', identitySealed: null, identityMasked: null, bornOn: null, sex: null })
    .where('personId', '=', personId)
    .execute()
  await ctx.journal({ kind: 'identity.released', subjectId: personId })
}
