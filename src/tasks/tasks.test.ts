import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { getClearPhone } from '#accounts/accounts.api.ts'
import { listJournal, verifyChains } from '#audit/audit.api.ts'
import { writeJournal } from '#kernel/journal.ts'
import { LOST_MS } from '#kernel/tasks/run-task.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { createTableExport, getTask, listTasks, putTaskStop, readTaskResult } from './tasks.api.ts'

const w = await world()
const here = await w.market()
const there = await w.market({ name: '天河区员村零工市场', divisionCode: '440106' })
const manager = await w.staff('何美玲', 'market-manager', { marketId: here })
const colleague = await w.staff('罗志勇', 'market-manager', { marketId: here })
const clerk = await w.staff('冼丽娟', 'clerk', { marketId: here })
const ROWS = 250
await w.within(async (tx) => {
  for (let i = 0; i < ROWS; i++)
    await writeJournal(tx, null, w.now, {
      kind: 'hire.accepted',
      marketId: here,
      reason: i === 7 ? '=1+1' : `第${i}条`,
    })
  await writeJournal(tx, null, w.now, { kind: 'hire.accepted', marketId: there, reason: '别处的' })
})

const journal = {
  list: listJournal.path,
  title: '操作日志',
  query: { kind: 'hire' },
  columns: [
    { path: 'at', title: '时间', as: 'moment' as const },
    { path: 'kind', title: '事件', words: { 'hire.accepted': '成交' } },
    { path: 'reason', title: '事由' },
    { path: 'sealed', title: '已入链', as: 'flag' as const },
    { path: 'data.amountFen', title: '金额', as: 'yuan' as const },
  ],
}
const start = (who: Somebody, body: object = journal) => w.call(who, createTableExport, { body } as never)
const state = async (who: Somebody, taskId: string) => w.call(who, getTask, { params: { taskId } })
const files = () => readdirSync(join(w.home, 'tasks'))

test('a whole list is written out under its owner’s rights, page after page, and formulas are text', async () => {
  const { taskId } = await start(manager)
  assert.equal((await state(manager, taskId)).state, 'waiting')
  await w.drain()
  const done = await state(manager, taskId)
  assert.deepEqual([done.state, done.done, done.total, done.resultName], ['done', ROWS, ROWS, '操作日志.xlsx'])
  const { bytes } = await w.call(manager, readTaskResult, { params: { taskId }, query: {} })
  const [head, ...rows] = (await readXlsx(bytes as Uint8Array)).sheets[0]!.rows
  assert.deepEqual(head, ['时间', '事件', '事由', '已入链', '金额'])
  assert.equal(rows.length, ROWS)
  assert.deepEqual(rows[0]!.slice(0, 4), ['2026-03-05 08:00', '成交', '第249条', '否'])
  assert.ok(rows.some((row) => row[2] === "'=1+1"))
  assert.ok(!rows.some((row) => row[2] === '别处的'))
})

test('a task and its file are its owner’s alone, whatever the other’s role', async () => {
  const { taskId } = await start(manager)
  await w.drain()
  await assert.rejects(state(colleague, taskId), { code: 'not-found' })
  await assert.rejects(w.call(colleague, readTaskResult, { params: { taskId }, query: {} }), { code: 'not-found' })
  await assert.rejects(w.call(colleague, putTaskStop, { params: { taskId } }), { code: 'not-found' })
  assert.equal((await w.call(colleague, listTasks, { query: {} })).items.length, 0)
  assert.ok((await w.call(manager, listTasks, { query: { limit: 1 } })).next)
})

test('what is no list, is read in clear or is not the caller’s to ask is refused at once, as is a wrong filter', async () => {
  await assert.rejects(start(manager, { ...journal, list: verifyChains.path }), { code: 'no-such-list' })
  await assert.rejects(start(manager, { ...journal, list: getClearPhone.path }), { code: 'no-such-list' })
  assert.ok(getClearPhone.clear)
  await assert.rejects(start(clerk), { code: 'forbidden' })
  await assert.rejects(start(manager, { ...journal, query: { fromOn: 'gestern' } }), { code: 'invalid' })
  await assert.rejects(start(manager, { ...journal, columns: [] }), { code: 'invalid' })
})

test('one that waits is stopped at once; one that is over cannot be', async () => {
  const { taskId } = await start(manager)
  assert.equal((await w.call(manager, putTaskStop, { params: { taskId } })).state, 'stopped')
  await w.drain()
  assert.equal((await state(manager, taskId)).state, 'stopped')
  await assert.rejects(w.call(manager, putTaskStop, { params: { taskId } }), { code: 'task-over' })
  await assert.rejects(w.call(manager, readTaskResult, { params: { taskId }, query: {} }), { code: 'no-task-result' })
})

test('rights that are gone when it works end it, with a sentence and without a file', async () => {
  const passing = await w.staff('麦伟雄', 'market-manager', { marketId: here })
  const { taskId } = await start(passing)
  await w.owner.query('update accounts.role_grant set ended_at = $2 where person_id = $1', [passing.personId, w.now])
  await w.drain()
  const { rows } = await w.owner.query('select state, failure from kernel.task where task_id = $1', [taskId])
  assert.equal(rows[0].state, 'failed')
  assert.match(rows[0].failure, /重新登录/)
  assert.ok(!files().some((name) => name.startsWith(taskId)))
})

test('a task whose process died is taken over once, and the second time said to have failed', async () => {
  const { taskId } = await start(manager)
  const dies = () =>
    w.owner.query(`update kernel.task set state = 'running', tries = tries + 1, beat_at = $2 where task_id = $1`, [
      taskId,
      new Date(w.now.getTime() - LOST_MS - 1),
    ])
  await dies()
  await w.runWork('tasks.take-over')
  assert.equal((await state(manager, taskId)).state, 'waiting')
  await dies()
  await w.runWork('tasks.take-over')
  const over = await state(manager, taskId)
  assert.deepEqual([over.state, /缩小范围/.test(over.failure ?? '')], ['failed', true])
})

test('a result is kept for a day', async () => {
  const { taskId } = await start(manager)
  await w.drain()
  await w.runWork('tasks.clear-out')
  assert.ok(files().includes(taskId))
  w.advance(24 * 60 + 1)
  await w.runWork('tasks.clear-out')
  assert.ok(!files().includes(taskId))
  const { token } = await w.signIn(manager.personId, manager.door, manager.grantId)
  const again = { ...manager, token }
  assert.equal((await state(again, taskId)).resultName, null)
  await assert.rejects(w.call(again, readTaskResult, { params: { taskId }, query: {} }), { code: 'no-task-result' })
})
