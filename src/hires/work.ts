import { sql } from 'kysely'
import { textPerson } from '#accounts/index.ts'
import { settleShift } from '#jobs/index.ts'
import type { Ctx } from '#kernel/context.ts'
import { yuan } from '#kernel/money.ts'
import type { Work } from '#kernel/work.ts'
import type { Params, TemplateId } from '#notices/templates.rules.ts'
import { endHire } from './end-hire.ts'
import { OUT_FORGOTTEN_MINUTES } from './hire.rules.ts'
import { cardInForce, findHire } from './hire.sql.ts'
import { lockHire } from './lock-hire.ts'
import { TELL, type Told, tell } from './tell.ts'
import { momentText } from './times.ts'

export const work: Work[] = [
  { name: TELL, run: tellOne },
  { name: 'hires.follow-up', cron: '*/10 * * * *', run: (_data, ctx) => followUp(ctx) },
]

/** Who hears what. Money and cancellations go to those they concern; the employer's list is on the employer's page. */
async function tellOne(
  { what, marketId, hireId }: { what: Told; marketId: string; hireId: string },
  ctx: Ctx,
): Promise<void> {
  const row = await findHire(ctx.db, marketId, hireId)
  if (!row) return
  const card = cardInForce(row)
  const job = card.title
  const when = momentText(new Date(card.startsAt))
  const { contactPersonId } = await ctx.db
    .selectFrom('employers.employer')
    .select('contactPersonId')
    .where('employerId', '=', row.employerId)
    .executeTakeFirstOrThrow()
  const toWorker = { personId: row.workerId, marketId }
  const toEmployer = { personId: contactPersonId, marketId }
  if (what === 'accepted') {
    const pay = `${yuan(card.pay.fen)}元/${card.pay.unit === 'piece' ? card.pay.pieceName : UNITS[card.pay.unit]}`
    return text(ctx, toWorker, 'hire-accepted', { job, when, place: card.place.meetingPoint ?? card.place.text, pay })
  }
  if (what === 'cancelled-by-employer') {
    return text(ctx, toWorker, 'hire-cancelled', { job, when, why: row.endReason ?? '用工方取消' })
  }
  if (what === 'cancelled-by-worker') {
    const { free } = await ctx.db
      .selectFrom('jobs.shift')
      .select(sql<number>`headcount - taken`.as('free'))
      .where('marketId', '=', marketId)
      .where('shiftId', '=', row.shiftId)
      .executeTakeFirstOrThrow()
    return text(ctx, toEmployer, 'worker-cancelled', { job, when, count: free })
  }
  if (what === 'paid') return text(ctx, toWorker, 'wage-paid', { job, pay: yuan(row.paidFen ?? 0) })
  if (what === 'overdue')
    return text(ctx, toEmployer, 'wage-overdue', { job, pay: yuan((row.amountFen ?? 0) - (row.paidFen ?? 0)) })
}
/** Holds the parameters to their template. */
function text<T extends TemplateId>(
  ctx: Ctx,
  to: { personId: string; marketId: string },
  template: T,
  params: Params<T>,
): Promise<void> {
  return textPerson(ctx, { ...to, template, params } as Parameters<typeof textPerson>[1])
}
const UNITS = { hour: '小时', day: '天', job: '整活' }
const BATCH = 500

/**
 * Every ten minutes: people of a shift that somebody else closed are let go, check-outs nobody made are pointed out, wages past
 * their day are journalled and said to the employer, shifts whose every wage is confirmed are settled.
 */
async function followUp(ctx: Ctx): Promise<void> {
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
