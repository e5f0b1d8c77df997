import { z } from 'zod'
import { COUNTER, endpoint, ROLES } from '#kernel/endpoint.ts'
import { BytesReply, Id, Moment, NoContent, PagingById, paged } from '#kernel/schemas.ts'

/** What a message speaks of. */
export const MessageAbout = z
  .object({ kind: z.enum(['hire', 'shift', 'post']), marketId: Id, id: Id })
  .meta({ id: 'MessageAbout' })
export type Message = z.infer<typeof Message>
export const Message = z
  .object({
    messageId: Id,
    template: z.string(),
    text: z.string(),
    at: Moment,
    readAt: Moment.nullable(),
    about: MessageAbout.nullable(),
  })
  .meta({ id: 'Message' })

export const getMyMessages = endpoint({
  method: 'GET',
  path: '/me/messages',
  summary: 'Messages to me, newest first',
  zh: '我的消息',
  callers: ROLES,
  query: PagingById,
  reply: paged(Message).extend({ unread: z.int() }),
})
export const readMyMessage = endpoint({
  method: 'PUT',
  path: '/me/messages/{messageId}/reading',
  summary: 'Mark a message as read',
  zh: '标记消息已读',
  callers: ROLES,
  params: z.object({ messageId: Id }),
  reply: NoContent,
})
export const readMyMessages = endpoint({
  method: 'PUT',
  path: '/me/messages/reading',
  summary: 'Mark all my messages as read',
  zh: '全部标为已读',
  callers: ROLES,
  reply: z.object({ read: z.int() }),
})

export type UnsentMessage = z.infer<typeof UnsentMessage>
export const UnsentMessage = z
  .object({
    messageId: Id,
    personId: Id.nullable(),
    name: z.string(),
    text: z.string(),
    why: z.string().describe('没发出的原因'),
    at: Moment,
  })
  .meta({ id: 'UnsentMessage' })
export const listUnsentMessages = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/unsent-messages',
  summary:
    "SMS of a market's business that could not be delivered in the last seven days and nobody has told otherwise",
  zh: '本市场没发出去的短信',
  callers: COUNTER,
  params: z.object({ marketId: Id }),
  query: PagingById,
  reply: paged(UnsentMessage),
})
export const recordTelling = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/unsent-messages/{messageId}/telling',
  summary: 'Record that the person was told by another way',
  zh: '登记已用其他方式告知本人',
  callers: COUNTER,
  params: z.object({ marketId: Id, messageId: Id }),
  reply: NoContent,
})

export const OutboxMessage = z
  .object({
    messageId: Id,
    channel: z.enum(['sms', 'page']),
    to: z.string().describe('演示数据中的号码，不是真人'),
    template: z.string(),
    text: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    why: z.string().nullable().describe('没发出的原因'),
    at: Moment,
  })
  .meta({ id: 'OutboxMessage' })
export const getDemoMessages = endpoint({
  method: 'GET',
  path: '/demo/messages',
  summary: 'Demo only: every message that would have been sent',
  zh: '仅演示：本应发出的全部消息',
  callers: ['anyone'],
  query: PagingById,
  reply: paged(OutboxMessage),
})
export const showDemoOutbox = endpoint({
  method: 'GET',
  path: '/demo/outbox',
  kind: 'page',
  summary: 'Demo only: the outbox as a page',
  zh: '仅演示：发件箱页面',
  callers: ['anyone'],
  reply: BytesReply,
})
