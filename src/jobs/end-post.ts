import { lockEmployer, tellEmployer } from '#employers/index.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type { Finding } from '#law/finding.rules.ts'
import type * as api from './jobs.api.ts'
import { isOver, type PostState } from './post.rules.ts'
import { addReview, type LockedPost, liveShifts, lockPost } from './post.sql.ts'
import { refreshShifts } from './shift.sql.ts'
import { announce, mustBePublishable, warningsOf } from './submit-post.ts'
import { closeShift } from './take-place.ts'

export const pausePost: Handler<typeof api.pausePost> = async ({ params }, ctx) => {
  const post = await lockPost(ctx, params)
  refuseIf(post.state === 'published' ? null : 'post-not-published')
  await setState(ctx, post, 'paused')
  await ctx.journal({ kind: 'post.paused', marketId: post.marketId, subjectId: post.postId })
  return {}
}

export const resumePost: Handler<typeof api.resumePost> = async ({ params }, ctx) => {
  const post = await lockPost(ctx, params)
  refuseIf(post.state === 'paused' ? null : 'post-not-paused')
  const { findings } = await mustBePublishable(ctx, post)
  await setState(ctx, post, 'published', findings)
  await ctx.journal({ kind: 'post.resumed', marketId: post.marketId, subjectId: post.postId })
  return {}
}

/** Shifts nobody has taken go with the post; those with people are worked to their end, or cancelled through their hires. */
export const closePost: Handler<typeof api.closePost> = async ({ params, body }, ctx) => {
  const post = await lockPost(ctx, params)
  refuseIf(isOver(post.state) ? 'post-over' : null)
  await endPost(ctx, post, 'closed', body.reason ?? null)
  for (const shift of await liveShifts(ctx.db, params)) {
    if (shift.taken === 0 && shift.startsAt > ctx.now)
      await closeShift(ctx, { ...params, shiftId: shift.shiftId, reason: body.reason ?? null })
  }
  return {}
}

/** Ends a post with its time and reason; nothing of it can be taken any more. */
export async function endPost(
  ctx: Ctx,
  post: Pick<LockedPost, 'marketId' | 'postId'>,
  state: 'closed' | 'expired',
  reason: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('jobs.post')
    .set((eb) => ({
      state,
      endedAt: ctx.now,
      endReason: reason,
      ...(state === 'closed' && { closedFrom: eb.ref('state') }),
    }))
    .where('marketId', '=', post.marketId)
    .where('postId', '=', post.postId)
    .execute()
  await refreshShifts(ctx.db, ctx.now, post)
  await ctx.journal({
    kind: state === 'closed' ? 'post.closed' : 'post.expired',
    marketId: post.marketId,
    subjectId: post.postId,
  })
}

export const decidePost: Handler<typeof api.decidePost> = async (
  { params, body: { outcome, version, ...body } },
  ctx,
) => {
  const post = await lockPost(ctx, params)
  const note = body.note ?? null
  refuseIf(post.state === 'submitted' ? null : 'post-not-submitted')
  refuseIf(post.version !== version ? 'post-changed-meanwhile' : null)
  if (outcome === 'reject') {
    refuseIf(note ? null : 'note-missing', { status: 422 })
    await setState(ctx, post, 'rejected')
    await addReview(ctx, post, { outcome: 'rejected', findings: [], rowsOn: dayOf(ctx.now), note })
    await ctx.journal({ kind: 'post.rejected', marketId: post.marketId, subjectId: post.postId, data: { version } })
    await tellEmployer(ctx, await lockEmployer(ctx, post.employerId), post.marketId, 'post-rejected', {
      job: post.title,
    })
    return { state: 'rejected', findings: [] }
  }
  // Rules, the employer's level and its limit may have changed since it was handed in.
  const { employer, findings } = await mustBePublishable(ctx, post)
  await setState(ctx, post, 'published', findings)
  await addReview(ctx, post, { outcome: 'published', findings, rowsOn: dayOf(ctx.now), note })
  await announce(ctx, post, employer)
  return { state: 'published', findings }
}

async function setState(ctx: Ctx, post: LockedPost, state: PostState, findings?: readonly Finding[]): Promise<void> {
  await ctx.db
    .updateTable('jobs.post')
    .set({
      state,
      ...(findings && { warnings: warningsOf(findings) }),
      ...(state === 'published' && { publishedAt: post.publishedAt ?? ctx.now }),
    })
    .where('marketId', '=', post.marketId)
    .where('postId', '=', post.postId)
    .execute()
  await refreshShifts(ctx.db, ctx.now, post)
}
