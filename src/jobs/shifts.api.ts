import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Day, DivisionCode, Id, Moment, NoContent, Paging, Point, paged, Text } from '#kernel/schemas.ts'
import {
  JobKind,
  PayUnit,
  PostEmployer,
  PostMarket,
  PostState,
  PublicShift,
  Settlement,
  ShiftBody,
} from './job-schemas.api.ts'
import { PublicPost } from './post-schemas.api.ts'

const OfPost = z.object({ marketId: Id, postId: Id })
const OfShift = z.object({ marketId: Id, shiftId: Id })
const WRITERS = ['employer', ...COUNTER] as const
const SHIFT_FAILS = [
  'shift-past',
  'shift-too-long',
  'shift-ends-before-start',
  'shift-break-too-long',
  'shift-after-validity',
  'shifts-overlap',
] as const

export const addShifts = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/posts/{postId}/shifts',
  summary: 'Add shifts to a post',
  zh: '加班次',
  callers: WRITERS,
  params: OfPost,
  body: z.object({ shifts: z.array(ShiftBody).min(1).max(60) }),
  reply: z.object({ shifts: z.array(PublicShift) }),
  fails: [...SHIFT_FAILS, 'post-over', 'provisional-limit', 'too-many-shifts', 'law-refused'],
})
export const setHeadcount = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/shifts/{shiftId}/headcount',
  summary: 'Ask for more or fewer people, never fewer than are taken',
  zh: '增减招工人数',
  callers: WRITERS,
  params: OfShift,
  body: z.object({ headcount: z.int().min(1).max(2000) }),
  reply: PublicShift,
  fails: ['headcount-below-taken', 'shift-over', 'provisional-limit'],
})
export const withdrawShift = endpoint({
  method: 'DELETE',
  path: '/markets/{marketId}/shifts/{shiftId}',
  summary: 'Withdraw a shift nobody has taken; one with people is cancelled through its hires',
  zh: '撤下没有人报名的班次',
  callers: WRITERS,
  params: OfShift,
  body: z.object({ reason: Text(200).nullish() }),
  reply: NoContent,
  fails: ['shift-has-hires', 'shift-over'],
})

/** A shift with its whole post, as a worker reads it before taking it. */
export const ShiftPage = z.object({ shift: PublicShift, post: PublicPost }).meta({ id: 'ShiftPage' })
export const getShift = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/shifts/{shiftId}',
  summary: 'A shift and its post',
  zh: '一个班次和它的招聘信息',
  callers: ['anyone'],
  params: OfShift,
  reply: ShiftPage,
})

/** A shift in a list of its employer or of a market's day, whatever its state. */
export const ShiftItem = PublicShift.extend({
  marketId: Id,
  postId: Id,
  title: z.string(),
  postState: PostState,
  occupation: z.object({ code: z.string(), name: z.string() }),
  kind: JobKind,
  payFen: z.int(),
  payUnit: PayUnit,
  pieceName: z.string().nullable(),
  settlement: Settlement,
  place: z.string(),
  urgent: z.boolean(),
  taken: z.int(),
  employer: PostEmployer,
}).meta({ id: 'ShiftItem' })
export const listEmployerShifts = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/shifts',
  summary: "An employer's shifts by time, in every state",
  zh: '用工主体的班次，按时间',
  callers: ['employer'],
  params: z.object({ employerId: Id }),
  /** Those that end after `from`; default: now. */
  query: Paging.extend({ from: Moment.optional() }),
  reply: paged(ShiftItem),
})
export const listMarketShifts = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/shifts',
  summary: "A market's shifts of a day, in every state",
  zh: '本市场某天的全部班次',
  callers: [...COUNTER, 'mediator'],
  params: z.object({ marketId: Id }),
  /** Default: today. */
  query: Paging.extend({ day: Day.optional() }),
  reply: paged(ShiftItem),
})

export const BoardItem = z
  .object({
    marketId: Id,
    shiftId: Id,
    postId: Id,
    title: z.string(),
    occupation: z.object({ code: z.string(), name: z.string(), picture: z.string().nullable() }),
    kind: JobKind,
    payFen: z.int(),
    payUnit: PayUnit,
    pieceName: z.string().nullable(),
    settlement: Settlement,
    /** Expected pay of the whole shift; null for piece and job pay. */
    shiftPayFen: z.int().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    place: z.string(),
    point: Point,
    /** Whole great-circle metres from the asked point; null without one. */
    distanceM: z.int().nullable(),
    headcount: z.int(),
    placesLeft: z.int(),
    urgent: z.boolean(),
    employer: PostEmployer,
    market: PostMarket.pick({ marketId: true, name: true, publicPhone: true }),
  })
  .meta({ id: 'BoardItem' })

const list = z
  .string()
  .max(600)
  .transform((text) => text.split(',').filter(Boolean))
export const findShifts = endpoint({
  method: 'GET',
  path: '/board',
  summary: 'The board: open shifts, nearest first when a point is given',
  zh: '找活：还能报名的班次，近的在前',
  callers: ['anyone'],
  query: Paging.extend({
    /** Occupation codes by commas. */
    occupations: list.optional(),
    /** A word for a trade as people say it: 搬货, 苦力, banyun. Unknown words are refused with suggestions. */
    trade: z.string().trim().max(30).optional(),
    lat: z.coerce.number().min(18).max(27).optional(),
    lng: z.coerce.number().min(108).max(119).optional(),
    /** With a point; default 10 km. */
    radiusM: z.coerce.number().int().min(100).max(60_000).default(10_000),
    divisionCode: DivisionCode.optional(),
    marketId: Id.optional(),
    employerId: Id.optional(),
    /** Start: `today`, `tomorrow` or a day, Asia/Shanghai. */
    on: z.union([z.enum(['today', 'tomorrow']), z.iso.date()]).optional(),
    kinds: list.optional(),
    /** Expected pay of the whole shift at least; leaves out piece and job pay. */
    shiftPayFen: z.coerce.number().int().positive().optional(),
    /** Paid when the shift ends. */
    paidToday: z.stringbool().optional(),
    /** Default: distance with a point, time without. */
    order: z.enum(['distance', 'time', 'pay']).optional(),
  }),
  reply: paged(BoardItem),
  fails: ['unknown-occupation', 'unknown-division', 'point-missing'],
})
