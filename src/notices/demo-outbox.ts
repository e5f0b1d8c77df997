import { html } from 'ghtml'
import { dayOf, timeOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { SYSTEM_SCOPE, setScope } from '#kernel/database.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './notices.api.ts'
import { openMessage, withSignature } from './send.ts'
import { whyUnsent } from './unsent.rules.ts'

export const getDemoMessages: Handler<typeof api.getDemoMessages> = async ({ query: { after, limit } }, ctx) => {
  const rows = await outbox(ctx, limit + 1, after)
  return { items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.messageId : null }
}

/** Read by people who try the demo: who gets which code. Looks again every five seconds, without scripts. */
export const showDemoOutbox: Handler<typeof api.showDemoOutbox> = async (_input, ctx) => {
  const rows = await outbox(ctx, 100)
  const bytes = html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>演示发件箱</title></head>
<body>
<main>
<h1>演示发件箱</h1>
<p>演示系统不会真的发短信。本应发出的消息都在这里，最新的在最上面。</p>
${rows.length === 0 ? '还没有消息。' : ''}
<table>
<thead><tr><th scope="col">时间</th><th scope="col">发给</th><th scope="col">内容</th><th scope="col">状态</th></tr></thead>
<tbody>!${rows.map(
    (row) =>
      html`<tr><td>${dayOf(new Date(row.at))} ${timeOf(new Date(row.at))}</td><td>${row.to}</td><td>${row.text}</td><td>${STATES[row.state]}${row.why ? `：${row.why}` : ''}</td></tr>`,
  )}</tbody>
</table>
</main>
</body>
</html>`
  return { bytes, type: 'text/html; charset=utf-8' }
}
const STATES = { waiting: '等待发送', sent: '已发出', failed: '未发出' }

/** Every message of everybody: only where nobody is real. Outside the demo the address does not exist. */
async function outbox(ctx: Ctx, limit: number, after?: string) {
  if (!ctx.settings.demo) throw new Failure('not-found', { status: 404 })
  await setScope(ctx.db, SYSTEM_SCOPE)
  const rows = await ctx.db
    .selectFrom('notices.message as m')
    .leftJoin('accounts.person as p', 'p.personId', 'm.personId')
    .selectAll('m')
    .select('p.name')
    .$if(after !== undefined, (q) => q.where('m.messageId', '<', after!))
    .orderBy('m.messageId', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => {
    const { to, text } = openMessage(ctx, row)
    return {
      messageId: row.messageId,
      channel: row.channel as 'sms' | 'page',
      to: [row.name, to].filter(Boolean).join(' '),
      template: row.template,
      text: row.channel === 'sms' ? withSignature(text) : text,
      state: row.state as keyof typeof STATES,
      why: row.state === 'failed' ? whyUnsent(row.failure) : null,
      at: row.madeAt.toISOString(),
    }
  })
}
