import { sql } from 'kysely'
import { textPerson } from '#accounts/index.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from '#markets/index.ts'
import type * as api from './jobs.api.ts'
import { isPublic } from './post.rules.ts'
import { MOST_REPORTS_A_DAY, type ReportOutcome, type ReportReason } from './report.rules.ts'

export const reportPost: Handler<typeof api.reportPost> = async ({ params: { marketId, postId }, body }, ctx) => {
  const { personId } = actorOf(ctx)
  const post = orMissing(
    await ctx.db
      .selectFrom('jobs.post')
      .select(['state', 'employerId'])
      .where('marketId', '=', marketId)
      .where('postId', '=', postId)
      .executeTakeFirst(),
    'not-found',
  )
  if (!isPublic(post.state)) throw new Failure('not-found', { status: 404 })
  const { made } = await ctx.db
    .selectFrom('jobs.report')
    .select((eb) => eb.fn.countAll<number>().as('made'))
    .where('byPersonId', '=', personId)
    .where('at', '>', new Date(ctx.now.getTime() - 86_400_000))
    .where('postId', '!=', postId)
    .executeTakeFirstOrThrow()
  if (made >= MOST_REPORTS_A_DAY)
    throw new Failure('too-many-reports', { status: 429, facts: { most: MOST_REPORTS_A_DAY } })
  const { reportId } = await ctx.db
    .insertInto('jobs.report')
    .values({ marketId, reportId: ctx.newId(), postId, byPersonId: personId, ...body, at: ctx.now })
    .onConflict((c) =>
      c
        .columns(['marketId', 'postId', 'byPersonId'])
        .where('decidedAt', 'is', null)
        .doUpdateSet({ ...body, at: ctx.now }),
    )
    .returning('reportId')
    .executeTakeFirstOrThrow()
  await ctx.journal({
    kind: 'post.reported',
    marketId,
    subjectId: postId,
    data: { reportId, reason: body.reason, employerId: post.employerId },
  })
  return { reportId, at: ctx.now.toISOString() }
}

export const listPostReports: Handler<typeof api.listPostReports> = async (
  { params: { marketId }, query: { open, postId, after, limit } },
  ctx,
) => {
  const from = readCursor<[string]>(after, ['id'])
  const rows = await reports(ctx, marketId)
    .$if(open === true, (q) => q.where('r.decidedAt', 'is', null))
    .$if(open === false, (q) => q.where('r.decidedAt', 'is not', null))
    .$if(postId !== undefined, (q) => q.where('r.postId', '=', postId!))
    .$if(from !== null, (q) => q.where('r.reportId', '>', from![0]))
    .orderBy('r.reportId')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (r) => [r.reportId], reportOf)
}

export const decideReport: Handler<typeof api.decideReport> = async ({ params: { marketId, reportId }, body }, ctx) => {
  const { personId } = actorOf(ctx)
  const held = orMissing(
    await ctx.db
      .selectFrom('jobs.report')
      .select(['byPersonId', 'postId', 'decidedAt'])
      .where('marketId', '=', marketId)
      .where('reportId', '=', reportId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  if (held.decidedAt) throw new Failure('report-decided')
  await ctx.db
    .updateTable('jobs.report')
    .set({ ...body, decidedAt: ctx.now, decidedBy: personId })
    .where('marketId', '=', marketId)
    .where('reportId', '=', reportId)
    .execute()
  const row = await reports(ctx, marketId).where('r.reportId', '=', reportId).executeTakeFirstOrThrow()
  await ctx.journal({
    kind: 'post.report-decided',
    marketId,
    subjectId: held.postId,
    data: { reportId, outcome: body.outcome },
    reason: body.note,
  })
  await textPerson(ctx, {
    personId: held.byPersonId,
    marketId,
    template: 'report-decided',
    params: { job: row.title, note: body.note },
    about: { kind: 'post', id: held.postId },
  })
  return reportOf(row)
}

function reports(ctx: Ctx, marketId: string) {
  return ctx.db
    .selectFrom('jobs.report as r')
    .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 'r.marketId').onRef('p.postId', '=', 'r.postId'))
    .innerJoin('employers.employer as e', 'e.employerId', 'p.employerId')
    .select(['r.reportId', 'r.marketId', 'r.postId', 'r.said', 'r.at', 'r.note', 'r.decidedAt'])
    .select(['p.title', 'p.employerId', 'e.name as employerName'])
    .select([sql<ReportReason>`r.reason`.as('reason'), sql<ReportOutcome | null>`r.outcome`.as('outcome')])
    .where('r.marketId', '=', marketId)
}
type Row = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number]
function reportOf({ employerId, employerName, at, decidedAt, ...row }: Row) {
  return {
    ...row,
    employer: { employerId, name: employerName },
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
