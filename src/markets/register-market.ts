import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { getOccupation, occupationBookOf } from '#occupations/index.ts'
import { areaOf } from './division-names.ts'
import { mustKeep } from './market.sql.ts'
import type * as api from './markets.api.ts'

export const registerMarket: Handler<typeof api.registerMarket> = async ({ body }, ctx) => {
  const actor = actorOf(ctx)
  const area = await areaOf(ctx.db, body.divisionCode)
  refuseIf(actor.markets === '*' || area.includes(actor.divisionCode ?? '') ? null : 'market-outside-area', {
    status: 422,
  })
  refuseIf(body.kind === 'industry' && !body.industry ? 'industry-missing' : null, { status: 422 })
  await mustKnowTrades(ctx, body.trades)
  await mustBeFree(ctx, body.name)
  const marketId = ctx.newId()
  const { point, publicPhone, hours, customaryName = null, industry = null, operatorContract = null, ...plain } = body
  await ctx.db
    .insertInto('markets.market')
    .values({
      ...plain,
      marketId,
      area,
      customaryName,
      industry: body.kind === 'industry' ? industry : null,
      operatorContract,
      lat: point.lat,
      lng: point.lng,
      phone: publicPhone ?? null,
      hours: JSON.stringify(hours),
      stateSince: ctx.now,
      createdAt: ctx.now,
      createdBy: actor.personId,
    })
    .execute()
  // The market is younger than the caller's scope, which was read before it existed.
  await ctx.within(marketId)
  await ctx.db
    .insertInto('markets.stateChange')
    .values({ marketId, changeId: ctx.newId(), state: body.state, at: ctx.now, byPersonId: actor.personId })
    .execute()
  await ctx.journal({
    kind: 'market.registered',
    marketId,
    subjectId: marketId,
    data: { divisionCode: body.divisionCode, state: body.state },
  })
  return { marketId }
}

export const changeMarket: Handler<typeof api.changeMarket> = async ({ params: { marketId }, body }, ctx) => {
  mustKeep(ctx, marketId)
  const old = orMissing(
    await ctx.db
      .selectFrom('markets.market')
      .select(['name', 'kind', 'industry'])
      .where('marketId', '=', marketId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  const kind = body.kind ?? old.kind
  const industry = kind === 'industry' ? (body.industry === undefined ? old.industry : body.industry) : null
  refuseIf(kind === 'industry' && !industry ? 'industry-missing' : null, { status: 422 })
  if (body.trades) await mustKnowTrades(ctx, body.trades)
  if (body.name && body.name !== old.name) await mustBeFree(ctx, body.name)
  const { point, publicPhone, hours, ...plain } = body
  await ctx.db
    .updateTable('markets.market')
    .set({
      ...plain,
      industry,
      ...(point && { lat: point.lat, lng: point.lng }),
      ...(publicPhone !== undefined && { phone: publicPhone }),
      ...(hours && { hours: JSON.stringify(hours) }),
    })
    .where('marketId', '=', marketId)
    .execute()
  await ctx.journal({ kind: 'market.changed', marketId, subjectId: marketId, data: { fields: Object.keys(body) } })
  return {}
}

async function mustKnowTrades(ctx: Ctx, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const book = await occupationBookOf(ctx.db)
  for (const code of codes) getOccupation(book, code)
}

/** Two halls of one name would be taken for each other; two registrars at once queue here. */
async function mustBeFree(ctx: Ctx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`market ${name}`}, 0))`.execute(ctx.db)
  const taken = await ctx.db
    .selectFrom('markets.market')
    .select('marketId')
    .where('name', '=', name)
    .where('state', '!=', 'closed')
    .executeTakeFirst()
  if (taken) throw new Failure('market-name-taken', { facts: { name } })
}
