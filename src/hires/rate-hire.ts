import { actorOf } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hires.api.ts'
import { lockHire } from './lock-hire.ts'

/** Each side once, and only about work that was done. */
export const rateHire: Handler<typeof api.rateHire> = async ({ params, body }, ctx) => {
  const { as, personId } = actorOf(ctx)
  const bySide = as === 'worker' ? 'worker' : 'employer'
  const row = await lockHire(ctx, params)
  if (row.amountFen === null) throw new Failure('not-worked')
  if (bySide === 'worker' ? row.ratedByWorker : row.ratedByEmployer) throw new Failure('already-rated')
  const { paidOnTime, ...both } = body.facts
  const facts: Record<string, boolean> =
    bySide === 'worker' && paidOnTime !== undefined ? { ...both, paidOnTime } : both
  await ctx.db
    .insertInto('hires.rating')
    .values({
      marketId: row.marketId,
      hireId: row.hireId,
      bySide,
      facts: JSON.stringify(facts),
      stars: body.stars,
      words: body.words,
      byPersonId: personId,
      at: ctx.now,
    })
    .execute()
  await ctx.journal({
    kind: 'hire.rated',
    marketId: row.marketId,
    subjectId: row.hireId,
    data: { bySide, stars: body.stars, facts },
  })
  return { bySide, facts, stars: body.stars, words: body.words, at: ctx.now.toISOString() } as const
}
