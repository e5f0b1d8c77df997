/** 举报: what workers say against a post, and what staff found. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Id, Moment, Paging, paged, Text } from '#kernel/schemas.ts'
import { REPORT_OUTCOMES, REPORT_REASONS } from './report.rules.ts'

const ReportReason = z.enum(REPORT_REASONS)
const ReportOutcome = z.enum(REPORT_OUTCOMES)

/** Without the name of who reported: staff act on the post, and nobody has to fear for the next job. */
export const PostReport = z
  .object({
    reportId: Id,
    marketId: Id,
    postId: Id,
    title: z.string(),
    employer: z.object({ employerId: Id, name: z.string() }),
    reason: ReportReason,
    said: z.string(),
    at: Moment,
    outcome: ReportOutcome.nullable().describe('还没处理时为空 / null while open'),
    note: z.string().nullable(),
    decidedAt: Moment.nullable(),
  })
  .meta({ id: 'PostReport' })

export const reportPost = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/posts/{postId}/report',
  summary: 'Report a post to the market; said again it replaces what was said while nobody decided',
  zh: '举报招聘信息',
  callers: ['worker'],
  params: z.object({ marketId: Id, postId: Id }),
  body: z.object({ reason: ReportReason, said: z.string().trim().max(300).default('') }),
  reply: z.object({ reportId: Id, at: Moment }),
  fails: ['too-many-reports'],
})
export const listPostReports = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/post-reports',
  summary: "Reports of a market's posts, longest waiting first",
  zh: '本市场的举报',
  callers: [...COUNTER, 'mediator'],
  params: z.object({ marketId: Id }),
  query: Paging.extend({ open: z.stringbool().optional(), postId: Id.optional() }),
  reply: paged(PostReport),
})
export const decideReport = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/post-reports/{reportId}/decision',
  summary: 'Decide a report; who reported hears of it',
  zh: '处理举报，结果告诉举报人',
  callers: [...COUNTER, 'mediator'],
  params: z.object({ marketId: Id, reportId: Id }),
  body: z.object({ outcome: ReportOutcome, note: Text(300) }),
  reply: PostReport,
  fails: ['report-decided'],
})
