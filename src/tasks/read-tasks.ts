import type { Selectable } from 'kysely'
import type { KernelTask } from '#db/tables.ts'
import type { Ctx } from '#kernel/context.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { openResult } from '#kernel/tasks/result-files.ts'
import type * as api from './tasks.api.ts'

type Row = Selectable<KernelTask>

/** The caller's own: another's task is not there for them, whatever their role. */
const mine = (ctx: Ctx) => ctx.db.selectFrom('kernel.task').selectAll().where('personId', '=', actorOf(ctx).personId)

export async function getOwnTask(ctx: Ctx, taskId: string): Promise<Row> {
  return orMissing(await mine(ctx).where('taskId', '=', taskId).executeTakeFirst(), 'not-found')
}

export const listTasks: Handler<typeof api.listTasks> = async ({ query: { after, limit } }, ctx) => {
  const rows = await mine(ctx)
    .$if(after !== undefined, (q) => q.where('taskId', '<', after!))
    .orderBy('taskId', 'desc')
    .limit(limit + 1)
    .execute()
  return { items: rows.slice(0, limit).map(taskOf), next: rows.length > limit ? rows[limit - 1]!.taskId : null }
}

export const getTask: Handler<typeof api.getTask> = async ({ params: { taskId } }, ctx) =>
  taskOf(await getOwnTask(ctx, taskId))

export const readTaskResult: Handler<typeof api.readTaskResult> = async ({ params: { taskId } }, ctx) => {
  const row = await getOwnTask(ctx, taskId)
  const bytes = row.state === 'done' && row.resultName ? await openResult(ctx.settings.home, taskId) : null
  if (!bytes) throw new Failure('no-task-result', { status: 404 })
  return {
    bytes,
    type: TYPES[row.resultName!.split('.').at(-1)!] ?? 'application/octet-stream',
    fileName: row.resultName!,
  }
}
const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

export function taskOf(row: Row): api.Task {
  return {
    taskId: row.taskId,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: row.done,
    total: row.total,
    stopping: row.stopAskedAt !== null && row.endedAt === null,
    failure: row.failure,
    resultName: row.resultName,
    madeAt: row.madeAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
