import { isBarred, mayPublish } from '#employers/employer.rules.ts'
import { type LockedEmployer, lockEmployer, openHeadcount, tellEmployer } from '#employers/index.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type { Finding } from '#law/finding.rules.ts'
import { getServingMarket } from '#markets/index.ts'
import { asChecked, findingsOf } from './check-post.ts'
import type * as api from './jobs.api.ts'
import type { PostState } from './post.rules.ts'
import { addReview, type LiveShift, type LockedPost, liveShifts, lockPost } from './post.sql.ts'
import { refreshShifts } from './shift.sql.ts'

export const submitPost: Handler<typeof api.submitPost> = async ({ params }, ctx) => {
  const post = await lockPost(ctx, params)
  refuseIf(post.state === 'draft' || post.state === 'rejected' ? null : 'post-not-draft')
  return submit(ctx, post)
}

/**
 * Holds the post against everything it has to meet and hands it in: published at once for a verified employer without a
 * finding, otherwise waiting for review. A refusal is thrown, so that nothing of the request stays.
 */
export async function submit(ctx: Ctx, post: LockedPost): Promise<{ state: PostState; findings: Finding[] }> {
  const { employer, findings } = await mustBePublishable(ctx, post)
  const atOnce = employer.level === 'verified' && findings.length === 0
  const state = !atOnce ? 'submitted' : post.state === 'paused' ? 'paused' : 'published'
  await ctx.db
    .updateTable('jobs.post')
    .set({
      state,
      warnings: warningsOf(findings),
      submittedAt: ctx.now,
      ...(atOnce && { publishedAt: post.publishedAt ?? ctx.now }),
    })
    .where('marketId', '=', post.marketId)
    .where('postId', '=', post.postId)
    .execute()
  await addReview(ctx, post, { outcome: 'checked', findings, rowsOn: dayOf(ctx.now) })
  await refreshShifts(ctx.db, ctx.now, post)
  await ctx.journal({
    kind: 'post.submitted',
    marketId: post.marketId,
    subjectId: post.postId,
    data: { version: post.version, findings: findings.length },
  })
  if (atOnce && post.state !== 'published' && post.state !== 'paused') await announce(ctx, post, employer)
  return { state, findings }
}

/** What is kept on the post for its readers: which rules it was only warned of. */
export function warningsOf(findings: readonly Finding[]): string {
  return JSON.stringify(findings.filter((f) => f.effect === 'warn').map(({ code, source }) => ({ code, source })))
}

/** What may go on the board now: employer, market, validity, shifts, the provisional limit, the law. Answers the warnings that remain. */
export async function mustBePublishable(
  ctx: Ctx,
  post: LockedPost,
): Promise<{ employer: LockedEmployer; findings: Finding[]; shifts: LiveShift[] }> {
  const employer = await lockEmployer(ctx, post.employerId)
  mustBeApproved(employer)
  await getServingMarket(ctx, post.marketId)
  refuseIf(post.validUntil <= ctx.now ? 'validity-past' : null, { status: 422 })
  const shifts = (await liveShifts(ctx.db, post)).filter((s) => s.startsAt > ctx.now)
  refuseIf(shifts.length === 0 ? 'no-shift-ahead' : null, { status: 422 })
  await mustFitLimit(ctx, employer, post, 0)
  const findings = await findingsOf(ctx, asChecked(post), shifts, employer)
  refuseByLaw(findings)
  return { employer, findings, shifts }
}

export function mustBeApproved({ level }: LockedEmployer): void {
  if (isBarred(level)) throw new Failure('employer-suspended')
  if (!mayPublish(level)) throw new Failure('employer-not-verified')
}

/** Under provisional approval: people asked for at a time over all posts, this one with `more` included. The employer's row is locked. */
export async function mustFitLimit(ctx: Ctx, employer: LockedEmployer, post: LockedPost, more: number): Promise<void> {
  if (employer.level !== 'provisional' || employer.openHeadcountLimit === null) return
  const { elsewhere } = await ctx.db
    .selectNoFrom(openHeadcount(employer.employerId, ctx.now).as('elsewhere'))
    .executeTakeFirstOrThrow()
  const own = (await liveShifts(ctx.db, post))
    .filter((s) => s.endsAt > ctx.now)
    .reduce((sum, s) => sum + s.headcount, 0)
  const counted = post.state === 'published' || post.state === 'paused' ? 0 : own
  const asked = elsewhere + counted + more
  if (asked > employer.openHeadcountLimit)
    throw new Failure('provisional-limit', { facts: { limit: employer.openHeadcountLimit, asked } })
}

/** Promise 7: the answer names the rule, its source and the words at fault. */
export function refuseByLaw(findings: readonly Finding[]): void {
  const refusals = findings.filter((f) => f.effect === 'refuse')
  if (refusals.length === 0) return
  throw new Failure('law-refused', {
    status: 422,
    facts: { count: refusals.length, first: refusals[0]!.message },
    more: { findings },
  })
}

export async function announce(ctx: Ctx, post: LockedPost, employer: LockedEmployer): Promise<void> {
  await ctx.journal({
    kind: 'post.published',
    marketId: post.marketId,
    subjectId: post.postId,
    data: { version: post.version },
  })
  await tellEmployer(ctx, employer, post.marketId, 'post-published', { job: post.title })
}
