/** Lists of shifts by time: an employer's own, and a market's day in every state. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import * as api from './jobs.api.ts'
import { anEmployer, aPost, aShift } from './testing-jobs.ts'

const w = await world()
const here = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const own = await anEmployer(w, [here, foreign])
const other = await anEmployer(w, [here])
const boss = await w.member('黄志强', own.employerId)
const rival = await w.member('赵老板', other.employerId)
const clerk = await w.staff('何美玲', 'clerk', { marketId: here })
const write = async (who = boss, marketId = here, change: object = {}) =>
  (await w.call(who, api.writePost, { params: { marketId }, body: aPost(w, change) } as never)) as { postId: string }
const of = (employerId: string) => ({ params: { employerId } })

test("an employer's shifts come by their start over all posts and markets, page after page, drafts and cancelled ones too", async () => {
  const hours = [30, 3, 54, 12, 78]
  for (const [i, h] of hours.entries())
    await write(boss, i % 2 ? foreign : here, { shifts: [aShift(w, h), aShift(w, h + 100)], submit: i !== 4 })
  await write(rival, here, { shifts: [aShift(w, 4)] })
  const starts: string[] = []
  const states = new Set<string>()
  for (let after: string | undefined, pages = 0; ; pages++) {
    const { items, next } = await w.call(boss, api.listEmployerShifts, {
      ...of(own.employerId),
      query: { limit: '3', ...(after && { after }) },
    })
    assert.ok(items.every((s) => s.employer.employerId === own.employerId))
    starts.push(...items.map((s) => s.startsAt))
    for (const s of items) states.add(s.postState)
    if (!next) break
    after = next
    assert.ok(pages < 10)
  }
  assert.equal(starts.length, 10)
  assert.deepEqual(starts, [...starts].sort())
  assert.deepEqual(states, new Set(['published', 'draft']))
  const first = (await w.call(boss, api.listEmployerShifts, { ...of(own.employerId), query: {} })).items[0]!
  await w.call(boss, api.withdrawShift, { params: { marketId: first.marketId, shiftId: first.shiftId }, body: {} })
  const again = await w.call(boss, api.listEmployerShifts, { ...of(own.employerId), query: {} })
  assert.deepEqual([again.items[0]!.shiftId, again.items[0]!.state], [first.shiftId, 'cancelled'])
  await assert.rejects(w.call(rival, api.listEmployerShifts, { ...of(own.employerId), query: {} }), {
    code: 'forbidden',
  })
})

test('a running shift stays on the list until it ends; what was is asked for by its day', async () => {
  const mine = await anEmployer(w, [here])
  const who = await w.member('李老板', mine.employerId)
  const { postId } = await write(who, here, { shifts: [aShift(w, 2, { hours: 8 })] })
  const began = w.now
  w.advance(5 * 60)
  const now = await w.call(who, api.listEmployerShifts, { ...of(mine.employerId), query: {} })
  assert.deepEqual(
    now.items.map((s) => s.postId),
    [postId],
  )
  w.advance(6 * 60)
  const signed = await w.signIn(who.personId, 'employer', who.grantId)
  assert.deepEqual((await w.call(signed, api.listEmployerShifts, { ...of(mine.employerId), query: {} })).items, [])
  const since = await w.call(signed, api.listEmployerShifts, {
    ...of(mine.employerId),
    query: { from: began.toISOString() },
  })
  assert.equal(since.items.length, 1)
})

test("a market's day shows every shift of it, also those the board no longer shows, and no other market's", async () => {
  const at = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  const day = addDays(dayOf(w.now), 9)
  const hoursAhead = (Date.parse(`${day}T02:00:00.000Z`) - w.now.getTime()) / 3_600_000
  const writer = await w.signIn(boss.personId, 'employer', boss.grantId)
  const { postId } = await write(writer, here, {
    shifts: [aShift(w, hoursAhead), aShift(w, hoursAhead + 3), aShift(w, hoursAhead + 24)],
  })
  await write(writer, foreign, { shifts: [aShift(w, hoursAhead)] })
  const shown = async () =>
    (await w.call(at, api.listMarketShifts, { params: { marketId: here }, query: { day } })).items
  const [first, second, ...more] = await shown()
  assert.deepEqual([first!.postId, second!.postId, more.length], [postId, postId, 0])
  assert.deepEqual([first!.listed, first!.headcount, first!.taken, first!.placesLeft], [true, 3, 0, 3])
  await w.call(writer, api.withdrawShift, { params: { marketId: here, shiftId: first!.shiftId }, body: {} })
  await w.call(writer, api.pausePost, { params: { marketId: here, postId } })
  assert.deepEqual(
    (await shown()).map((s) => [s.state, s.postState, s.listed]),
    [
      ['cancelled', 'paused', false],
      ['open', 'paused', false],
    ],
  )
  await assert.rejects(w.call(at, api.listMarketShifts, { params: { marketId: foreign }, query: {} }), {
    code: 'forbidden',
  })
})
