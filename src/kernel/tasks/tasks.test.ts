import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { actorOfSession } from '#accounts/index.ts'
import { makeCtx, scopeOf } from '../context.ts'
import { inTransaction } from '../database.ts'
import { Failure } from '../failure.ts'
import { writeJournal } from '../journal.ts'
import { world } from '../testing.ts'
import { startTask, stopTask, type TaskKey, type TaskKind } from './index.ts'
import { runTask } from './run-task.ts'

const w = await world()
const manager = await w.staff('何美玲', 'market-manager', { marketId: await w.market() })
const { rows: sessions } = await w.owner.query('select session_id from accounts.session where person_id = $1', [
  manager.personId,
])
const session = { personId: manager.personId, sessionId: sessions[0].session_id as string }

/** As its owner would from a handler; nothing is put into the queue, the test runs it. */
async function asOwner<T>(act: (ctx: ReturnType<typeof makeCtx>) => Promise<T>): Promise<T> {
  const actor = (await actorOfSession(w.world, session))!
  return inTransaction(w.world.db, scopeOf(actor), 'read write', (tx) =>
    act(makeCtx(w.world, tx, actor, writeJournal, async () => {})),
  )
}
async function started(kind: TaskKind): Promise<TaskKey> {
  const taskId = await asOwner((ctx) => startTask(ctx, { kind, title: '盘点', input: { secret: '张三' } }))
  return { personId: manager.personId, taskId }
}
const run = (key: TaskKey, kind: TaskKind) =>
  runTask(key, w.world, async () => {}, {
    kinds: [kind],
    sentences: { 'too-wide': '范围太大，最多 {most} 天' },
    actorOfSession,
  })
const rowOf = async ({ taskId }: TaskKey) =>
  (await w.owner.query('select * from kernel.task where task_id = $1', [taskId])).rows[0]
const fileOf = ({ taskId }: TaskKey) => join(w.home, 'tasks', taskId)

test('what was asked for is sealed, and handed to its kind as it was', async () => {
  const heard: object[] = []
  const kind: TaskKind = { name: 'test.hear', run: async (input) => void heard.push(input) }
  const key = await started(kind)
  assert.doesNotMatch((await rowOf(key)).input_sealed, /张三/)
  await run(key, kind)
  assert.deepEqual(heard, [{ secret: '张三' }])
  assert.equal((await rowOf(key)).state, 'done')
})

test('one that runs stops at its next step when asked, and leaves no half of a file', async () => {
  let steps = 0
  const kind: TaskKind = {
    name: 'test.count',
    async run(_input, task) {
      await writeFile(await task.resultFile('half.xlsx'), 'half')
      for (steps = 1; ; steps++) {
        if (steps === 3) await asOwner((ctx) => stopTask(ctx, key))
        await new Promise((go) => setTimeout(go, 200))
        await task.progress(steps, 1000)
      }
    },
  }
  const key = await started(kind)
  await run(key, kind)
  const row = await rowOf(key)
  assert.equal(row.state, 'stopped')
  assert.ok(row.done > 0 && row.total === 1000 && steps < 50, `${row.done} of ${steps}`)
  assert.ok(!existsSync(fileOf(key)) && !existsSync(`${fileOf(key)}.part`))
})

test('a refusal is told in its own sentence; a bug as a bug, to the log in full', async () => {
  const refused: TaskKind = {
    name: 'test.refuse',
    run: async () => {
      throw new Failure('too-wide', { facts: { most: 31 } })
    },
  }
  const key = await started(refused)
  await run(key, refused)
  assert.equal((await rowOf(key)).failure, '范围太大，最多 31 天')
  const broken: TaskKind = {
    name: 'test.break',
    run: async () => {
      throw new Error('boom')
    },
  }
  const other = await started(broken)
  await assert.rejects(run(other, broken), /boom/)
  assert.match((await rowOf(other)).failure, /已记录/)
})

test('two processes that fetch the same task work on it once', async () => {
  let runs = 0
  const kind: TaskKind = {
    name: 'test.once',
    run: async () => {
      runs += 1
    },
  }
  const key = await started(kind)
  await Promise.all([run(key, kind), run(key, kind), run(key, kind)])
  assert.equal(runs, 1)
})
