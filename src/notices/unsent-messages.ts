import { actorOf } from '#kernel/context.ts'
import { SYSTEM_SCOPE, setScope } from '#kernel/database.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './notices.api.ts'
import { openMessage } from './send.ts'
import { whyUnsent } from './unsent.rules.ts'

/** After a week nobody is told that yesterday's work was cancelled. */
const SHOWN_DAYS = 7

/** Row-level security gives a message to its recipient alone. The door has asked whether the market is the caller's; every query names it. */
export const listUnsentMessages: Handler<typeof api.listUnsentMessages> = async (
  { params: { marketId }, query: { after, limit } },
  ctx,
) => {
  await setScope(ctx.db, SYSTEM_SCOPE)
  const rows = await ctx.db
    .selectFrom('notices.message as m')
    .leftJoin('accounts.person as p', 'p.personId', 'm.personId')
    .selectAll('m')
    .select('p.name')
    .where('m.marketId', '=', marketId)
    .where('m.state', '=', 'failed')
    .where('m.toldAt', 'is', null)
    .where('m.madeAt', '>', new Date(ctx.now.getTime() - SHOWN_DAYS * 86_400_000))
    .$if(after !== undefined, (q) => q.where('m.messageId', '<', after!))
    .orderBy('m.messageId', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map((row) => ({
    messageId: row.messageId,
    personId: row.personId,
    name: row.name ?? '',
    text: openMessage(ctx, row).text,
    why: whyUnsent(row.failure),
    at: row.madeAt.toISOString(),
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.messageId : null }
}

export const recordTelling: Handler<typeof api.recordTelling> = async ({ params: { marketId, messageId } }, ctx) => {
  await setScope(ctx.db, SYSTEM_SCOPE)
  const { personId } = orMissing(
    await ctx.db
      .updateTable('notices.message')
      .set({ toldAt: ctx.now, toldBy: actorOf(ctx).personId })
      .where('marketId', '=', marketId)
      .where('messageId', '=', messageId)
      .where('state', '=', 'failed')
      .where('toldAt', 'is', null)
      .returning('personId')
      .executeTakeFirst(),
    'not-found',
  )
  await ctx.journal({ kind: 'message.told', marketId, subjectId: messageId, forPersonId: personId })
  return {}
}
