import { dayOf } from '#kernel/clock.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { missingZones, mustNameWhereTo, nextStates, STATE_NAMES, serves, whyNotMove } from './market.rules.ts'
import { mustKeep } from './market.sql.ts'
import type * as api from './markets.api.ts'

export const setMarketSettings: Handler<typeof api.setMarketSettings> = async ({ params: { marketId }, body }, ctx) => {
  mustKeep(ctx, marketId)
  await ctx.db.updateTable('markets.market').set(body).where('marketId', '=', marketId).execute()
  await ctx.journal({ kind: 'market.settings-set', marketId, subjectId: marketId, data: body })
  return {}
}

export const setZones: Handler<typeof api.setZones> = async ({ params: { marketId }, body }, ctx) => {
  mustKeep(ctx, marketId)
  const known = await ctx.db
    .selectFrom('markets.zone')
    .select('zoneId')
    .where('marketId', '=', marketId)
    .forUpdate()
    .execute()
  const ids = new Set(known.map((z) => z.zoneId))
  refuseIf(body.zones.every((z) => !z.zoneId || ids.has(z.zoneId)) ? null : 'zone-not-here', { status: 422 })
  const kept = new Set(body.zones.flatMap((z) => z.zoneId ?? []))
  const gone = [...ids].filter((id) => !kept.has(id))
  if (gone.length > 0)
    await ctx.db.deleteFrom('markets.zone').where('marketId', '=', marketId).where('zoneId', 'in', gone).execute()
  for (const { zoneId, areaM2 = null, note = null, ...plain } of body.zones) {
    const row = { ...plain, areaM2, note }
    if (zoneId)
      await ctx.db
        .updateTable('markets.zone')
        .set(row)
        .where('marketId', '=', marketId)
        .where('zoneId', '=', zoneId)
        .execute()
    else
      await ctx.db
        .insertInto('markets.zone')
        .values({ ...row, marketId, zoneId: ctx.newId() })
        .execute()
  }
  await ctx.journal({ kind: 'market.zones-set', marketId, subjectId: marketId, data: { zones: body.zones.length } })
  const zones = await ctx.db
    .selectFrom('markets.zone')
    .selectAll()
    .where('marketId', '=', marketId)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return { zones, missing: missingZones(zones.map((z) => z.kind)) }
}

export const moveMarket: Handler<typeof api.moveMarket> = async (
  { params: { marketId }, body: { state: to, why = null, workersGoTo = null } },
  ctx,
) => {
  mustKeep(ctx, marketId)
  const { state: from } = orMissing(
    await ctx.db
      .selectFrom('markets.market')
      .select('state')
      .where('marketId', '=', marketId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  refuseIf(whyNotMove({ from, to, why, workersGoTo }), {
    facts: {
      from: STATE_NAMES[from],
      to: STATE_NAMES[to],
      allowed:
        nextStates(from)
          .map((s) => STATE_NAMES[s])
          .join('、') || '（没有）',
    },
  })
  const goTo = mustNameWhereTo(from, to) ? workersGoTo : null
  if (goTo) {
    const there = await ctx.db
      .selectFrom('markets.market')
      .select('state')
      .where('marketId', '=', goTo)
      .executeTakeFirst()
    if (!there || goTo === marketId || !serves(there.state)) throw new Failure('workers-go-to-closed', { status: 422 })
  }
  await ctx.db
    .updateTable('markets.market')
    .set({ state: to, stateSince: ctx.now })
    .where('marketId', '=', marketId)
    .execute()
  await ctx.db
    .insertInto('markets.stateChange')
    .values({
      marketId,
      changeId: ctx.newId(),
      state: to,
      at: ctx.now,
      byPersonId: actorOf(ctx).personId,
      why,
      workersGoTo: goTo,
    })
    .execute()
  await ctx.journal({ kind: 'market.moved', marketId, subjectId: marketId, data: { from, to, workersGoTo: goTo } })
  return {}
}

export const confirmDirectoryEntry: Handler<typeof api.confirmDirectoryEntry> = async (
  { params: { marketId } },
  ctx,
) => {
  mustKeep(ctx, marketId)
  await ctx.db
    .updateTable('markets.market')
    .set({ checkedOn: dayOf(ctx.now), checkedBy: actorOf(ctx).personId })
    .where('marketId', '=', marketId)
    .execute()
  await ctx.journal({ kind: 'market.entry-checked', marketId, subjectId: marketId })
  return {}
}
