/** The public portal: plain pages for everybody, without login and without JavaScript. Served at the root, not below /api. */
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { BytesReply, Id } from '#kernel/schemas.ts'

/** Forms send empty fields and people edit addresses: what makes no sense is as if it were not there. */
const word = (max: number) => z.string().trim().max(max).catch('').default('')
const After = z.string().max(200).optional().catch(undefined)

export type BoardQuery = z.infer<typeof BoardQuery>
export const BoardQuery = z.object({
  /** What people call the work: 搬货, 苦力, banyun, or a trade's code. */
  trade: word(30),
  /** Division code. */
  place: word(9),
  /** `today`, `tomorrow`, or a day; empty: whenever. */
  on: z
    .union([z.enum(['today', 'tomorrow']), z.iso.date(), z.literal('')])
    .catch('')
    .default(''),
  /** Expected yuan for the whole shift, at least. */
  pay: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
  /** 1: paid when the shift ends. */
  paid: z.enum(['', '1']).catch('').default(''),
  after: After,
})

export const showBoard = endpoint({
  method: 'GET',
  path: '/',
  kind: 'page',
  summary: 'Page: what work there is today and tomorrow',
  zh: '门户首页：今天、明天有什么活',
  callers: ['anyone'],
  query: BoardQuery,
  reply: BytesReply,
})

export const showJob = endpoint({
  method: 'GET',
  path: '/jobs/{marketId}/{shiftId}',
  kind: 'page',
  summary: 'Page: one shift with all its terms, and the telephone to call',
  zh: '一个活的全部内容和市场电话',
  callers: ['anyone'],
  params: z.object({ marketId: Id, shiftId: Id }),
  reply: BytesReply,
})

export const showMarkets = endpoint({
  method: 'GET',
  path: '/markets',
  kind: 'page',
  summary: 'Page: directory of markets',
  zh: '零工市场名录',
  callers: ['anyone'],
  query: z.object({ place: word(9), name: word(30), after: After }),
  reply: BytesReply,
})

export const showMarket = endpoint({
  method: 'GET',
  path: '/markets/{marketId}',
  kind: 'page',
  summary: 'Page: one market with hours, telephone, zones and open work',
  zh: '一个零工市场：开放时间、电话、功能区、在招的活',
  callers: ['anyone'],
  params: z.object({ marketId: Id }),
  reply: BytesReply,
})

export const showAbout = endpoint({
  method: 'GET',
  path: '/about',
  kind: 'page',
  summary: 'Page: how to find work, what is free, whom to call',
  zh: '怎么找活、您的权利、投诉电话',
  callers: ['anyone'],
  reply: BytesReply,
})

export const getRobots = endpoint({
  method: 'GET',
  path: '/robots.txt',
  kind: 'page',
  summary: 'What search engines may read',
  zh: '搜索引擎可以收录的范围',
  callers: ['anyone'],
  reply: BytesReply,
})

export const getSitemap = endpoint({
  method: 'GET',
  path: '/sitemap.xml',
  kind: 'page',
  summary: 'Markets and open work for search engines',
  zh: '供搜索引擎收录的市场和招工目录',
  callers: ['anyone'],
  reply: BytesReply,
})

export const getPortalStyle = endpoint({
  method: 'GET',
  path: '/portal.css',
  kind: 'page',
  summary: "The portal's style sheet; its address changes with its content",
  zh: '门户页面样式',
  callers: ['anyone'],
  reply: BytesReply,
})
