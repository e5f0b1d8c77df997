/** A mark "did not come" is a word against somebody: they are told, may object, and a clerk decides. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import * as api from './hires.api.ts'
import { ledgerFaults } from './index.ts'
import { putPost, putShift, putWorkers } from './testing-rows.ts'

const HOUR = 3600_000
const w = await world()
const marketId = await w.market()
const employerId = newId()
let boss = await w.member('李老板', employerId)
let clerk = await w.staff('何美玲', 'clerk', { marketId })
let ming: Somebody
beforeEach(async () => {
  w.advance(24 * 60)
  boss = await w.signIn(boss.personId, 'employer', boss.grantId)
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  ;[ming] = (await putWorkers(w.within, w, marketId, 1, { name: '陈志明' })) as [Somebody]
})
async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'ok'
  } catch (error) {
    const { code } = error as { code?: string }
    if (!code || code === 'bug') throw error
    return code
  }
}

/** Hired for a shift of one place that began an hour ago, and marked absent by the employer. */
async function marked(): Promise<{ params: { marketId: string; hireId: string }; shiftId: string; startsAt: Date }> {
  const postId = await putPost(w.within, {
    marketId,
    employerId,
    ownerId: boss.personId,
    now: w.now,
    keyring: w.world.keyring,
  })
  const startsAt = new Date(w.now.getTime() + HOUR)
  const shiftId = await putShift(w.within, { marketId, employerId, postId, startsAt, headcount: 1 })
  const { hireId } = await w.call(ming, api.acceptShift, {
    params: { marketId, shiftId, workerId: ming.personId },
    body: {},
  })
  w.advance(120)
  // A desk left alone is signed out.
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  const params = { marketId, hireId }
  const line = await w.call(boss, api.markNoShow, { params, body: { note: '点名没人' } })
  assert.deepEqual([line.state, line.live, line.endedLate], ['no-show', false, true])
  return { params, shiftId, startsAt }
}
async function placesTaken(shiftId: string): Promise<number> {
  const { taken } = await w.within((tx) =>
    tx.selectFrom('jobs.shift').select('taken').where('shiftId', '=', shiftId).executeTakeFirstOrThrow(),
  )
  return taken
}
async function heard(personId: string): Promise<string[]> {
  await w.drain()
  const rows = await w.within((tx) =>
    tx
      .selectFrom('notices.message')
      .select('template')
      .where('personId', '=', personId)
      .where('channel', '=', 'page')
      .orderBy('messageId')
      .execute(),
  )
  return rows.map((m) => m.template)
}

test('somebody falsely marked absent objects, is seen by both, and gets the day and its wage back', async () => {
  const { params, shiftId, startsAt } = await marked()
  assert.ok((await heard(ming.personId)).includes('hire-absent'), 'the mark is said to the worker')
  assert.equal(await placesTaken(shiftId), 0)
  const said = '我七点半就到了东门，工头在忙'
  const line = await w.call(ming, api.objectToNoShow, { params, body: { said } })
  assert.deepEqual(line.objection, { said, at: w.now.toISOString(), outcome: null, note: null, decidedAt: null })
  assert.ok((await heard(boss.personId)).includes('hire-objected'))
  assert.equal((await w.call(boss, api.getHire, { params })).objection?.said, said)
  const list = await w.call(clerk, api.listMarketHires, { params: { marketId }, query: { objected: 'true' } })
  assert.deepEqual(
    list.items.map((h) => h.hireId),
    [params.hireId],
  )
  assert.equal(
    await refusal(w.call(boss, api.decideObjection, { params, body: { outcome: 'stands', note: '没来' } })),
    'forbidden',
  )
  w.advance(10)
  const decided = await w.call(clerk, api.decideObjection, {
    params,
    body: { outcome: 'came', note: '看了东门的录像' },
  })
  assert.deepEqual(
    [decided.state, decided.live, decided.endedAt, decided.endedLate, decided.objection?.outcome],
    ['accepted', true, null, null, 'came'],
  )
  assert.equal(decided.objection?.decidedAt, w.now.toISOString())
  assert.equal(await placesTaken(shiftId), 1)
  assert.deepEqual((await heard(ming.personId)).slice(-1), ['hire-objection-decided'])
  assert.deepEqual((await heard(boss.personId)).slice(-1), ['hire-objection-decided'])
  assert.deepEqual(
    (await w.call(clerk, api.listMarketHires, { params: { marketId }, query: { objected: 'true' } })).items,
    [],
  )
  // The hours are written down afterwards, and the wage is owed.
  w.setNow(new Date(startsAt.getTime() + 10 * HOUR))
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000).toISOString()
  await w.call(clerk, api.checkIn, { params, body: { presence: { how: 'desk' }, at: at(0) } })
  const out = await w.call(clerk, api.checkOut, {
    params,
    body: { presence: { how: 'desk' }, at: at(540), note: '录像为证' },
  })
  assert.equal(out.wage?.amountFen, 24_000)
  assert.deepEqual(await w.within(ledgerFaults), [])
})

test('a mark that stands is decided once, with its reason; one with a cause is taken off without bringing the hire back', async () => {
  const one = await marked()
  await w.call(clerk, api.objectToNoShow, { params: one.params, body: { said: '我来过' } })
  const stands = await w.call(clerk, api.decideObjection, {
    params: one.params,
    body: { outcome: 'stands', note: '工友都说没见到' },
  })
  assert.deepEqual([stands.state, stands.objection?.note], ['no-show', '工友都说没见到'])
  assert.equal(
    await refusal(w.call(ming, api.objectToNoShow, { params: one.params, body: { said: '再说一次' } })),
    'objection-decided',
  )
  assert.equal(
    await refusal(w.call(clerk, api.decideObjection, { params: one.params, body: { outcome: 'came', note: '改' } })),
    'no-objection',
  )
  const two = await marked()
  await w.call(ming, api.objectToNoShow, { params: two.params, body: { said: '路上出了车祸' } })
  const excused = await w.call(clerk, api.decideObjection, {
    params: two.params,
    body: { outcome: 'excused', note: '有医院证明' },
  })
  assert.deepEqual([excused.state, excused.live, excused.endedLate], ['cancelled-by-worker', false, false])
  assert.equal(await placesTaken(two.shiftId), 0)
})

test('the employer takes its own mistake back; not where the time was given to other work since', async () => {
  const one = await marked()
  const back = await w.call(boss, api.takeBackNoShow, { params: one.params, body: { note: '点错了人' } })
  assert.deepEqual([back.state, back.live], ['accepted', true])
  assert.ok((await heard(ming.personId)).includes('hire-objection-decided'))
  assert.equal(
    await refusal(w.call(boss, api.takeBackNoShow, { params: one.params, body: { note: '再撤' } })),
    'not-absent',
  )
  ;[ming] = (await putWorkers(w.within, w, marketId, 1, { name: '刘华' })) as [Somebody]
  const two = await marked()
  const postId = await putPost(w.within, { marketId, employerId, ownerId: boss.personId, now: w.now })
  const other = await putShift(w.within, {
    marketId,
    employerId,
    postId,
    startsAt: new Date(w.now.getTime() + HOUR),
  })
  await w.call(ming, api.acceptShift, { params: { marketId, shiftId: other, workerId: ming.personId }, body: {} })
  await w.call(ming, api.objectToNoShow, { params: two.params, body: { said: '我来了' } })
  const decide = (outcome: 'came' | 'excused') =>
    refusal(w.call(clerk, api.decideObjection, { params: two.params, body: { outcome, note: '核对过' } }))
  assert.equal(await decide('came'), 'time-taken-since')
  assert.equal((await w.call(ming, api.getHire, { params: two.params })).state, 'no-show', 'nothing half done')
  assert.equal(await decide('excused'), 'ok')
})

test('nobody objects for another, and only to a mark', async () => {
  const { params } = await marked()
  const other = await w.market({ name: '南沙区零工市场', divisionCode: '440115' })
  const [hua] = (await putWorkers(w.within, w, other, 1, { name: '刘华' })) as [Somebody]
  const stranger = await w.member('赵老板', newId())
  const elsewhere = await w.staff('欧阳兰', 'clerk', { marketId: other })
  assert.equal(await refusal(w.call(hua, api.objectToNoShow, { params, body: { said: '捣乱' } })), 'no-hire')
  assert.equal(await refusal(w.call(stranger, api.takeBackNoShow, { params, body: { note: '捣乱' } })), 'no-hire')
  assert.equal(
    await refusal(w.call(elsewhere, api.decideObjection, { params, body: { outcome: 'came', note: '捣乱' } })),
    'forbidden',
  )
  await w.call(boss, api.takeBackNoShow, { params, body: { note: '点错了' } })
  assert.equal(await refusal(w.call(ming, api.objectToNoShow, { params, body: { said: '我来了' } })), 'not-absent')
})

test('twelve clerks deciding at once decide once', async () => {
  const { params, shiftId } = await marked()
  await w.call(ming, api.objectToNoShow, { params, body: { said: '我来了' } })
  const codes = await Promise.all(
    Array.from({ length: 12 }, () =>
      refusal(w.call(clerk, api.decideObjection, { params, body: { outcome: 'came', note: '核对过' } })),
    ),
  )
  assert.equal(codes.filter((c) => c === 'ok').length, 1)
  assert.deepEqual(new Set(codes), new Set(['ok', 'no-objection']))
  assert.equal(await placesTaken(shiftId), 1)
})
