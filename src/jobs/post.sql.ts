import { actorOf, type Ctx } from '#kernel/context.ts'
import type { Tx } from '#kernel/database.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Finding } from '#law/finding.rules.ts'

/** The post locked for a change by its employer or the market's staff; 404 for everybody else. */
export async function lockPost(ctx: Ctx, { marketId, postId }: { marketId: string; postId: string }) {
  const post = orMissing(
    await ctx.db
      .selectFrom('jobs.post')
      .selectAll()
      .where('marketId', '=', marketId)
      .where('postId', '=', postId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  mustBeTheirs(ctx, post.employerId)
  return post
}
export type LockedPost = Awaited<ReturnType<typeof lockPost>>

/** A published row is open to read, so the rows do not tell a foreign employer from the own one. */
export function mustBeTheirs(ctx: Ctx, employerId: string): void {
  const actor = actorOf(ctx)
  if (actor.as === 'employer' && actor.employerId !== employerId) throw new Failure('not-found', { status: 404 })
}

/** The shifts of a post that still count, earliest first. */
export function liveShifts(db: Tx, { marketId, postId }: { marketId: string; postId: string }) {
  return db
    .selectFrom('jobs.shift')
    .select(['shiftId', 'state', 'startsAt', 'endsAt', 'breakMinutes', 'headcount', 'taken', 'listed', 'shiftPayFen'])
    .where('marketId', '=', marketId)
    .where('postId', '=', postId)
    .where('state', '!=', 'cancelled')
    .orderBy('startsAt')
    .orderBy('shiftId')
    .execute()
}
export type LiveShift = Awaited<ReturnType<typeof liveShifts>>[number]

export function publicShift({
  shiftId,
  state,
  startsAt,
  endsAt,
  breakMinutes,
  headcount,
  taken,
  listed,
  shiftPayFen,
}: LiveShift) {
  return {
    shiftId,
    state,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    breakMinutes,
    headcount,
    placesLeft: headcount - taken,
    listed,
    shiftPayFen,
  }
}

/** Each check and each decision leaves its trace on the post. */
export async function addReview(
  ctx: Ctx,
  { marketId, postId }: { marketId: string; postId: string },
  {
    outcome,
    findings,
    rowsOn,
    note = null,
  }: {
    outcome: 'checked' | 'published' | 'rejected'
    findings: readonly Finding[]
    rowsOn: string
    note?: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('jobs.review')
    .values({
      marketId,
      reviewId: ctx.newId(),
      postId,
      outcome,
      findings: JSON.stringify(findings),
      rowsOn,
      note,
      byPersonId: ctx.actor?.personId ?? null,
      at: ctx.now,
    })
    .execute()
}
