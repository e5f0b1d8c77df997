import { sql } from 'kysely'
import { settleShift } from '#jobs/index.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Work } from '#kernel/work.ts'
import { endHire } from './end-hire.ts'
import { OUT_FORGOTTEN_MINUTES } from './hire.rules.ts'
import { INVITE, inviteOne } from './invite-workers.ts'
import { lockHire } from './lock-hire.ts'
import { TELL, tell } from './tell.ts'
import { tellChanges } from './tell-changes.ts'
import { tellOne } from './tell-one.ts'

export const work: Work[] = [
  { name: TELL, run: tellOne },
  { name: INVITE, run: inviteOne },
  { name: 'hires.follow-up', cron: '*/10 * * * *', run: (_data, ctx) => followUp(ctx) },
]

const BATCH = 500

/**
 * Every ten minutes: changed terms are said to whom they concern, people of a shift that somebody else closed are let go, check-outs nobody made are pointed out, wages past
 * their day are journalled and said to the employer, shifts whose every wage is confirmed are settled.
 */
async function followUp(ctx: Ctx): Promise<void> {
  await tellChanges(ctx)
  const left = await ctx.db
    .selectFrom('hires.hire as h')
    .innerJoin('jobs.shift as s', (on) =>
      on.onRef('s.marketId', '=', 'h.marketId').onRef('s.shiftId', '=', 'h.shiftId'),
    )
    .select(['h.marketId', 'h.hireId', 's.cancelReason', 's.cancelledBy'])
    .where('h.live', '=', true)
    .where('h.state', '=', 'accepted')
    .where('s.state', '=', 'cancelled')
    .orderBy('h.hireId')
    .limit(BATCH)
    .execute()
  for (const { cancelReason, cancelledBy, ...key } of left) {
    const row = await lockHire(ctx, key)
    if (row.state === 'accepted')
      await endHire(ctx, row, {
        state: 'cancelled-by-employer',
        reason: cancelReason ?? '班次取消',
        byPersonId: cancelledBy,
      })
  }

  const forgotten = await ctx.db
    .selectFrom('hires.hire as h')
    .innerJoin('jobs.shift as s', (on) =>
      on.onRef('s.marketId', '=', 'h.marketId').onRef('s.shiftId', '=', 'h.shiftId'),
    )
    .select(['h.marketId', 'h.hireId', 'h.workerId', 'h.employerId', 'h.shiftId'])
    .where('h.live', '=', true)
    .where('h.state', '=', 'checked-in')
    .where('s.endsAt', '<', new Date(ctx.now.getTime() - OUT_FORGOTTEN_MINUTES * 60_000))
    .where(
      sql<boolean>`not exists (select from kernel.journal j where j.subject_id = h.hire_id and j.kind = 'hire.out-forgotten')`,
    )
    .orderBy('h.hireId')
    .limit(BATCH)
    .execute()
  for (const { marketId, hireId, ...data } of forgotten)
    await ctx.journal({ kind: 'hire.out-forgotten', marketId, subjectId: hireId, data })

  const overdue = await ctx.db
    .selectFrom('hires.wageDue')
    .select(['marketId', 'hireId', 'workerId', 'employerId', 'amountFen', 'paidFen', 'dueAt'])
    .where('overdueAt', 'is', null)
    .where('confirmedAt', 'is', null)
    .where('dueAt', '<=', ctx.now)
    .whereRef('paidFen', '<', 'amountFen')
    .orderBy('dueAt')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { marketId, hireId, workerId, employerId, amountFen, paidFen, dueAt } of overdue) {
    await ctx.db
      .updateTable('hires.wageDue')
      .set({ overdueAt: ctx.now })
      .where('marketId', '=', marketId)
      .where('hireId', '=', hireId)
      .execute()
    await ctx.journal({
      kind: 'wage.overdue',
      marketId,
      subjectId: hireId,
      data: { workerId, employerId, openFen: amountFen - paidFen, dueAt: dueAt.toISOString() },
    })
    await tell(ctx, 'overdue', { marketId, hireId })
  }

  const done = await ctx.db
    .selectFrom('jobs.shift as s')
    .select(['s.marketId', 's.shiftId'])
    .where('s.state', 'in', ['open', 'filled', 'under-way', 'ended'])
    .where('s.endsAt', '<=', ctx.now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('hires.hire as h')
          .select('h.hireId')
          .whereRef('h.marketId', '=', 's.marketId')
          .whereRef('h.shiftId', '=', 's.shiftId')
          .where('h.live', '=', true),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('hires.hire as h')
            .select('h.hireId')
            .whereRef('h.marketId', '=', 's.marketId')
            .whereRef('h.shiftId', '=', 's.shiftId')
            .where('h.live', '=', true)
            .where('h.state', '!=', 'confirmed'),
        ),
      ),
    )
    .orderBy('s.endsAt')
    .limit(BATCH)
    .execute()
  for (const shift of done) await settleShift(ctx, shift)
}
