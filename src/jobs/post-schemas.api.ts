/** A post as its different readers see it. */
import { z } from 'zod'
import { Day, Id, Moment, Point } from '#kernel/schemas.ts'
import {
  Conditions,
  Finding,
  JobKind,
  PayUnit,
  PostEmployer,
  PostMarket,
  PostState,
  PublicShift,
  Settlement,
} from './job-schemas.api.ts'

/** The post as anybody reads it. The contact's phone is not in it: the market's is (`market.publicPhone`). */
export const PublicPost = z
  .object({
    marketId: Id,
    postId: Id,
    state: PostState,
    title: z.string(),
    description: z.string(),
    occupation: z.object({ code: z.string(), name: z.string() }),
    kind: JobKind,
    payFen: z.int(),
    payUnit: PayUnit,
    pieceName: z.string().nullable(),
    piecesPerHour: z.int().nullable(),
    settlement: Settlement,
    divisionCode: z.string(),
    divisionName: z.string(),
    place: z.string(),
    point: Point,
    meetingPoint: z.string().nullable(),
    conditions: Conditions,
    level: z.enum(['helper', 'skilled', 'master']).nullable(),
    certificate: z.string().nullable(),
    principal: z.string().nullable(),
    minAge: z.int().nullable(),
    maxAge: z.int().nullable(),
    validUntil: Moment,
    urgent: z.boolean(),
    /** Where it comes from when not from the employer's own hand (五部门 2026: re-posts name the source). */
    source: z.string(),
    sourceName: z.string().nullable(),
    publishedAt: Moment.nullable(),
    version: z.int(),
    employer: PostEmployer,
    market: PostMarket,
    shifts: z.array(PublicShift),
    /** What a worker should know of rules the post was only warned of; `source` says 待核实 while nobody has confirmed the rule. */
    notes: z.array(z.object({ text: z.string(), source: z.string() })),
  })
  .meta({ id: 'PublicPost' })

export const Review = z
  .object({
    outcome: z.enum(['checked', 'published', 'rejected']),
    findings: z.array(Finding),
    /** The rules in force on this day were asked. */
    rowsOn: Day,
    note: z.string().nullable(),
    at: Moment,
  })
  .meta({ id: 'Review' })

/** The post as its employer and the market's staff see it. */
export const PostRecord = PublicPost.extend({
  contactName: z.string(),
  contactPhoneMasked: z.string(),
  createdAt: Moment,
  submittedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  endReason: z.string().nullable(),
  reviews: z.array(Review),
}).meta({ id: 'PostRecord' })

export const PostItem = z
  .object({
    marketId: Id,
    postId: Id,
    state: PostState,
    title: z.string(),
    occupation: z.object({ code: z.string(), name: z.string() }),
    kind: JobKind,
    payFen: z.int(),
    payUnit: PayUnit,
    pieceName: z.string().nullable(),
    settlement: Settlement,
    place: z.string(),
    validUntil: Moment,
    employer: PostEmployer,
    marketName: z.string(),
    submittedAt: Moment.nullable(),
    publishedAt: Moment.nullable(),
    version: z.int(),
    /** Shifts that are not over and not cancelled: how many, people asked, people taken, the next start. */
    shiftsAhead: z.int(),
    headcount: z.int(),
    taken: z.int(),
    nextStartsAt: Moment.nullable(),
    /** Of the last review. */
    findings: z.array(Finding),
    note: z.string().nullable(),
  })
  .meta({ id: 'PostItem' })
