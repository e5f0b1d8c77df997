/**
 * Long work a person starts, may leave and finds again: imports, exports, print runs. A module declares its kinds in `tasks.ts`;
 * a handler starts one with `startTask`; `src/tasks` shows them and works on them.
 */
import type { Selectable } from 'kysely'
import type { KernelTask } from '#db/tables.ts'
import type { Ctx, World } from '../context.ts'
import { actorOf } from '../context.ts'
import { openField, sealField } from '../crypto/index.ts'
import type { Tx } from '../database.ts'

export interface TaskKind<Input extends object = any> {
  /** module.verb-noun */
  name: string
  /** Begins anew when its process died in the middle: what it writes must bear being written again. Throws `Failure` for a refusal. */
  run(input: Input, task: RunningTask): Promise<void>
}

export interface RunningTask {
  world: World
  /** One transaction with the rights its owner has at this moment; throws `TaskStopped` when those are gone. */
  within<T>(mode: 'read only' | 'read write', act: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Says how far it is. Throws `TaskStopped` when its owner asked it to stop: to be called often. */
  progress(done: number, total?: number): Promise<void>
  /** Path of a new file that becomes the result when `run` ends well. */
  resultFile(name: string): Promise<string>
}

/** The owner asked for it, or may no longer do what it does. */
export class TaskStopped extends Error {
  override name = 'TaskStopped'
  readonly why: 'asked' | 'no-right'
  constructor(why: 'asked' | 'no-right') {
    super(why)
    this.why = why
  }
}

export type TaskKey = { personId: string; taskId: string }

export const RUN_TASK = 'tasks.run'
const INPUT = 'kernel.task.input'

/** Puts a task into the queue in the caller's transaction. `title` is shown: what it is, no names of persons. Answers its id. */
export async function startTask<Input extends object>(
  ctx: Ctx,
  { kind, title, input }: { kind: TaskKind<Input>; title: string; input: Input },
): Promise<string> {
  const { personId, sessionId } = actorOf(ctx)
  const taskId = ctx.newId()
  await ctx.db
    .insertInto('kernel.task')
    .values({
      personId,
      taskId,
      kind: kind.name,
      title,
      sessionId,
      inputSealed: sealField(ctx.keyring, INPUT, JSON.stringify(input), taskId),
      madeAt: ctx.now,
    })
    .execute()
  await ctx.work(RUN_TASK, { personId, taskId })
  return taskId
}

/** What was asked for. */
export async function inputOf(tx: Tx, keyring: Ctx['keyring'], { personId, taskId }: TaskKey): Promise<object> {
  const { inputSealed } = await tx
    .selectFrom('kernel.task')
    .select('inputSealed')
    .where('personId', '=', personId)
    .where('taskId', '=', taskId)
    .executeTakeFirstOrThrow()
  return JSON.parse(openField(keyring, INPUT, inputSealed, taskId)) as object
}

/** One that waits ends here; one that runs hears of it at its next step. Nothing when it is over, or not there. */
export async function stopTask(ctx: Ctx, { personId, taskId }: TaskKey): Promise<Selectable<KernelTask> | undefined> {
  return ctx.db
    .updateTable('kernel.task')
    .set((eb) => ({
      stopAskedAt: eb.fn.coalesce('stopAskedAt', eb.val(ctx.now)),
      state: eb
        .case()
        .when('state', '=', 'waiting')
        .then('stopped' as const)
        .else(eb.ref('state'))
        .end(),
      endedAt: eb.case().when('state', '=', 'waiting').then(ctx.now).else(eb.ref('endedAt')).end(),
    }))
    .where('personId', '=', personId)
    .where('taskId', '=', taskId)
    .where('endedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
