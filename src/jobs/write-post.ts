import { employerPhoneOf, isTied, type LockedEmployer, lockEmployer } from '#employers/index.ts'
import { newId } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { newTotpSecret, sealField } from '#kernel/crypto/index.ts'
import type { Received } from '#kernel/endpoint.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import { cellOf } from '#kernel/geo.ts'
import { maskPhone } from '#kernel/mask.ts'
import type { Handler } from '#kernel/mount.ts'
import { normalizePhone, whyNotMobile } from '#kernel/phone.ts'
import { areaOf } from '#markets/index.ts'
import { getOccupation, occupationBookOf } from '#occupations/index.ts'
import type * as api from './jobs.api.ts'
import { MOST_VALID_DAYS, whyNotPost } from './post.rules.ts'
import { lockPost } from './post.sql.ts'
import { type ShiftPlan, shiftPayFen, whyNotShift, whyNotShifts } from './shift.rules.ts'
import { CONTACT_PHONE } from './shift-for-hire.ts'
import { submit } from './submit-post.ts'

type Written = Received<typeof api.writePost>['body']
export type PostText = Omit<Written, 'employerId' | 'shifts' | 'submit'>

export const writePost: Handler<typeof api.writePost> = async ({ params: { marketId }, body }, ctx) => {
  const { shifts, submit: submits, employerId, ...text } = body
  const employer = await employerFor(ctx, marketId, employerId)
  const postId = await insertPost(ctx, { marketId, employer, text, plans: plansOf(shifts) })
  return finish(ctx, { marketId, postId }, submits)
}

/** The employer who writes, or for whom the desk does. */
export async function employerFor(ctx: Ctx, marketId: string, asked: string | undefined): Promise<LockedEmployer> {
  const actor = actorOf(ctx)
  const employerId = actor.as === 'employer' ? actor.employerId : asked
  if (!employerId || !(await isTied(ctx.db, employerId, marketId)))
    throw new Failure('employer-not-of-market', { status: 422 })
  return lockEmployer(ctx, employerId)
}

export function plansOf(
  shifts: readonly { startsAt: string; endsAt: string; headcount: number; breakMinutes: number }[],
): ShiftPlan[] {
  return shifts.map((s) => ({ ...s, startsAt: new Date(s.startsAt), endsAt: new Date(s.endsAt) }))
}

export async function insertPost(
  ctx: Ctx,
  {
    marketId,
    employer,
    text,
    plans,
  }: { marketId: string; employer: LockedEmployer; text: PostText; plans: readonly ShiftPlan[] },
): Promise<string> {
  const postId = ctx.newId()
  const columns = await columnsOf(ctx, text)
  const phone = text.contactPhone ? readPhone(text.contactPhone) : employerPhoneOf(ctx, employer)
  const isDesk = actorOf(ctx).as !== 'employer'
  await ctx.db
    .insertInto('jobs.post')
    .values({
      ...columns,
      ...phoneColumns(ctx, postId, phone),
      contactName: text.contactName ?? employer.contactName,
      marketId,
      postId,
      employerId: employer.employerId,
      state: 'draft',
      source: isDesk ? 'desk' : 'own',
      createdAt: ctx.now,
      createdBy: actorOf(ctx).personId,
    })
    .execute()
  await insertShifts(ctx, { marketId, postId, employerId: employer.employerId, ...columns }, plans)
  await ctx.journal({
    kind: 'post.written',
    marketId,
    subjectId: postId,
    forPersonId: isDesk ? employer.contactPersonId : null,
    data: { employerId: employer.employerId, shifts: plans.length },
  })
  return postId
}

export async function finish(ctx: Ctx, which: { marketId: string; postId: string }, submits: boolean) {
  if (!submits) return { postId: which.postId, state: 'draft' as const, findings: [] }
  return { postId: which.postId, ...(await submit(ctx, await lockPost(ctx, which))) }
}

/** The checked columns of what was written; throws what is wrong with it. */
export async function columnsOf(ctx: Ctx, text: PostText) {
  const validUntil = new Date(text.validUntil)
  refuseIf(whyNotPost({ ...text, validUntil }, ctx.now), { status: 422, facts: { days: MOST_VALID_DAYS } })
  getOccupation(await occupationBookOf(ctx.db), text.occupation)
  await areaOf(ctx.db, text.divisionCode)
  const { occupation, kind, title, description, payFen, payUnit, settlement, divisionCode, place, point, urgent } = text
  return {
    occupation,
    kind,
    title,
    description,
    payFen,
    payUnit,
    pieceName: text.pieceName ?? null,
    piecesPerHour: text.piecesPerHour ?? null,
    settlement,
    divisionCode,
    place,
    lat: point.lat,
    lng: point.lng,
    meetingPoint: text.meetingPoint ?? null,
    conditions: JSON.stringify(text.conditions),
    level: text.level ?? null,
    certificate: text.certificate ?? null,
    principal: text.principal ?? null,
    minAge: text.minAge ?? null,
    maxAge: text.maxAge ?? null,
    validUntil,
    urgent,
  }
}

interface OfPost {
  marketId: string
  postId: string
  employerId: string
  occupation: string
  lat: number
  lng: number
  payFen: number
  payUnit: ShiftPay
  settlement: Written['settlement']
  validUntil: Date
}
type ShiftPay = Written['payUnit']

/** Unlisted until the post is published. Throws what is wrong with a shift; `beside` are those the post has already. */
export async function insertShifts(
  ctx: Ctx,
  post: OfPost,
  plans: readonly ShiftPlan[],
  beside: readonly Pick<ShiftPlan, 'startsAt' | 'endsAt'>[] = [],
): Promise<string[]> {
  for (const plan of plans) refuseIf(whyNotShift(plan, { now: ctx.now, validUntil: post.validUntil }), { status: 422 })
  refuseIf(whyNotShifts([...beside, ...plans]), { status: 422 })
  if (plans.length === 0) return []
  const { marketId, postId, employerId, occupation, lat, lng, payFen, payUnit, settlement } = post
  const rows = plans.map((plan) => ({
    marketId,
    shiftId: newId(ctx.now),
    postId,
    employerId,
    ...plan,
    occupation,
    cell: cellOf({ lat, lng }),
    lat,
    lng,
    payFen,
    payUnit,
    shiftPayFen: shiftPayFen(payFen, payUnit, plan),
    settlement,
    checkinSecret: newTotpSecret(),
  }))
  await ctx.db.insertInto('jobs.shift').values(rows).execute()
  return rows.map((row) => row.shiftId)
}

export function readPhone(text: string): string {
  refuseIf(whyNotMobile(text), { status: 422 })
  return normalizePhone(text)
}
export function phoneColumns(ctx: Ctx, postId: string, phone: string) {
  return {
    contactPhoneSealed: sealField(ctx.keyring, CONTACT_PHONE, phone, postId),
    contactPhoneMasked: maskPhone(phone),
  }
}
