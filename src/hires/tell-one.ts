import { sql } from 'kysely'
import { textPerson } from '#accounts/index.ts'
import type { Ctx } from '#kernel/context.ts'
import { yuan } from '#kernel/money.ts'
import type { About } from '#notices/index.ts'
import type { Params, TemplateId } from '#notices/templates.rules.ts'
import { OBJECTION_OUTCOME_NAMES } from './hire.rules.ts'
import { cardInForce, findHire } from './hire.sql.ts'
import type { ToTell } from './tell.ts'
import { momentText } from './times.ts'

/** Who hears what: money, marks and changes go to those they concern, never to the one who did it. The employer's list is on its page. */
export async function tellOne(
  { what, marketId, hireId, byEmployer, fen = 0, note, outcome }: ToTell,
  ctx: Ctx,
): Promise<void> {
  const row = await findHire(ctx.db, marketId, hireId)
  if (!row) return
  const card = cardInForce(row)
  const job = card.title
  const when = momentText(new Date(card.startsAt))
  const openFen = (row.amountFen ?? 0) - (row.paidFen ?? 0)
  const { contactPersonId } = await ctx.db
    .selectFrom('employers.employer')
    .select('contactPersonId')
    .where('employerId', '=', row.employerId)
    .executeTakeFirstOrThrow()
  const about = { kind: 'hire', id: hireId } as const
  const toWorker = { personId: row.workerId, marketId, about }
  const toEmployer = { personId: contactPersonId, marketId, about }
  const toBoth = byEmployer ? [toWorker] : [toWorker, toEmployer]
  switch (what) {
    case 'accepted': {
      const pay = `${yuan(card.pay.fen)}元/${card.pay.unit === 'piece' ? card.pay.pieceName : UNITS[card.pay.unit]}`
      return text(ctx, [toWorker], 'hire-accepted', {
        job,
        when,
        place: card.place.meetingPoint ?? card.place.text,
        pay,
      })
    }
    case 'cancelled-by-employer':
      return text(ctx, [toWorker], 'hire-cancelled', { job, when, why: row.endReason ?? '用工方取消' })
    case 'cancelled-by-worker': {
      const { free } = await ctx.db
        .selectFrom('jobs.shift')
        .select(sql<number>`headcount - taken`.as('free'))
        .where('marketId', '=', marketId)
        .where('shiftId', '=', row.shiftId)
        .executeTakeFirstOrThrow()
      return text(ctx, [toEmployer], 'worker-cancelled', { job, when, count: free })
    }
    case 'no-show':
      return text(ctx, [toWorker], 'hire-absent', { job, when })
    case 'objected':
      return text(ctx, [toEmployer], 'hire-objected', { job, when })
    case 'absence-decided':
      return text(ctx, toBoth, 'hire-objection-decided', {
        job,
        when,
        outcome: OBJECTION_OUTCOME_NAMES[outcome ?? 'stands'],
      })
    case 'change-offered':
      return text(ctx, [toWorker], 'hire-changed', { job, when })
    case 'change-fallen':
      return text(ctx, [toWorker, toEmployer], 'hire-unchanged', { job, when })
    case 'hours-corrected':
      return text(ctx, toBoth, 'wage-corrected', { job, when, pay: yuan(row.amountFen ?? 0) })
    case 'paid':
      return text(ctx, [toWorker], 'wage-paid', { job, pay: yuan(row.paidFen ?? 0) })
    case 'payment-reversed':
      return text(ctx, toBoth, 'wage-reversed', { job, pay: yuan(fen), open: yuan(openFen) })
    case 'dispute-settled':
      return text(ctx, [toWorker], 'wage-dispute-settled', { job, note: note ?? '' })
    case 'overdue':
      return text(ctx, [toEmployer], 'wage-overdue', { job, pay: yuan(openFen) })
    case 'change-decided':
    case 'disputed':
      return
  }
}
const UNITS = { hour: '小时', day: '天', job: '整活' }

/** Holds the parameters to their template. */
async function text<T extends TemplateId>(
  ctx: Ctx,
  to: readonly { personId: string; marketId: string; about: About }[],
  template: T,
  params: Params<T>,
): Promise<void> {
  for (const who of to) await textPerson(ctx, { ...who, template, params } as Parameters<typeof textPerson>[1])
}
