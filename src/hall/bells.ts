import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hall.api.ts'

/** A bell nobody answered is of yesterday's people: the list of a morning begins empty. */
const OPEN_MS = 2 * 3600_000

export const ringBell: Handler<typeof api.ringBell> = async ({ params: { marketId } }, ctx) => {
  const { personId: deviceId } = actorOf(ctx)
  const bellId = ctx.newId()
  await endOld(ctx, marketId, deviceId)
  // Two presses, or two helpers at one kiosk, are one bell.
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('hall.bell')
    .values({ marketId, bellId, deviceId, rungAt: ctx.now })
    .onConflict((c) =>
      c.columns(['marketId', 'deviceId']).where('answeredAt', 'is', null).where('endedAt', 'is', null).doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows) await ctx.journal({ kind: 'bell.rung', marketId, subjectId: bellId })
  const row = await bells(ctx, marketId)
    .where('b.deviceId', '=', deviceId)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return bellOf(row)
}

export const getBell: Handler<typeof api.getBell> = async ({ params: { marketId, bellId } }, ctx) =>
  bellOf(
    orMissing(
      await bells(ctx, marketId)
        .where('bellId', '=', bellId)
        .where('b.deviceId', '=', actorOf(ctx).personId)
        .executeTakeFirst(),
      'not-found',
    ),
  )

export const endBell: Handler<typeof api.endBell> = async ({ params: { marketId, bellId } }, ctx) => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('hall.bell')
    .set({ endedAt: ctx.now })
    .where('marketId', '=', marketId)
    .where('bellId', '=', bellId)
    .where('deviceId', '=', actorOf(ctx).personId)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await ctx.journal({ kind: 'bell.ended', marketId, subjectId: bellId })
  return {}
}

export const listBells: Handler<typeof api.listBells> = async ({ params: { marketId } }, ctx) => {
  const rows = await bells(ctx, marketId)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('rungAt', '>', new Date(ctx.now.getTime() - OPEN_MS))
    .orderBy('rungAt')
    .limit(100)
    .execute()
  return { items: rows.map(bellOf) }
}

export const answerBell: Handler<typeof api.answerBell> = async ({ params: { marketId, bellId } }, ctx) => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('hall.bell')
    .set({ answeredAt: ctx.now, answeredBy: actorOf(ctx).personId })
    .where('marketId', '=', marketId)
    .where('bellId', '=', bellId)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const row = orMissing(await bells(ctx, marketId).where('bellId', '=', bellId).executeTakeFirst(), 'not-found')
  if (numUpdatedRows === 0n) throw new Failure('bell-over')
  const waitedSeconds = Math.round((ctx.now.getTime() - row.rungAt.getTime()) / 1000)
  await ctx.journal({ kind: 'bell.answered', marketId, subjectId: bellId, data: { waitedSeconds } })
  return bellOf(row)
}

function bells(ctx: Ctx, marketId: string) {
  return ctx.db
    .selectFrom('hall.bell as b')
    .innerJoin('accounts.person as p', 'p.personId', 'b.deviceId')
    .select(['b.bellId', 'b.rungAt', 'b.answeredAt', 'b.endedAt', 'p.name as device'])
    .where('b.marketId', '=', marketId)
}
function bellOf(row: { bellId: string; rungAt: Date; answeredAt: Date | null; endedAt: Date | null; device: string }) {
  const state = row.answeredAt ? ('answered' as const) : row.endedAt ? ('ended' as const) : ('rung' as const)
  return {
    bellId: row.bellId,
    state,
    rungAt: row.rungAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    device: row.device,
  }
}
async function endOld(ctx: Ctx, marketId: string, deviceId: string): Promise<void> {
  await ctx.db
    .updateTable('hall.bell')
    .set({ endedAt: ctx.now })
    .where('marketId', '=', marketId)
    .where('deviceId', '=', deviceId)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('rungAt', '<=', new Date(ctx.now.getTime() - OPEN_MS))
    .execute()
}
