import { hasConsent } from '#accounts/index.ts'
import { addDays, dayOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { forWhom } from './save-worker.ts'
import type { PRIORITY_GROUNDS } from './worker.rules.ts'
import { profileOf } from './worker.sql.ts'
import type * as api from './workers.api.ts'

type Ground = (typeof PRIORITY_GROUNDS)[number]

export const listPriorities: Handler<typeof api.listPriorities> = async ({ params: { workerId } }, ctx) => {
  await profileOf(ctx, workerId)
  const rows = await ctx.db
    .selectFrom('workers.priority')
    .selectAll()
    .where('workerId', '=', workerId)
    .orderBy('fromOn')
    .orderBy('priorityId')
    .execute()
  return { items: rows.map(priorityOf) }
}

export const addPriority: Handler<typeof api.addPriority> = async ({ params: { workerId }, body }, ctx) => {
  await profileOf(ctx, workerId)
  return writePriority(ctx, workerId, body)
}

/** What is stated counts only after a check; the note says what the proof was or why it did not do. */
export const checkPriority: Handler<typeof api.checkPriority> = async (
  { params: { workerId, priorityId }, body },
  ctx,
) => {
  await profileOf(ctx, workerId)
  const today = dayOf(ctx.now)
  const { personId } = actorOf(ctx)
  const row = orMissing(
    await ctx.db
      .selectFrom('workers.priority')
      .selectAll()
      .where('workerId', '=', workerId)
      .where('priorityId', '=', priorityId)
      .forUpdate()
      .executeTakeFirst(),
    'no-priority',
  )
  const changes = body.accepted
    ? {
        checkedBy: personId,
        checkedAt: ctx.now,
        note: body.note ?? row.note,
        ...(body.untilOn !== undefined && { untilOn: body.untilOn }),
      }
    : { checkedBy: null, checkedAt: null, note: body.note ?? row.note, untilOn: addDays(today, -1) }
  await ctx.db
    .updateTable('workers.priority')
    .set(changes)
    .where('workerId', '=', workerId)
    .where('priorityId', '=', priorityId)
    .execute()
  await ctx.journal({
    kind: body.accepted ? 'priority.accepted' : 'priority.refused',
    subjectId: workerId,
    forPersonId: workerId,
    data: { priorityId },
  })
  return priorityOf({ ...row, ...changes })
}

/** Needs the separate consent to sensitive data (个保法 29). One ground stands once at a time. */
export async function writePriority(
  ctx: Ctx,
  workerId: string,
  {
    ground,
    note,
    fromOn,
    untilOn = null,
  }: { ground: Ground; note: string | null; fromOn?: string | undefined; untilOn?: string | null },
) {
  const today = dayOf(ctx.now)
  if (!(await hasConsent(ctx, workerId, 'priority-group'))) throw new Failure('sensitive-consent-needed')
  if (untilOn !== null && untilOn < today) throw new Failure('priority-over', { status: 422 })
  const same = await ctx.db
    .selectFrom('workers.priority')
    .select('priorityId')
    .where('workerId', '=', workerId)
    .where('ground', '=', ground)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
    .executeTakeFirst()
  if (same) throw new Failure('priority-stated')
  const row = { priorityId: ctx.newId(), ground, note, fromOn: fromOn ?? today, untilOn, checkedAt: null }
  await ctx.db
    .insertInto('workers.priority')
    .values({ workerId, ...row })
    .execute()
  await ctx.journal({
    kind: 'priority.stated',
    subjectId: workerId,
    forPersonId: forWhom(ctx, workerId),
    data: { priorityId: row.priorityId },
  })
  return priorityOf(row)
}

function priorityOf(row: {
  priorityId: string
  ground: string
  note: string | null
  fromOn: string
  untilOn: string | null
  checkedAt: Date | null
}) {
  const { priorityId, ground, note, fromOn, untilOn, checkedAt } = row
  return { priorityId, ground: ground as Ground, note, fromOn, untilOn, checkedAt: checkedAt?.toISOString() ?? null }
}
