import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Day, DivisionCode, Fen, Id, Moment, NoContent, Paging, Point, paged, Text } from '#kernel/schemas.ts'
import { Conditions, Finding, JobKind, PayUnit, PostState, Settlement, ShiftBody } from './job-schemas.api.ts'
import { PostItem, PostRecord, PublicPost } from './post-schemas.api.ts'

const InMarket = z.object({ marketId: Id })
const OfPost = z.object({ marketId: Id, postId: Id })
const WRITERS = ['employer', ...COUNTER] as const

const PostBody = z.object({
  /** Code of data/occupations. */
  occupation: z.string().min(1).max(60),
  kind: JobKind,
  title: Text(60, 2),
  description: z.string().trim().max(2000).default(''),
  payFen: Fen,
  payUnit: PayUnit,
  /** Of piece pay: 件, 箱, 米 …, and how many an hour one usually does. */
  pieceName: Text(10).nullish(),
  piecesPerHour: z.int().min(1).max(100_000).nullish(),
  settlement: Settlement,
  divisionCode: DivisionCode,
  place: Text(120, 2),
  point: Point,
  meetingPoint: Text(120).nullish(),
  conditions: Conditions,
  level: z.enum(['helper', 'skilled', 'master']).nullish(),
  certificate: Text(60).nullish(),
  /** Of a labour team without a licence of its own: the firm it works for, which answers for its wages. */
  principal: Text(80, 2).nullish(),
  minAge: z.int().min(0).max(100).nullish(),
  maxAge: z.int().min(0).max(120).nullish(),
  /** Default: the employer's contact and phone. */
  contactName: Text(60).optional(),
  contactPhone: z.string().trim().max(30).optional(),
  /** At most 90 days ahead. */
  validUntil: Moment,
  urgent: z.boolean().default(false),
})
const SUBMIT_FAILS = [
  'law-refused',
  'employer-suspended',
  'employer-not-verified',
  'provisional-limit',
  'no-shift-ahead',
  'market-not-serving',
] as const
const WRITE_FAILS = [
  'unknown-occupation',
  'unknown-division',
  'piece-name-missing',
  'piece-name-not-expected',
  'validity-past',
  'validity-too-long',
  'ages-crossed',
  'shift-past',
  'shift-too-long',
  'shift-ends-before-start',
  'shift-break-too-long',
  'shift-after-validity',
  'shifts-overlap',
  'employer-not-of-market',
  'phone-missing',
  'phone-not-a-mobile',
  'phone-digits-short',
  'phone-digits-many',
  ...SUBMIT_FAILS,
] as const

export const writePost = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/posts',
  summary: 'Write a post: a draft, or submitted at once',
  zh: '写招聘信息：存草稿，或直接提交',
  callers: WRITERS,
  params: InMarket,
  body: PostBody.extend({
    /** Needed from the desk; an employer always writes for itself. */
    employerId: Id.optional(),
    shifts: z.array(ShiftBody).max(60).default([]),
    /** True: run the law checks and submit; a refusal stores nothing. */
    submit: z.boolean().default(false),
  }),
  /** `published` at once for a verified employer without findings, otherwise `submitted`; `draft` when not submitted. */
  reply: z.object({ postId: Id, state: PostState, findings: z.array(Finding) }),
  fails: WRITE_FAILS,
})
export const changePost = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/posts/{postId}',
  summary: 'Change a post; hires already made keep the card they were made with',
  zh: '修改招聘信息；已录用的人仍按原来的用工卡',
  callers: WRITERS,
  params: OfPost,
  body: PostBody.extend({
    /** The version that was read: somebody else's change in between is not overwritten. */
    version: z.int().positive(),
    submit: z.boolean().default(false),
  }),
  reply: z.object({ state: PostState, version: z.int(), findings: z.array(Finding) }),
  fails: [...WRITE_FAILS, 'post-over', 'post-changed-meanwhile'],
})
export const submitPost = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/posts/{postId}/submissions',
  summary: 'Submit a draft or a rejected post',
  zh: '提交招聘信息',
  callers: WRITERS,
  params: OfPost,
  reply: z.object({ state: PostState, findings: z.array(Finding) }),
  fails: [...SUBMIT_FAILS, 'post-not-draft', 'validity-past'],
})
export const checkPostText = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/post-checks',
  summary: 'Hold a post against the rules while it is being written; stores nothing',
  zh: '边写边查：对照规则检查招聘信息，不保存',
  callers: WRITERS,
  params: InMarket,
  body: PostBody.partial().extend({ employerId: Id.optional(), shifts: z.array(ShiftBody).max(60).default([]) }),
  reply: z.object({ findings: z.array(Finding), canSubmit: z.boolean(), rowsOn: Day }),
  fails: ['unknown-occupation', 'employer-not-of-market'],
})
export const pausePost = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/posts/{postId}/pause',
  summary: 'Take a published post off the board for now',
  zh: '暂停招工',
  callers: WRITERS,
  params: OfPost,
  reply: NoContent,
  fails: ['post-not-published'],
})
export const resumePost = endpoint({
  method: 'DELETE',
  path: '/markets/{marketId}/posts/{postId}/pause',
  summary: 'Put a paused post back on the board',
  zh: '恢复招工',
  callers: WRITERS,
  params: OfPost,
  reply: NoContent,
  fails: ['post-not-paused', 'validity-past', ...SUBMIT_FAILS],
})
export const closePost = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/posts/{postId}/closure',
  summary: 'Close a post for good; shifts nobody has taken are withdrawn',
  zh: '关闭招聘信息；没有人报名的班次一并撤下',
  callers: WRITERS,
  params: OfPost,
  body: z.object({ reason: Text(200).nullish() }),
  reply: NoContent,
  fails: ['post-over'],
})
export const copyPost = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/posts/{postId}/copies',
  summary: 'Post again: a new draft from an old post',
  zh: '再发一次',
  callers: WRITERS,
  params: OfPost,
  body: z.object({
    /** Shifts of the new post; default: those of the old one's last day, moved to `startsOn`. */
    shifts: z.array(ShiftBody).max(60).optional(),
    /** Default: tomorrow. */
    startsOn: Day.optional(),
    submit: z.boolean().default(false),
  }),
  reply: z.object({ postId: Id, state: PostState, findings: z.array(Finding) }),
  fails: WRITE_FAILS,
})
export const getPost = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts/{postId}',
  summary: 'A post that was published',
  zh: '招聘信息',
  callers: ['anyone'],
  params: OfPost,
  reply: PublicPost,
})
export const getPostRecord = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts/{postId}/record',
  summary: 'A post in any state with its reviews, for its employer and the staff',
  zh: '招聘信息全貌：各班次、审核记录',
  callers: ['employer', ...COUNTER, 'mediator'],
  params: OfPost,
  reply: PostRecord,
})
export const listEmployerPosts = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/posts',
  summary: "An employer's own posts, newest first",
  zh: '我发的招聘信息',
  callers: ['employer'],
  params: z.object({ employerId: Id }),
  query: Paging.extend({ state: PostState.optional() }),
  reply: paged(PostItem),
})
export const listMarketPosts = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts',
  summary: "A market's posts, newest first",
  zh: '本市场的招聘信息',
  callers: [...COUNTER, 'mediator'],
  params: InMarket,
  query: Paging.extend({ state: PostState.optional(), employerId: Id.optional() }),
  reply: paged(PostItem),
})
export const listPostReviews = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/post-reviews',
  summary: 'Posts waiting for review, longest first',
  zh: '待审核的招聘信息',
  callers: COUNTER,
  params: InMarket,
  query: Paging,
  reply: paged(PostItem),
})
export const decidePost = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/posts/{postId}/decisions',
  summary: 'Publish or reject a submitted post',
  zh: '审核招聘信息：发布或退回',
  callers: COUNTER,
  params: OfPost,
  body: z.object({
    outcome: z.enum(['publish', 'reject']),
    /** Needed to reject; shown to the employer. */
    note: Text(500).nullish(),
    /** The version that was read. */
    version: z.int().positive(),
  }),
  reply: z.object({ state: PostState, findings: z.array(Finding) }),
  fails: ['post-not-submitted', 'post-changed-meanwhile', 'note-missing', 'validity-past', ...SUBMIT_FAILS],
})
/** A worker's second tap. Journalled, and at most 30 posts' numbers a day, so that nobody collects them. Before that, and without a session, there is the market's number on every post. */
export const callContact = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts/{postId}/contact',
  clear: true,
  summary: "The employer's phone of a published post, for a signed-in worker about to call",
  zh: '打电话给招工的人，会留记录',
  callers: ['worker', ...COUNTER],
  params: OfPost,
  query: z.object({ reason: Text(100).default('联系招工') }),
  reply: z.object({ contactName: z.string(), phone: z.string() }),
  fails: ['post-not-published', 'too-many-calls'],
})
