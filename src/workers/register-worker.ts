import { findPurpose } from '#accounts/consent.rules.ts'
import {
  findByIdentity,
  findByPhone,
  recordConsent,
  registerPerson,
  renamePerson,
  showIdentity as showPaper,
  tiePerson,
} from '#accounts/index.ts'
import { dayOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { normalizeName } from '#kernel/names.ts'
import { writePriority } from './priorities.ts'
import { forWhom, writeWishes } from './save-worker.ts'
import { cardNumberOf, isCardNumber, whyNotIntroduced } from './worker.rules.ts'
import { lineOf, profileOf, selectLines } from './worker.sql.ts'
import type * as api from './workers.api.ts'

/**
 * The whole person in one form and one transaction: who they are, what they can, what they agreed to. Somebody known by the same
 * papers is not made twice: this market may see them from now on, and what was said today is added.
 */
export const registerWorker: Handler<typeof api.registerWorker> = async ({ params: { marketId }, body }, ctx) => {
  const { personId: clerkId } = actorOf(ctx)
  const { kind, number, bornOn } = body.identity
  if (!body.consents.includes('register')) throw new Failure('consent-needed', { status: 422 })
  const known = kind === 'none' ? null : await findByIdentity(ctx, kind, number)
  const workerId =
    known ??
    (await registerPerson(ctx, {
      name: body.name,
      phone: body.phone ?? undefined,
      bornOn,
      sharedPhone: body.sharedPhone,
      identity: { kind, number, ...(kind !== 'none' && { checkedBy: clerkId }) },
    }))
  await tiePerson(ctx, workerId, marketId, 'registered')
  if (known) {
    await mustBeCalled(ctx, known, body.name)
    // What they typed at home lies here on the counter now.
    if (!(await isChecked(ctx, known))) await showPaper(ctx, known, { kind, number, bornOn, checkedBy: clerkId })
  }
  for (const purpose of new Set(body.consents)) {
    const version = findPurpose(purpose)?.version
    if (version === undefined) throw new Failure('purpose-unknown', { status: 422 })
    await recordConsent(ctx, { personId: workerId, purpose, version, how: body.consentsHow, by: clerkId })
  }
  const cardNumber = await writeWishes(ctx, workerId, { ...body.wishes, marketId })
  for (const { ground, note } of body.priorities) await writePriority(ctx, workerId, { ground, note })
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select(['identityKind', 'bornOn', 'identityCheckedAt'])
    .where('personId', '=', workerId)
    .executeTakeFirstOrThrow()
  return { workerId, cardNumber, existed: known !== null, whyNotIntroduced: whyNotIntroduced(person, dayOf(ctx.now)) }
}

/** Once, before the first hire: by the worker, unseen, or at the desk, where the clerk compares paper and person. */
export const showIdentity: Handler<typeof api.showIdentity> = async ({ params: { workerId }, body }, ctx) => {
  const { personId } = actorOf(ctx)
  await profileOf(ctx, workerId)
  if (body.name !== undefined) await renamePerson(ctx, workerId, body.name)
  const { kind, number, bornOn } = body
  await showPaper(ctx, workerId, { kind, number, bornOn, ...(personId !== workerId && { checkedBy: personId }) })
  return profileOf(ctx, workerId)
}

/**
 * For the person who stands here with paper or card in hand, in whatever market they registered: this market may see them from
 * then on, and the look-up is in the journal. A phone number alone opens nobody of another market.
 */
export const lookUpWorker: Handler<typeof api.lookUpWorker> = async ({ params: { marketId }, body }, ctx) => {
  const by = 'identity' in body ? 'identity' : 'phone' in body ? 'phone' : 'card'
  const found =
    'phone' in body
      ? (await findByPhone(ctx, body.phone)).map((p) => p.personId)
      : [
          await ('identity' in body
            ? findByIdentity(ctx, body.identity.kind, body.identity.number)
            : ownerOfCard(ctx, body.card)),
        ]
  const workers = found.filter((id) => id !== null)
  for (const workerId of workers) {
    if (by !== 'phone' && (await isWorker(ctx, workerId))) {
      await tiePerson(ctx, workerId, marketId, 'looked-up')
      await ctx.journal({
        kind: 'worker.looked-up',
        marketId,
        subjectId: workerId,
        forPersonId: forWhom(ctx, workerId),
        data: { by },
      })
    }
  }
  if (workers.length === 0) return { items: [] }
  const rows = await selectLines(ctx.db).where('w.workerId', 'in', workers).orderBy('w.workerId').execute()
  return { items: rows.map((row) => lineOf(ctx, row)) }
}

async function ownerOfCard(ctx: Ctx, text: string): Promise<string | null> {
  const cardNumber = cardNumberOf(text)
  if (!cardNumber || !isCardNumber(cardNumber)) return null
  return (
    (
      await ctx.db
        .selectFrom('workers.cardClaim')
        .select('workerId')
        .where('cardNumber', '=', cardNumber)
        .executeTakeFirst()
    )?.workerId ?? null
  )
}
/** Asked of the claims: the worker's own row is not to be seen before the tie, and a tie to somebody who is no worker is not made. */
async function isWorker(ctx: Ctx, personId: string): Promise<boolean> {
  return (
    (await ctx.db
      .selectFrom('workers.cardClaim')
      .select('workerId')
      .where('workerId', '=', personId)
      .executeTakeFirst()) !== undefined
  )
}
async function isChecked(ctx: Ctx, personId: string): Promise<boolean> {
  const { identityCheckedAt } = await ctx.db
    .selectFrom('accounts.person')
    .select('identityCheckedAt')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return identityCheckedAt !== null
}
async function mustBeCalled(ctx: Ctx, personId: string, name: string): Promise<void> {
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select('name')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  if (person.name !== normalizeName(name)) throw new Failure('identity-other-name')
}
