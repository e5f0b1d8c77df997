import { actorOf } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { stopTask } from '#kernel/tasks/index.ts'
import { getOwnTask, taskOf } from './read-tasks.ts'
import type * as api from './tasks.api.ts'

export const putTaskStop: Handler<typeof api.putTaskStop> = async ({ params: { taskId } }, ctx) => {
  const stopped = await stopTask(ctx, { personId: actorOf(ctx).personId, taskId })
  if (stopped) return taskOf(stopped)
  await getOwnTask(ctx, taskId)
  throw new Failure('task-over')
}
