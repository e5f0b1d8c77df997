import { z } from 'zod'
import { endpoint, ROLES } from '#kernel/endpoint.ts'
import { BytesReply, Id, Moment, NoContent, PagingById, paged } from '#kernel/schemas.ts'

export type Message = z.infer<typeof Message>
export const Message = z
  .object({ messageId: Id, template: z.string(), text: z.string(), at: Moment, readAt: Moment.nullable() })
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

export const OutboxMessage = z
  .object({
    messageId: Id,
    channel: z.enum(['sms', 'page']),
    to: z.string().describe('演示数据中的号码，不是真人'),
    template: z.string(),
    text: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
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
