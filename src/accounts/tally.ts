import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { SYSTEM_SCOPE, setScope } from '#kernel/database.ts'
import { Failure } from '#kernel/failure.ts'

/** At most so many within a span of time. `sliding`: the span begins anew with each try. */
export interface Limit {
  what: string
  most: number
  spanMs: number
  sliding?: boolean
}

/**
 * Takes one of the allowed tries, exactly, also when many ask at once: the guarded row is locked until the transaction
 * ends. Answers null, or in how many seconds there is room again. What a refused request took comes back by its rollback.
 */
export async function takeTry(
  ctx: Ctx,
  whoHash: string,
  { what, most, spanMs, sliding = false }: Limit,
): Promise<number | null> {
  const begins = new Date(ctx.now.getTime() - spanMs)
  const { rows } = await sql`
    insert into accounts.tally as t (who_hash, what, began_at, count) values (${whoHash}, ${what}, ${ctx.now}, 1)
    on conflict (who_hash, what) do update set
      began_at = case when t.began_at <= ${begins} or ${sliding} then excluded.began_at else t.began_at end,
      count = case when t.began_at <= ${begins} then 1 else t.count + 1 end
    where t.began_at <= ${begins} or t.count < ${most}
    returning 1`.execute(ctx.db)
  if (rows.length > 0) return null
  const { beganAt } = await ctx.db
    .selectFrom('accounts.tally')
    .select('beganAt')
    .where('whoHash', '=', whoHash)
    .where('what', '=', what)
    .executeTakeFirstOrThrow()
  return Math.max(1, Math.ceil((beganAt.getTime() + spanMs - ctx.now.getTime()) / 1000))
}

/** Takes one try of each limit or refuses with the time to wait. */
export async function takeTries(ctx: Ctx, whoHash: string, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    const seconds = await takeTry(ctx, whoHash, limit)
    if (seconds !== null) throw new Failure('too-many', { status: 429, facts: { seconds } })
  }
}

/** Forgets the tries: the right answer was given. */
export async function forgetTries(ctx: Ctx, whoHash: string, what: string): Promise<void> {
  await ctx.db.deleteFrom('accounts.tally').where('whoHash', '=', whoHash).where('what', '=', what).execute()
}

/**
 * Refuses and still keeps a trace of the try: a thrown refusal alone would roll the count back, and six digits are guessed
 * in no time. A caller with a session has an idempotency row in this transaction, which must not stay behind a refusal:
 * there everything but the trace is undone first.
 */
export async function refuseKeeping(ctx: Ctx, refusal: Failure, trace: () => Promise<unknown>): Promise<never> {
  if (ctx.actor) await sql`rollback and chain`.execute(ctx.db)
  await setScope(ctx.db, SYSTEM_SCOPE)
  await trace()
  await sql`commit and chain`.execute(ctx.db)
  throw refusal
}
