import type { Work } from '#kernel/work.ts'
import { DELIVER, openMessage, withSignature } from './send.ts'
import { SmsRefused, smsGatewayOf } from './sms-gateway.ts'
import { isTemplate, usefulMinutesOf } from './templates.rules.ts'

const MOST_TRIES = 5
const GATEWAY_MS = 10_000
const KEPT_DAYS = 180

/**
 * Hands one message to the gateway. The row is locked while the gateway is asked, so that one process sends; one that dies
 * between the gateway's yes and COMMIT sends again under the same id: at least once, never lost.
 */
const deliver: Work<{ recipientHash: string; messageId: string }> = {
  name: DELIVER,
  async run({ recipientHash, messageId }, ctx) {
    const row = await ctx.db
      .selectFrom('notices.message')
      .selectAll()
      .where('recipientHash', '=', recipientHash)
      .where('messageId', '=', messageId)
      .where('state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst()
    if (!row || !isTemplate(row.template)) return
    const change = (values: {
      state: 'sent' | 'failed' | 'waiting'
      failure?: string
      tries?: number
      sentAt?: Date
    }) =>
      ctx.db
        .updateTable('notices.message')
        .set(values)
        .where('recipientHash', '=', recipientHash)
        .where('messageId', '=', messageId)
        .execute()
    const useful = usefulMinutesOf(row.template)
    if (useful !== null && ctx.now.getTime() - row.madeAt.getTime() > useful * 60_000)
      return void (await change({ state: 'failed', failure: 'too late' }))
    const gateway = smsGatewayOf(process.env, ctx.settings.demo)
    if (!gateway) return void (await change({ state: 'failed', failure: 'no gateway' }))
    const { to, text, params } = openMessage(ctx, row)
    const tries = row.tries + 1
    try {
      await gateway.send(
        { id: messageId, phone: to!, template: row.template, params, text: withSignature(text) },
        AbortSignal.timeout(GATEWAY_MS),
      )
      await change({ state: 'sent', tries, sentAt: ctx.now })
    } catch (error) {
      // A network error's message may hold the address with the number in it; its name does not.
      const failure = error instanceof SmsRefused ? error.message : (error as Error).name
      if (tries >= MOST_TRIES || (error instanceof SmsRefused && error.final))
        return void (await change({ state: 'failed', tries, failure }))
      await change({ state: 'waiting', tries, failure })
      await ctx.work(
        DELIVER,
        { recipientHash, messageId },
        { startAfter: new Date(ctx.now.getTime() + 5000 * 3 ** (tries - 1)) },
      )
    }
  },
}

const clearOut: Work = {
  name: 'notices.clear-out',
  cron: '40 3 * * *',
  async run(_data, ctx) {
    await ctx.db
      .deleteFrom('notices.message')
      .where('madeAt', '<', new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000))
      .execute()
  },
}

export const work: Work[] = [deliver, clearOut]
