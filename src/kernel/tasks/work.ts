import type { Ctx } from '../context.ts'
import type { AnyWork } from '../work.ts'
import { RUN_TASK, type TaskKey } from './index.ts'
import { dropResult, resultIds } from './result-files.ts'
import { LOST_MS, MOST_TRIES, runTask, type TaskParts } from './run-task.ts'

/** A result is fetched the same day or made anew; the row stays to be seen for a month. */
const RESULT_MS = 86_400_000
const ROW_MS = 30 * 86_400_000

/** The kinds come from every module: put together in `modules.ts`. */
export function taskWorks(parts: TaskParts): AnyWork[] {
  return [
    {
      name: RUN_TASK,
      // Its own row says whether it is to be tried again.
      retries: 0,
      lanes: 2,
      runLong: (key: TaskKey, world, enqueue) => runTask(key, world, enqueue, parts),
    },
    { name: 'tasks.take-over', cron: '* * * * *', run: (_data, ctx) => takeOver(ctx) },
    { name: 'tasks.clear-out', cron: '20 * * * *', run: (_data, ctx) => clearOut(ctx) },
  ]
}

/** Tasks whose process died: once more from the start, or said to have failed. */
async function takeOver(ctx: Ctx): Promise<void> {
  const lost = await ctx.db
    .selectFrom('kernel.task')
    .select(['personId', 'taskId', 'tries'])
    .where('state', '=', 'running')
    .where('beatAt', '<', new Date(ctx.now.getTime() - LOST_MS))
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { tries, ...key } of lost) {
    const again = tries < MOST_TRIES
    await ctx.db
      .updateTable('kernel.task')
      .set(
        again
          ? { state: 'waiting' }
          : { state: 'failed', endedAt: ctx.now, failure: '做这项任务时系统两次中断，没有做完。请缩小范围再试' },
      )
      .where('personId', '=', key.personId)
      .where('taskId', '=', key.taskId)
      .execute()
    if (again) await ctx.work(RUN_TASK, key)
  }
}

async function clearOut(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - RESULT_MS)
  const gone = await ctx.db
    .updateTable('kernel.task')
    .set({ resultName: null })
    .where('endedAt', '<', before)
    .where('resultName', 'is not', null)
    .returning('taskId')
    .execute()
  for (const { taskId } of gone) await dropResult(ctx.settings.home, taskId)
  await ctx.db
    .deleteFrom('kernel.task')
    .where('madeAt', '<', new Date(ctx.now.getTime() - ROW_MS))
    .where('endedAt', 'is not', null)
    .execute()
  // Files whose row went with its person, or was never told its end.
  const ids = await resultIds(ctx.settings.home)
  if (ids.length === 0) return
  const known = new Set(
    (
      await ctx.db
        .selectFrom('kernel.task')
        .select('taskId')
        .where('taskId', 'in', ids)
        .where((eb) => eb.or([eb('endedAt', 'is', null), eb('resultName', 'is not', null)]))
        .execute()
    ).map((row) => row.taskId),
  )
  for (const id of ids) if (!known.has(id)) await dropResult(ctx.settings.home, id)
}
