import { type RawBuilder, sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { openField } from '#kernel/crypto/index.ts'
import type { Tx } from '#kernel/database.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { levelNow } from './employer.rules.ts'

export const PHONE = 'employers.employer.phone'

/** Name, kind and level are public, so the rows do not guard the rest: whoever wants more passes here. 404 for others. */
export async function mustSee(ctx: Ctx, employerId: string): Promise<void> {
  const { rows } = await sql<{ seen: boolean }>`select kernel.sees_employer(${employerId}) as seen`.execute(ctx.db)
  if (!rows[0]?.seen) throw new Failure('not-found', { status: 404 })
}

/** The employer's row, locked: decisions and limits on one employer queue here. 404 when there is none. */
export async function lockEmployer(ctx: Ctx, employerId: string) {
  const row = orMissing(
    await ctx.db
      .selectFrom('employers.employer')
      .selectAll()
      .where('employerId', '=', employerId)
      .forUpdate()
      .executeTakeFirst(),
    'not-found',
  )
  return { ...row, level: levelNow(row.level, row.levelUntil, ctx.now) }
}
export type LockedEmployer = Awaited<ReturnType<typeof lockEmployer>>

export async function isTied(db: Tx, employerId: string, marketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('employers.tie')
    .select('since')
    .where('employerId', '=', employerId)
    .where('marketId', '=', marketId)
    .executeTakeFirst()
  return row !== undefined
}
/** Lets a market's staff see and serve the employer. */
export async function tie(ctx: Ctx, employerId: string, marketId: string): Promise<void> {
  await ctx.db
    .insertInto('employers.tie')
    .values({ employerId, marketId, since: ctx.now })
    .onConflict((c) => c.columns(['employerId', 'marketId']).doNothing())
    .execute()
}

/** For sending and for sealing again under a post: never into a reply. */
export function phoneOf(
  { keyring }: Pick<Ctx, 'keyring'>,
  { employerId, phoneSealed }: { employerId: string; phoneSealed: string },
): string {
  return openField(keyring, PHONE, phoneSealed, employerId)
}

/** People asked for by this employer in shifts that are not over: what a provisional approval limits. Posts under review count once published. */
export function openHeadcount(employerId: string, now: Date): RawBuilder<number> {
  return sql<number>`(select coalesce(sum(s.headcount), 0)::int from jobs.shift s
    join jobs.post p on p.market_id = s.market_id and p.post_id = s.post_id
    where p.employer_id = ${employerId}::uuid and p.state in ('published', 'paused') and s.state in ('open', 'filled', 'under-way') and s.ends_at > ${now})`
}

/** Whether the caller is the employer itself, for whom the desk may act. */
export function actsForItself(ctx: Ctx): boolean {
  return actorOf(ctx).as === 'employer'
}
