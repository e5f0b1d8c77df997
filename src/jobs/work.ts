import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import type { Work } from '#kernel/work.ts'
import { endPost } from './end-post.ts'
import { isListed, refreshShifts, stateNow } from './shift.sql.ts'

/** Posts end with their validity, with their market, and leave the board with their employer's approval; shifts move with the clock. */
export const work: Work[] = [
  {
    name: 'jobs.keep-time',
    cron: '* * * * *',
    async run(_data, ctx) {
      await expirePosts(ctx)
      await closeWithMarket(ctx)
      await pauseUnapproved(ctx)
      await moveShifts(ctx)
    },
  },
]

const BATCH = 1000

async function expirePosts(ctx: Ctx): Promise<void> {
  const over = await ctx.db
    .selectFrom('jobs.post')
    .select(['marketId', 'postId'])
    .where('state', 'in', ['published', 'paused'])
    .where('validUntil', '<=', ctx.now)
    .orderBy('marketId')
    .orderBy('postId')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const post of over) await endPost(ctx, post, 'expired', null)
}

async function closeWithMarket(ctx: Ctx): Promise<void> {
  const left = await ctx.db
    .selectFrom('jobs.post as p')
    .innerJoin('markets.market as m', 'm.marketId', 'p.marketId')
    .select(['p.marketId', 'p.postId'])
    .where('p.state', 'in', ['published', 'paused', 'submitted'])
    .where('m.state', '=', 'closed')
    .orderBy('p.marketId')
    .orderBy('p.postId')
    .limit(BATCH)
    .forUpdate('p')
    .skipLocked()
    .execute()
  for (const post of left) await endPost(ctx, post, 'closed', '市场已关闭')
}

/** The board asks for the employer's level itself; this makes the state say the same, so that its employer sees why. */
async function pauseUnapproved(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ marketId: string; postId: string }>`
    update jobs.post p set state = 'paused' from employers.employer e
    where e.employer_id = p.employer_id and p.state = 'published'
      and not (e.level = 'verified' or (e.level = 'provisional' and e.level_until > ${ctx.now}))
    returning p.market_id, p.post_id`.execute(ctx.db)
  for (const { marketId, postId } of rows) {
    // Every shift, also the full ones: a place given back at this moment would list its shift again behind this.
    await refreshShifts(ctx.db, ctx.now, { marketId, postId })
    await ctx.journal({ kind: 'post.paused', marketId, subjectId: postId, data: { why: 'employer-not-approved' } })
  }
}

/** Only rows the clock has overtaken are written. No shift is longer than a day, so the index on its end finds those that have begun. */
async function moveShifts(ctx: Ctx): Promise<void> {
  const nextDay = new Date(ctx.now.getTime() + 86_400_000)
  await sql`update jobs.shift s set state = ${stateNow(ctx.now)}, listed = ${isListed(ctx.now)}
    where s.state in ('open', 'filled', 'under-way') and s.ends_at <= ${nextDay}
      and (s.ends_at <= ${ctx.now} or (s.state <> 'under-way' and s.starts_at <= ${ctx.now}))`.execute(ctx.db)
}
