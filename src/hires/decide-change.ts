import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { canonicalJson, sha256 } from '#kernel/crypto/index.ts'
import { violates } from '#kernel/database.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { lockWorker, type WorkerForHire } from '#workers/index.ts'
import { whyNotCancel } from './hire.rules.ts'
import { cardOffered, findHire, type HireRow, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import type { JobCard } from './job-card.rules.ts'
import { lockHire } from './lock-hire.ts'
import { tell } from './tell.ts'
import { heldAgainstLaw, mustBeOfAge } from './whether-lawful.ts'

/** Promise 5: the worker's answer is a row of its own; refused terms leave the old ones in force, and leaving is then free. */
export const decideChange: Handler<typeof api.decideChange> = async ({ params, body }, ctx) => {
  const { marketId, hireId } = params
  const { personId } = actorOf(ctx)
  const seen = await findHire(ctx.db, marketId, hireId)
  // The time may move: the worker row comes first, as in every acceptance.
  const worker = seen && (await lockWorker(ctx, seen.workerId))
  const row = await lockHire(ctx, params)
  refuseIf(whyNotCancel(row.state))
  const offered = cardOffered(row)
  if (!offered) throw new Failure('no-change')
  if (offered.postVersion !== body.postVersion) throw new Failure('post-changed')
  if (body.outcome === 'accepted' && worker) await mustBeLawful(ctx, worker, row, offered)
  const card = canonicalJson(offered)
  await ctx.db
    .insertInto('hires.cardChange')
    .values({
      marketId,
      changeId: ctx.newId(),
      hireId,
      postVersion: offered.postVersion,
      outcome: body.outcome,
      card,
      cardHash: sha256(card),
      at: ctx.now,
      byPersonId: personId,
    })
    .execute()
  if (body.outcome === 'accepted') {
    try {
      await sql`update hires.busy b set during = tstzrange(
          ${offered.startsAt}::timestamptz - (select make_interval(mins => m.travel_margin_minutes) from markets.market m where m.market_id = ${marketId}),
          ${offered.endsAt}::timestamptz, '[)')
        where b.worker_id = ${row.workerId} and b.hire_id = ${hireId}`.execute(ctx.db)
    } catch (error) {
      if (violates(error, 'busy_no_overlap')) throw new Failure('overlaps', { facts: { when: '改后的时间' } })
      throw error
    }
  }
  await ctx.journal({
    kind: body.outcome === 'accepted' ? 'hire.change-accepted' : 'hire.change-refused',
    marketId,
    subjectId: hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    data: { postVersion: offered.postVersion, cardHash: sha256(card) },
  })
  await tell(ctx, 'change-decided', row)
  return lineOf(
    body.outcome === 'accepted' ? { ...row, changedCard: offered } : { ...row, refusedVersion: offered.postVersion },
    ctx.now,
  )
}

/** Changed terms may be other work: who may not be introduced to it may not agree to it either (promise 6). */
async function mustBeLawful(ctx: Ctx, worker: WorkerForHire, row: HireRow, offered: JobCard): Promise<void> {
  const asked = await ctx.db
    .selectFrom('jobs.post as p')
    .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .select([
      'p.minAge',
      sql<string | null>`o.row->>'minors'`.as('minors'),
      sql<string | null>`o.row->>'minorsItem'`.as('minorsItem'),
    ])
    .where('p.marketId', '=', row.marketId)
    .where('p.postId', '=', row.postId)
    .executeTakeFirstOrThrow()
  const work = {
    ...asked,
    marketName: offered.market.name,
    occupation: offered.occupation.code,
    startsAt: new Date(offered.startsAt),
    endsAt: new Date(offered.endsAt),
  }
  mustBeOfAge(worker, work)
  await heldAgainstLaw(ctx, worker, work)
}
