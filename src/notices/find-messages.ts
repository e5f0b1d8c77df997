import { actorOf } from '#kernel/context.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './notices.api.ts'
import { openMessage } from './send.ts'

export const getMyMessages: Handler<typeof api.getMyMessages> = async ({ query: { after, limit } }, ctx) => {
  const mine = ctx.db
    .selectFrom('notices.message')
    .where('personId', '=', actorOf(ctx).personId)
    .where('channel', '=', 'page')
  const rows = await mine
    .selectAll()
    .$if(after !== undefined, (q) => q.where('messageId', '<', after!))
    .orderBy('messageId', 'desc')
    .limit(limit + 1)
    .execute()
  const { unread } = await mine
    .where('readAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  const items = rows.slice(0, limit).map((row) => ({
    messageId: row.messageId,
    template: row.template,
    text: openMessage(ctx, row).text,
    at: row.madeAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    about:
      row.aboutKind && row.aboutId && row.marketId
        ? { kind: row.aboutKind as 'hire' | 'shift' | 'post', marketId: row.marketId, id: row.aboutId }
        : null,
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.messageId : null, unread }
}

export const readMyMessage: Handler<typeof api.readMyMessage> = async ({ params: { messageId } }, ctx) => {
  const mine = ctx.db
    .selectFrom('notices.message')
    .select('readAt')
    .where('personId', '=', actorOf(ctx).personId)
    .where('messageId', '=', messageId)
    .where('channel', '=', 'page')
  const row = orMissing(await mine.executeTakeFirst(), 'not-found')
  if (!row.readAt)
    await ctx.db
      .updateTable('notices.message')
      .set({ readAt: ctx.now })
      .where('personId', '=', actorOf(ctx).personId)
      .where('messageId', '=', messageId)
      .execute()
  return {}
}

export const readMyMessages: Handler<typeof api.readMyMessages> = async (_input, ctx) => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('notices.message')
    .set({ readAt: ctx.now })
    .where('personId', '=', actorOf(ctx).personId)
    .where('channel', '=', 'page')
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { read: Number(numUpdatedRows) }
}
