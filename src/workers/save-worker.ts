import { tiePerson } from '#accounts/index.ts'
import { dayOf, randomDigits } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { isUnder16On } from '#kernel/identity.ts'
import type { Handler } from '#kernel/mount.ts'
import { cardNumberFrom, LOOKING_MAX_HOURS } from './worker.rules.ts'
import { profileOf } from './worker.sql.ts'
import type * as api from './workers.api.ts'

/** The first saving registers the worker: a row, a card, a tie to the nearest market. Later ones change what they name. */
export const saveWorker: Handler<typeof api.saveWorker> = async ({ params: { workerId }, body }, ctx) => {
  await writeWishes(ctx, workerId, body)
  return profileOf(ctx, workerId)
}

/** Answers the card number. The person must be visible to the caller: the worker, or a market tied to them. */
export async function writeWishes(ctx: Ctx, workerId: string, wishes: api.WorkerWishes): Promise<string> {
  const person = orMissing(
    await ctx.db.selectFrom('accounts.person').select('bornOn').where('personId', '=', workerId).executeTakeFirst(),
    'no-worker',
  )
  if (person.bornOn && isUnder16On(person.bornOn, dayOf(ctx.now))) throw new Failure('under-16')
  const row = await ctx.db
    .selectFrom('workers.worker')
    .select('cardNumber')
    .where('workerId', '=', workerId)
    .forUpdate()
    .executeTakeFirst()
  const cardNumber = row ? row.cardNumber : await beginWorker(ctx, workerId, wishes)
  const changes = columnsOf(wishes)
  if (Object.keys(changes).length > 0)
    await ctx.db.updateTable('workers.worker').set(changes).where('workerId', '=', workerId).execute()
  if (wishes.trades) await writeTrades(ctx, workerId, wishes.trades)
  if (wishes.marketId) await tieToMarket(ctx, workerId, wishes.marketId)
  await ctx.journal({
    kind: row ? 'worker.changed' : 'worker.registered',
    marketId: wishes.marketId ?? null,
    subjectId: workerId,
    forPersonId: forWhom(ctx, workerId),
    data: { trades: wishes.trades?.map((t) => t.occupation) ?? null },
  })
  return cardNumber
}

export const setLooking: Handler<typeof api.setLooking> = async ({ params: { workerId }, body }, ctx) => {
  const until = body.until === null ? null : new Date(body.until)
  if (until && until.getTime() > ctx.now.getTime() + LOOKING_MAX_HOURS * 3600_000)
    throw new Failure('looking-too-long', { facts: { hours: LOOKING_MAX_HOURS } })
  const { numUpdatedRows } = await ctx.db
    .updateTable('workers.worker')
    .set({ lookingUntil: until, ...(body.point && { lat: body.point.lat, lng: body.point.lng }) })
    .where('workerId', '=', workerId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Failure('no-worker', { status: 404 })
  const { marketId } = await ctx.db
    .selectFrom('workers.worker')
    .select('marketId')
    .where('workerId', '=', workerId)
    .executeTakeFirstOrThrow()
  await ctx.journal({
    kind: 'worker.looking-changed',
    marketId,
    subjectId: workerId,
    forPersonId: forWhom(ctx, workerId),
    data: { until: until?.toISOString() ?? null },
  })
  return { lookingUntil: until && until > ctx.now ? until.toISOString() : null }
}

export function forWhom(ctx: Ctx, workerId: string): string | null {
  return actorOf(ctx).personId === workerId ? null : workerId
}

async function beginWorker(ctx: Ctx, workerId: string, { marketId, trades }: api.WorkerWishes): Promise<string> {
  if (!marketId) throw new Failure('market-needed', { status: 422 })
  if (!trades) throw new Failure('trades-needed', { status: 422 })
  await mustExist(ctx, marketId)
  const cardNumber = await claimCard(ctx, workerId)
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('workers.worker')
    .values({ workerId, marketId, cardNumber, createdAt: ctx.now, createdBy: actorOf(ctx).personId })
    .onConflict((c) => c.column('workerId').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return cardNumber
  // Two first savings at once: the other one's card is the card.
  return (
    await ctx.db
      .selectFrom('workers.worker')
      .select('cardNumber')
      .where('workerId', '=', workerId)
      .executeTakeFirstOrThrow()
  ).cardNumber
}

/** A billion numbers for some ten million people: a second draw is rare, a third hardly ever seen. */
async function claimCard(ctx: Ctx, workerId: string): Promise<string> {
  for (;;) {
    const cardNumber = cardNumberFrom(randomDigits(9))
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('workers.cardClaim')
      .values({ cardNumber, workerId })
      .onConflict((c) => c.column('cardNumber').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return cardNumber
  }
}

async function tieToMarket(ctx: Ctx, workerId: string, marketId: string): Promise<void> {
  await mustExist(ctx, marketId)
  await tiePerson(ctx, workerId, marketId, 'registered')
}
async function mustExist(ctx: Ctx, marketId: string): Promise<void> {
  const market = await ctx.db
    .selectFrom('markets.market')
    .select('state')
    .where('marketId', '=', marketId)
    .executeTakeFirst()
  if (!market || market.state === 'closed') throw new Failure('no-market', { status: 422 })
}

/** The list as stated is the list: what is left out is not done any more. */
async function writeTrades(ctx: Ctx, workerId: string, trades: NonNullable<api.WorkerWishes['trades']>): Promise<void> {
  const byCode = new Map(trades.map((t) => [t.occupation, t]))
  const codes = [...byCode.keys()]
  const known = new Set(
    (await ctx.db.selectFrom('occupations.occupation').select('code').where('code', 'in', codes).execute()).map(
      (o) => o.code,
    ),
  )
  const unknown = codes.find((code) => !known.has(code))
  if (unknown) throw new Failure('no-occupation', { status: 422, facts: { occupation: unknown } })
  await ctx.db
    .deleteFrom('workers.trade')
    .where('workerId', '=', workerId)
    .where('occupation', 'not in', codes)
    .execute()
  await ctx.db
    .insertInto('workers.trade')
    .values([...byCode.values()].map((t) => ({ workerId, ...t })))
    .onConflict((c) =>
      c.columns(['workerId', 'occupation']).doUpdateSet((eb) => ({
        level: eb.ref('excluded.level'),
        years: eb.ref('excluded.years'),
        certificate: eb.ref('excluded.certificate'),
      })),
    )
    .execute()
}

function columnsOf({ marketId, lowestPay, point, trades: _, ...plain }: api.WorkerWishes) {
  const columns = {
    ...plain,
    ...(marketId !== undefined && { marketId }),
    ...(lowestPay !== undefined && { lowestPayFen: lowestPay?.fen ?? null, lowestPayUnit: lowestPay?.unit ?? null }),
    ...(point !== undefined && { lat: point?.lat ?? null, lng: point?.lng ?? null }),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
