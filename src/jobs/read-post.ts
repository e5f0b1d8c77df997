import { levelNow } from '#employers/employer.rules.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type { Finding } from '#law/finding.rules.ts'
import { workerNotesOf } from '#law/worker-notes.rules.ts'
import { divisionNames } from '#markets/index.ts'
import { asChecked } from './check-post.ts'
import type * as api from './jobs.api.ts'
import { isPublic } from './post.rules.ts'
import { liveShifts, mustBeTheirs, publicShift } from './post.sql.ts'
import { readContact } from './shift-for-hire.ts'

interface OfPost {
  marketId: string
  postId: string
}

export const getPost: Handler<typeof api.getPost> = async ({ params }, ctx) =>
  publicPostOf(ctx, await rowOf(ctx, params, { open: true }))

export const getShift: Handler<typeof api.getShift> = async ({ params: { marketId, shiftId } }, ctx) => {
  const { postId } = orMissing(
    await ctx.db
      .selectFrom('jobs.shift')
      .select('postId')
      .where('marketId', '=', marketId)
      .where('shiftId', '=', shiftId)
      .executeTakeFirst(),
    'not-found',
  )
  const post = await publicPostOf(ctx, await rowOf(ctx, { marketId, postId }, { open: true }))
  return {
    post,
    shift: orMissing(
      post.shifts.find((s) => s.shiftId === shiftId),
      'not-found',
    ),
  }
}

export const getPostRecord: Handler<typeof api.getPostRecord> = async ({ params }, ctx) => {
  const row = await rowOf(ctx, params, { open: false })
  mustBeTheirs(ctx, row.employerId)
  const reviews = await ctx.db
    .selectFrom('jobs.review')
    .select(['outcome', 'findings', 'rowsOn', 'note', 'at'])
    .where('marketId', '=', params.marketId)
    .where('postId', '=', params.postId)
    .orderBy('at', 'desc')
    .orderBy('reviewId', 'desc')
    .execute()
  return {
    ...(await publicPostOf(ctx, row)),
    contactName: row.contactName,
    contactPhoneMasked: row.contactPhoneMasked,
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    endReason: row.endReason,
    reviews: reviews.map(({ outcome, findings, at, ...r }) => ({
      ...r,
      outcome: outcome as 'checked' | 'published' | 'rejected',
      findings: findings as unknown as Finding[],
      at: at.toISOString(),
    })),
  }
}

const MOST_CALLS = 30
export const callContact: Handler<typeof api.callContact> = async (
  { params: { marketId, postId }, query: { reason } },
  ctx,
) => {
  const actor = actorOf(ctx)
  const post = orMissing(
    await ctx.db
      .selectFrom('jobs.post')
      .select(['state', 'validUntil'])
      .where('marketId', '=', marketId)
      .where('postId', '=', postId)
      .executeTakeFirst(),
    'not-found',
  )
  const isOpen = post.state === 'published' && post.validUntil > ctx.now
  if (actor.as === 'worker') {
    if (!isOpen) throw new Failure('post-not-published')
    const { called } = await ctx.db
      .selectFrom('kernel.journal')
      .select((eb) => eb.fn.count<number>('subjectId').distinct().as('called'))
      .where('kind', '=', 'post.called')
      .where('actorId', '=', actor.personId)
      .where('at', '>', new Date(ctx.now.getTime() - 86_400_000))
      .where('subjectId', '!=', postId)
      .executeTakeFirstOrThrow()
    if (called >= MOST_CALLS) throw new Failure('too-many-calls', { status: 429, facts: { most: MOST_CALLS } })
  }
  const contact = await readContact(ctx, { marketId, postId, reason })
  await ctx.journal({ kind: 'post.called', marketId, subjectId: postId })
  return contact
}

async function rowOf(ctx: Ctx, { marketId, postId }: OfPost, { open }: { open: boolean }) {
  const row = orMissing(
    await ctx.db
      .selectFrom('jobs.post as p')
      .innerJoin('employers.employer as e', 'e.employerId', 'p.employerId')
      .innerJoin('markets.market as m', 'm.marketId', 'p.marketId')
      .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
      .selectAll('p')
      .select([
        'e.name as employerName',
        'e.kind as employerKind',
        'e.level as employerLevel',
        'e.levelUntil',
        'm.name as marketName',
        'm.phone as marketPhone',
      ])
      .select(['m.cancelFreeMinutes', 'm.checkinRadiusM', 'o.name as occupationName'])
      .where('p.marketId', '=', marketId)
      .where('p.postId', '=', postId)
      .executeTakeFirst(),
    'not-found',
  )
  // Staff and the employer see drafts by their scope; the open page shows everybody the same.
  if (open && !isPublic(row.state)) throw new Failure('not-found', { status: 404 })
  return row
}

async function publicPostOf(ctx: Ctx, row: Awaited<ReturnType<typeof rowOf>>) {
  const places = await divisionNames(ctx.db, [row.divisionCode])
  const {
    marketId,
    postId,
    state,
    title,
    description,
    kind,
    payFen,
    payUnit,
    pieceName,
    piecesPerHour,
    settlement,
    divisionCode,
    place,
    meetingPoint,
    level,
  } = row
  const { certificate, principal, minAge, maxAge, urgent, source, sourceName, version } = row
  return {
    marketId,
    postId,
    state,
    title,
    description,
    occupation: { code: row.occupation, name: row.occupationName },
    kind,
    payFen,
    payUnit,
    pieceName,
    piecesPerHour,
    settlement,
    divisionCode,
    divisionName: places.get(divisionCode) ?? divisionCode,
    place,
    point: { lat: row.lat, lng: row.lng },
    meetingPoint,
    conditions: asChecked(row).conditions,
    level,
    certificate,
    principal,
    minAge,
    maxAge,
    validUntil: row.validUntil.toISOString(),
    urgent,
    source,
    sourceName,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version,
    employer: {
      employerId: row.employerId,
      name: row.employerName,
      kind: row.employerKind,
      level: levelNow(row.employerLevel, row.levelUntil, ctx.now),
    },
    market: {
      marketId,
      name: row.marketName,
      publicPhone: row.marketPhone,
      cancelFreeMinutes: row.cancelFreeMinutes,
      checkinRadiusM: row.checkinRadiusM,
    },
    shifts: (await liveShifts(ctx.db, { marketId, postId })).map(publicShift),
    notes: workerNotesOf(row.warnings as unknown as { code: string; source: string }[]),
  }
}
