/** What the hall reads aloud: the market's work, never a person; and a bell that somebody hears. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as jobs from '#jobs/jobs.api.ts'
import { anEmployer, aPost, aShift } from '#jobs/testing-jobs.ts'
import { momentOf } from '#kernel/clock.ts'
import type { SealedEntry } from '#kernel/journal.ts'
import { Hub } from '#kernel/streams.ts'
import { world } from '#kernel/testing.ts'
import * as api from './hall.api.ts'
import { watchHall } from './watch-hall.ts'

const w = await world({ now: momentOf('2026-03-05', '08:00') })
const here = await w.market({ customaryName: '岐山路人力市场' })
const there = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const params = { marketId: here }
const kiosk = await w.staff('大厅自助机1', 'kiosk', params)
const other = await w.staff('大屏', 'kiosk', params)
await w.owner.query(
  `insert into accounts.tie (person_id, market_id, why, since) select person_id, $1, 'works-there', now() from accounts.role_grant where market_id = $1`,
  [here],
)
const foreign = await w.staff('员村自助机', 'kiosk', { marketId: there })
const clerk = await w.staff('冼丽娟', 'clerk', params)
const shunda = await anEmployer(w, [here, there], { name: '广州顺安达物流有限公司' })
const boss = await w.member('黄志强', shunda.employerId)
const post = async (change: object = {}, at = params) =>
  (await w.call(boss, jobs.writePost, { params: at, body: aPost(w, change) })).postId
const board = (limit = 200) => w.call(kiosk, api.getHallBoard, { params, query: { limit } })
const ofPost = async (postId: string) => (await board()).jobs.filter((j) => j.postId === postId)

test('today’s and tomorrow’s open work by its start, counted; not the day after, not another market’s', async () => {
  const tomorrow = await post({ shifts: [aShift(w, 20)] })
  const today = await post({ shifts: [aShift(w, 2, { headcount: 5 })] })
  const later = await post({ shifts: [aShift(w, 50)] })
  const elsewhere = await post({}, { marketId: there })
  const { jobs: rows, days, market, left, at } = await board()
  assert.deepEqual(
    rows.map((j) => [j.postId, j.state]),
    [
      [today, 'open'],
      [tomorrow, 'open'],
    ],
  )
  assert.deepEqual(days, [
    { on: '2026-03-05', jobs: 1, places: 5 },
    { on: '2026-03-06', jobs: 1, places: 3 },
  ])
  assert.deepEqual([market.customaryName, market.running, left, at], ['岐山路人力市场', true, 0, w.now.toISOString()])
  assert.ok(!rows.some((j) => [later, elsewhere].includes(j.postId)))
  const short = await board(1)
  assert.deepEqual([short.jobs.length, short.left], [1, 1])
})

test('filled and paused stay in sight behind the open ones, and say so', async () => {
  const full = await post({ shifts: [aShift(w, 3, { headcount: 1 })] })
  const paused = await post({ shifts: [aShift(w, 3)] })
  await w.within((tx) =>
    tx.updateTable('jobs.shift').set({ taken: 1, state: 'filled', listed: false }).where('postId', '=', full).execute(),
  )
  await w.call(boss, jobs.pausePost, { params: { ...params, postId: paused } })
  const { jobs: rows } = await board()
  const states = rows.map((j) => j.state)
  assert.deepEqual(
    states,
    [...states].sort((a, b) => Number(a !== 'open') - Number(b !== 'open')),
  )
  assert.equal(rows.find((j) => j.postId === full)?.state, 'filled')
  assert.equal(rows.find((j) => j.postId === paused)?.state, 'paused')
})

test('no person stands on the wire: no surname, no phone, no home, not the employer’s own words', async () => {
  const household = await anEmployer(w, [here], { name: '李姓家庭' })
  const team = await anEmployer(w, [here], { name: '覃师傅施工队' })
  await w.owner.query(`update employers.employer set kind = 'household', uscc = null where employer_id = $1`, [
    household.employerId,
  ])
  await w.owner.query(`update employers.employer set kind = 'labour-team' where employer_id = $1`, [team.employerId])
  const nanny = await post({
    title: '照顾陈婆婆',
    description: '找住附近的，陈婆婆腿脚不便',
    place: '石碁镇傍江西路3巷8号302房 13812345678 找李小姐',
    contactName: '李婉仪',
  })
  for (const table of ['jobs.post', 'jobs.shift'])
    await w.owner.query(`update ${table} set employer_id = $1 where post_id = $2`, [household.employerId, nanny])
  const crew = await post({ place: '石碁镇岐山路工地，找覃师傅' })
  for (const table of ['jobs.post', 'jobs.shift'])
    await w.owner.query(`update ${table} set employer_id = $1 where post_id = $2`, [team.employerId, crew])
  const [home] = await ofPost(nanny)
  assert.deepEqual([home!.employer, home!.place], ['家庭用工', '广州市番禺区石碁镇'])
  const [gang] = await ofPost(crew)
  assert.deepEqual([gang!.employer, gang!.place], ['劳务班组', '石碁镇岐山路工地'])
  const whole = JSON.stringify(await board())
  assert.ok(!whole.includes(shunda.contactPersonId))
  // Ids and moments are digits by chance: 302 among them is no room.
  const wire = whole.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
  for (const personal of ['陈婆婆', '李婉仪', '李小姐', '李姓', '覃师傅', '黄志强', '1381234', '8000', '302', '3巷'])
    assert.ok(!wire.includes(personal), personal)
  assert.ok(wire.includes('广州顺安达物流有限公司') && wire.includes('020-84850001'))
})

test('a market that is closed shows no work', async () => {
  await w.owner.query(`update markets.market set state = 'closed' where market_id = $1`, [here])
  const { jobs: rows, market, days } = await board()
  assert.deepEqual([rows.length, market.running, days.map((d) => d.jobs)], [0, false, [0, 0]])
  await w.owner.query(`update markets.market set state = 'running' where market_id = $1`, [here])
})

test('a bell rings once, is heard at the desk, answered once, and the kiosk hears of it', async () => {
  const rung = await w.call(kiosk, api.ringBell, { params })
  w.advance(1)
  const again = await w.call(kiosk, api.ringBell, { params })
  assert.equal(again.bellId, rung.bellId)
  const second = await w.call(other, api.ringBell, { params })
  const { items } = await w.call(clerk, api.listBells, { params })
  assert.deepEqual(
    items.map((b) => [b.bellId, b.device, b.state]),
    [
      [rung.bellId, '大厅自助机1', 'rung'],
      [second.bellId, '大屏', 'rung'],
    ],
  )
  const at = { params: { ...params, bellId: rung.bellId } }
  assert.equal((await w.call(clerk, api.answerBell, at)).state, 'answered')
  await assert.rejects(w.call(clerk, api.answerBell, at), { code: 'bell-over' })
  assert.equal((await w.call(kiosk, api.getBell, at)).state, 'answered')
  await assert.rejects(w.call(other, api.getBell, at), { code: 'not-found' })
  await assert.rejects(w.call(foreign, api.ringBell, { params }), { code: 'forbidden' })
  const next = await w.call(kiosk, api.ringBell, { params })
  assert.notEqual(next.bellId, rung.bellId)
})

test('who left rings no more, and what rang through the night is not of this morning', async () => {
  const { bellId } = await w.call(kiosk, api.ringBell, { params })
  await w.call(kiosk, api.endBell, { params: { ...params, bellId } })
  await assert.rejects(w.call(clerk, api.answerBell, { params: { ...params, bellId } }), { code: 'bell-over' })
  await w.call(kiosk, api.ringBell, { params })
  w.advance(8 * 60)
  assert.deepEqual(
    (await w.call(await w.signIn(clerk.personId, 'staff', clerk.grantId), api.listBells, { params })).items,
    [],
  )
  assert.equal((await w.call(kiosk, api.ringBell, { params })).rungAt, w.now.toISOString())
})

test('the stream says that something changed here, and nothing of what or who', async () => {
  const hub = new Hub<SealedEntry>()
  const told = (await watchHall({ params, query: {} } as never, { hub } as never)) as AsyncIterableIterator<unknown>
  const entry = (kind: string, marketId = here) =>
    hub.publish({ kind, marketId, subjectId: clerk.personId, data: { workerId: clerk.personId } } as never)
  entry('worker.registered')
  entry('wage.paid')
  entry('post.called')
  entry('hire.accepted', there)
  entry('hire.accepted')
  entry('bell.answered')
  entry('post.paused')
  const heard = [await told.next(), await told.next(), await told.next()].map((step) => step.value)
  assert.deepEqual(heard, [
    { event: 'board', data: {} },
    { event: 'bell', data: {} },
    { event: 'board', data: {} },
  ])
  await told.return?.()
  assert.equal(hub.listeners, 0)
})
