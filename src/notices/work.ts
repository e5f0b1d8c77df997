import { sql } from 'kysely'
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

/** Our own tries end within five minutes and the queue's with them; older than this, a message waits for nothing. */
const GIVEN_UP_MINUTES = 30

/**
 * A message whose work is gone (its retries used up, or the job lost) would wait for ever, and nobody would tell the person.
 * One whose job still lies in the queue waits rightly, however long the backlog is.
 */
const giveUp: Work = {
  name: 'notices.give-up',
  cron: '*/10 * * * *',
  async run(_data, ctx) {
    await sql`
      with lost as (
        select m.recipient_hash, m.message_id, (
          select j.output->>'error' from pgboss.job j
          where j.name = ${DELIVER} and j.data->>'messageId' = m.message_id::text and j.state = 'failed'
          order by j.completed_on desc limit 1) as error
        from notices.message m
        where m.state = 'waiting' and m.made_at < ${new Date(ctx.now.getTime() - GIVEN_UP_MINUTES * 60_000)}
          and not exists (
            select from pgboss.job j
            where j.name = ${DELIVER} and j.data->>'messageId' = m.message_id::text and j.state in ('created', 'retry', 'active'))
        for update of m skip locked)
      update notices.message m set state = 'failed', failure = coalesce(m.failure, 'given up: ' || lost.error, 'given up')
      from lost where m.recipient_hash = lost.recipient_hash and m.message_id = lost.message_id`.execute(ctx.db)
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

export const work: Work[] = [deliver, giveUp, clearOut]
