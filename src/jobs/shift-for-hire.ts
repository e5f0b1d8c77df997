import type { z } from 'zod'
import { levelNow } from '#employers/employer.rules.ts'
import { noteClearReading } from '#kernel/clear-reading.ts'
import type { Ctx } from '#kernel/context.ts'
import { openField } from '#kernel/crypto/index.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Conditions } from './job-schemas.api.ts'

/** Everything a hire has to know of what it is for; moments as `Date`. The check-in secret is not in it: `checkinSecretOf`. */
export async function shiftForHire(ctx: Ctx, marketId: string, shiftId: string) {
  const row = await ctx.db
    .selectFrom('jobs.shift as s')
    .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 's.marketId').onRef('p.postId', '=', 's.postId'))
    .innerJoin('employers.employer as e', 'e.employerId', 's.employerId')
    .innerJoin('markets.market as m', 'm.marketId', 's.marketId')
    .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .select([
      's.marketId',
      's.shiftId',
      's.postId',
      's.employerId',
      's.state',
      's.listed',
      's.startsAt',
      's.endsAt',
      's.breakMinutes',
      's.headcount',
      's.taken',
      's.shiftPayFen',
      'p.version as postVersion',
      'p.state as postState',
      'p.validUntil',
      'p.kind',
      'p.title',
      'p.description',
      'p.payFen',
      'p.payUnit',
      'p.pieceName',
      'p.piecesPerHour',
      'p.settlement',
      'p.divisionCode',
      'p.place',
      'p.lat',
      'p.lng',
      'p.meetingPoint',
      'p.conditions',
      'p.level',
      'p.certificate',
      'p.minAge',
      'p.maxAge',
      'p.contactName',
      'p.contactPhoneMasked',
      'e.name as employerName',
      'e.kind as employerKind',
      'e.level as employerLevel',
      'e.levelUntil',
      'm.name as marketName',
      'm.phone as marketPhone',
      'm.cancelFreeMinutes',
      'm.travelMarginMinutes',
      'm.checkinRadiusM',
      'o.code as occupationCode',
      'o.name as occupationName',
    ])
    .where('s.marketId', '=', marketId)
    .where('s.shiftId', '=', shiftId)
    .executeTakeFirst()
  if (!row) return null
  return {
    marketId,
    shiftId,
    postId: row.postId,
    employerId: row.employerId,
    postVersion: row.postVersion,
    postState: row.postState,
    validUntil: row.validUntil,
    state: row.state,
    listed: row.listed,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    breakMinutes: row.breakMinutes,
    headcount: row.headcount,
    taken: row.taken,
    placesLeft: row.headcount - row.taken,
    occupation: { code: row.occupationCode, name: row.occupationName },
    kind: row.kind,
    title: row.title,
    description: row.description,
    payFen: row.payFen,
    payUnit: row.payUnit,
    pieceName: row.pieceName,
    piecesPerHour: row.piecesPerHour,
    shiftPayFen: row.shiftPayFen,
    settlement: row.settlement,
    divisionCode: row.divisionCode,
    place: row.place,
    point: { lat: row.lat, lng: row.lng },
    meetingPoint: row.meetingPoint,
    conditions: row.conditions as z.infer<typeof Conditions>,
    level: row.level,
    certificate: row.certificate,
    minAge: row.minAge,
    maxAge: row.maxAge,
    contact: { name: row.contactName, phoneMasked: row.contactPhoneMasked },
    employer: {
      employerId: row.employerId,
      name: row.employerName,
      kind: row.employerKind,
      level: levelNow(row.employerLevel, row.levelUntil, ctx.now),
    },
    market: {
      marketId,
      name: row.marketName,
      phone: row.marketPhone,
      cancelFreeMinutes: row.cancelFreeMinutes,
      travelMarginMinutes: row.travelMarginMinutes,
      checkinRadiusM: row.checkinRadiusM,
    },
  }
}
export type ShiftForHire = NonNullable<Awaited<ReturnType<typeof shiftForHire>>>

/** The secret of the rotating check-in code. Never part of a reply. */
export async function checkinSecretOf(ctx: Ctx, marketId: string, shiftId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('jobs.shift')
    .select('checkinSecret')
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .executeTakeFirst()
  return row?.checkinSecret ?? null
}

export const CONTACT_PHONE = 'jobs.post.contact_phone'

/** The contact's phone of a post in clear, for somebody who may have it; journalled and in the contact's access log. */
export async function readContact(
  ctx: Ctx,
  { marketId, postId, reason }: { marketId: string; postId: string; reason: string },
): Promise<{ contactName: string; phone: string }> {
  const post = orMissing(
    await ctx.db
      .selectFrom('jobs.post as p')
      .innerJoin('employers.employer as e', 'e.employerId', 'p.employerId')
      .select(['p.contactName', 'p.contactPhoneSealed', 'e.contactPersonId'])
      .where('p.marketId', '=', marketId)
      .where('p.postId', '=', postId)
      .executeTakeFirst(),
    'not-found',
  )
  await noteClearReading(ctx, { personId: post.contactPersonId, what: 'contact-phone', reason, marketId })
  return {
    contactName: post.contactName,
    phone: openField(ctx.keyring, CONTACT_PHONE, post.contactPhoneSealed, postId),
  }
}
