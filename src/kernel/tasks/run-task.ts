import type { Enqueue } from '../context.ts'
import { type Actor, makeCtx, scopeOf, type World } from '../context.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '../database.ts'
import { Failure, say } from '../failure.ts'
import { writeJournal } from '../journal.ts'
import { inputOf, type RunningTask, type TaskKey, type TaskKind, TaskStopped } from './index.ts'
import { dropResult, keepResult, newResult } from './result-files.ts'

/** A process that works on a task says so at least this often; without a sign for `LOST_MS` another takes over. */
const BEAT_MS = 20_000
export const LOST_MS = 120_000
/** A task that took its process down twice would take down the third. */
export const MOST_TRIES = 2

export interface TaskParts {
  kinds: readonly TaskKind[]
  /** Sentences of the refusals a kind may throw. */
  sentences: Record<string, string>
  /** Who a session speaks for now; null when it is over or its rights are. */
  actorOfSession(world: World, session: { personId: string; sessionId: string }): Promise<Actor | null>
}

/** Works on one task to its end, whatever that is. */
export async function runTask(
  key: TaskKey,
  world: World,
  enqueue: Enqueue,
  { kinds, sentences, actorOfSession }: TaskParts,
): Promise<void> {
  const asSystem = <T>(act: (tx: Tx) => Promise<T>) => inTransaction(world.db, SYSTEM_SCOPE, 'read write', act)
  const row = await asSystem((tx) => claim(tx, key, world.clock()))
  if (!row) return
  const change = (values: Ending | { done: number; total: number | null; beatAt: Date }) =>
    asSystem((tx) =>
      tx
        .updateTable('kernel.task')
        .set(values)
        .where('personId', '=', key.personId)
        .where('taskId', '=', key.taskId)
        .where('endedAt', 'is', null)
        .returning('stopAskedAt')
        .executeTakeFirst(),
    )
  let resultName: string | null = null
  let told = 0
  let [done, total] = [0, null as number | null]
  const tell = async () => {
    told = performance.now()
    const now = await change({ done, total, beatAt: world.clock() })
    if (!now || now.stopAskedAt) throw new TaskStopped('asked')
  }
  const task: RunningTask = {
    world,
    within: async (mode, act) => {
      const actor = await actorOfSession(world, { personId: key.personId, sessionId: row.sessionId })
      if (!actor) throw new TaskStopped('no-right')
      return inTransaction(world.db, scopeOf(actor), mode, (tx) =>
        act(makeCtx(world, tx, actor, writeJournal, enqueue)),
      )
    },
    progress: async (steps, all) => {
      done = steps
      total = all ?? total
      if (performance.now() - told > TELL_EVERY_MS) await tell()
    },
    resultFile: (name) => {
      resultName = name
      return newResult(world.settings.home, key.taskId)
    },
  }
  const beat = setInterval(() => void tell().catch(() => {}), BEAT_MS)
  try {
    const kind = kinds.find((k) => k.name === row.kind)
    if (!kind) throw new Error(`no task of the kind ${row.kind}`)
    const input = await asSystem((tx) => inputOf(tx, world.keyring, key))
    await tell()
    await kind.run(input, task)
    clearInterval(beat)
    if (resultName) await keepResult(world.settings.home, key.taskId)
    await change({ state: 'done', done, total: total ?? done, resultName, endedAt: world.clock() })
  } catch (error) {
    clearInterval(beat)
    await dropResult(world.settings.home, key.taskId)
    await change({ ...endingOf(error, sentences), endedAt: world.clock() })
    if (!(error instanceof TaskStopped || error instanceof Failure)) throw error
  }
}
/** The screen asks every second; the database need not hear of every row. */
const TELL_EVERY_MS = 500

interface Ending {
  state: 'done' | 'failed' | 'stopped'
  failure?: string
  done?: number
  total?: number
  resultName?: string | null
  endedAt?: Date
}
function endingOf(error: unknown, sentences: Record<string, string>): Ending {
  if (error instanceof TaskStopped)
    return error.why === 'asked'
      ? { state: 'stopped' }
      : { state: 'failed', failure: '登录或角色已经失效，任务没有做完，请重新登录后再试' }
  if (error instanceof Failure)
    return { state: 'failed', failure: say(sentences[error.code] ?? error.code, error.facts) }
  return { state: 'failed', failure: '系统出了故障，任务没有做完，已记录。请再试一次或联系管理员' }
}

/** Null when somebody else has it, or it is over. */
async function claim(tx: Tx, { personId, taskId }: TaskKey, now: Date) {
  return tx
    .updateTable('kernel.task')
    .set((eb) => ({ state: 'running', beatAt: now, tries: eb('tries', '+', 1) }))
    .where('personId', '=', personId)
    .where('taskId', '=', taskId)
    .where('state', '=', 'waiting')
    .returning(['kind', 'sessionId'])
    .executeTakeFirst()
}
