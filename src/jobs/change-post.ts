import { addDays, dayOf } from '#kernel/clock.ts'
import { openField } from '#kernel/crypto/index.ts'
import { refuseIf } from '#kernel/failure.ts'
import { cellOf } from '#kernel/geo.ts'
import type { Handler } from '#kernel/mount.ts'
import { asChecked } from './check-post.ts'
import type * as api from './jobs.api.ts'
import { isOver, MOST_VALID_DAYS } from './post.rules.ts'
import { liveShifts, lockPost } from './post.sql.ts'
import { movedTo, shiftPayFen } from './shift.rules.ts'
import { CONTACT_PHONE } from './shift-for-hire.ts'
import { submit } from './submit-post.ts'
import { columnsOf, employerFor, finish, insertPost, phoneColumns, plansOf, readPhone } from './write-post.ts'

/**
 * A post changed on the board is held against the rules again: back on it at once, or off it and waiting for review. Hires
 * keep the card they were made with (promise 5); the version tells which text a card froze.
 */
export const changePost: Handler<typeof api.changePost> = async ({ params, body }, ctx) => {
  const { version, submit: submits, ...text } = body
  const post = await lockPost(ctx, params)
  refuseIf(isOver(post.state) ? 'post-over' : null)
  refuseIf(post.version !== version ? 'post-changed-meanwhile' : null)
  const columns = await columnsOf(ctx, text)
  const shifts = await liveShifts(ctx.db, params)
  refuseIf(
    shifts.some((s) => s.startsAt > ctx.now && s.startsAt > columns.validUntil) ? 'shift-after-validity' : null,
    { status: 422 },
  )
  await ctx.db
    .updateTable('jobs.post')
    .set({
      ...columns,
      version: version + 1,
      ...(post.state === 'rejected' && { state: 'draft' }),
      ...(text.contactName && { contactName: text.contactName }),
      ...(text.contactPhone && phoneColumns(ctx, post.postId, readPhone(text.contactPhone))),
    })
    .where('marketId', '=', post.marketId)
    .where('postId', '=', post.postId)
    .execute()
  const { occupation, lat, lng, payFen, payUnit, settlement } = columns
  for (const shift of shifts.filter((s) => s.startsAt > ctx.now)) {
    await ctx.db
      .updateTable('jobs.shift')
      .set({
        occupation,
        lat,
        lng,
        cell: cellOf({ lat, lng }),
        payFen,
        payUnit,
        settlement,
        shiftPayFen: shiftPayFen(payFen, payUnit, shift),
      })
      .where('marketId', '=', post.marketId)
      .where('shiftId', '=', shift.shiftId)
      .execute()
  }
  await ctx.journal({
    kind: 'post.changed',
    marketId: post.marketId,
    subjectId: post.postId,
    data: { version: version + 1, from: post.state },
  })
  const onItsWay = post.state === 'submitted' || post.state === 'published' || post.state === 'paused'
  if (!submits && !onItsWay) return { state: 'draft', version: version + 1, findings: [] }
  return { version: version + 1, ...(await submit(ctx, await lockPost(ctx, params))) }
}

/** 再发一次: a new draft of an old post, by default with the shifts of its last day moved to tomorrow. */
export const copyPost: Handler<typeof api.copyPost> = async ({ params, body }, ctx) => {
  const { marketId } = params
  const old = await lockPost(ctx, params)
  const employer = await employerFor(ctx, marketId, old.employerId)
  const was = (await liveShifts(ctx.db, params)).map(({ startsAt, endsAt, headcount, breakMinutes }) => ({
    startsAt,
    endsAt,
    headcount,
    breakMinutes,
  }))
  const plans = body.shifts ? plansOf(body.shifts) : movedTo(was, body.startsOn ?? addDays(dayOf(ctx.now), 1))
  // In force until its last shift begins, as a post of one evening is; a longer validity is for the employer to write.
  const last =
    plans
      .map((p) => p.startsAt.getTime())
      .sort((a, b) => a - b)
      .at(-1) ?? ctx.now.getTime() + 7 * 86_400_000
  const validUntil = new Date(Math.min(last, ctx.now.getTime() + MOST_VALID_DAYS * 86_400_000)).toISOString()
  const {
    conditions,
    lat,
    lng,
    pieceName,
    piecesPerHour,
    meetingPoint,
    level,
    certificate,
    principal,
    minAge,
    maxAge,
    ...rest
  } = asChecked(old)
  const {
    occupation,
    kind,
    title,
    description,
    payFen,
    payUnit,
    settlement,
    divisionCode,
    place,
    urgent,
    contactName,
  } = rest
  const contactPhone = openField(ctx.keyring, CONTACT_PHONE, old.contactPhoneSealed, old.postId)
  const postId = await insertPost(ctx, {
    marketId,
    employer,
    plans,
    text: {
      occupation,
      kind,
      title,
      description,
      payFen,
      payUnit,
      settlement,
      divisionCode,
      place,
      urgent,
      contactName,
      contactPhone,
      conditions,
      point: { lat, lng },
      pieceName,
      piecesPerHour,
      meetingPoint,
      level,
      certificate,
      principal,
      minAge,
      maxAge,
      validUntil,
    },
  })
  return finish(ctx, { marketId, postId }, body.submit)
}
