/** Changes that somebody else makes of a hire are said to those they concern; terms frozen at acceptance stay frozen. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { changePost, closePost, decidePost } from '#jobs/posts.api.ts'
import { newId } from '#kernel/clock.ts'
import { openField } from '#kernel/crypto/index.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { setMarketSettings } from '#markets/markets.api.ts'
import { isTemplate, SIGNATURE, SMS_MOST, TEMPLATES } from '#notices/templates.rules.ts'
import * as api from './hires.api.ts'
import { putPost, putShift, putWorkers } from './testing-rows.ts'

const HOUR = 3600_000
const w = await world()
const marketId = await w.market()
const employerId = newId()
let boss = await w.member('李老板', employerId)
let clerk = await w.staff('何美玲', 'clerk', { marketId })
let [ming] = (await putWorkers(w.within, w, marketId, 1, { name: '陈志明' })) as [Somebody]
beforeEach(async () => {
  w.advance(24 * 60)
  boss = await w.signIn(boss.personId, 'employer', boss.grantId)
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  ming = await w.signIn(ming.personId, 'worker')
})

const put = (more: object = {}) =>
  putPost(w.within, { marketId, employerId, ownerId: boss.personId, now: w.now, keyring: w.world.keyring, ...more })
async function hired(who: Somebody, { post, hoursAhead = 2 }: { post?: string; hoursAhead?: number } = {}) {
  const postId = post ?? (await put())
  const startsAt = new Date(w.now.getTime() + hoursAhead * HOUR)
  const shiftId = await putShift(w.within, { marketId, employerId, postId, startsAt })
  const { hireId } = await w.call(who, api.acceptShift, {
    params: { marketId, shiftId, workerId: who.personId },
    body: {},
  })
  return { postId, shiftId, startsAt, params: { marketId, hireId } }
}
async function worked(who: Somebody) {
  const hire = await hired(who)
  const at = (minutes: number) => w.setNow(new Date(hire.startsAt.getTime() + minutes * 60_000))
  at(0)
  await w.call(boss, api.checkIn, { params: hire.params, body: { presence: { how: 'employer' } } })
  at(540)
  await w.call(boss, api.checkOut, { params: hire.params, body: { presence: { how: 'employer' } } })
  // A desk left alone for nine hours is signed out.
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  return hire
}
/** From here on: what was under way is said first. */
async function fromNow(): Promise<Date> {
  await w.drain()
  w.advance(1)
  return w.now
}
/** Templates and texts of the page messages of a person since `from`. */
async function heard(who: Somebody, from: Date): Promise<{ template: string; text: string }[]> {
  await w.drain()
  const rows = await w.within((tx) =>
    tx
      .selectFrom('notices.message')
      .select(['template', 'textSealed', 'messageId'])
      .where('personId', '=', who.personId)
      .where('channel', '=', 'page')
      .where('madeAt', '>=', from)
      .orderBy('messageId')
      .execute(),
  )
  return rows.map(({ template, textSealed, messageId }) => ({
    template,
    text: openField(w.world.keyring, 'notices.message.text', textSealed, messageId),
  }))
}
async function templatesHeard(who: Somebody, from: Date): Promise<string[]> {
  return (await heard(who, from)).map((m) => m.template)
}

/** As the post stands, with `change`; published by the clerk where the rules ask for a review. */
async function changed(postId: string, change: object): Promise<void> {
  const post = await w.within((tx) =>
    tx.selectFrom('jobs.post').selectAll().where('postId', '=', postId).executeTakeFirstOrThrow(),
  )
  const { state, version } = await w.call(boss, changePost, {
    params: { marketId, postId },
    body: {
      occupation: post.occupation,
      kind: post.kind,
      title: post.title,
      payFen: post.payFen,
      payUnit: post.payUnit,
      settlement: post.settlement,
      divisionCode: post.divisionCode,
      place: post.place,
      point: { lat: post.lat, lng: post.lng },
      meetingPoint: post.meetingPoint,
      conditions: { meals: true },
      validUntil: post.validUntil.toISOString(),
      version: post.version,
      ...change,
    },
  })
  if (state === 'submitted')
    await w.call(clerk, decidePost, { params: { marketId, postId }, body: { outcome: 'publish', version } })
}

test('a changed wage is offered once to whom it concerns; closing the post lets the offer fall and both hear that the card stands', async () => {
  const { postId, params } = await hired(ming, { hoursAhead: 40 })
  const from = await fromNow()
  await changed(postId, { payFen: 23_000 })
  await w.runWork('hires.follow-up')
  await w.runWork('hires.follow-up')
  assert.deepEqual(await templatesHeard(ming, from), ['hire-changed'], 'offered once')
  assert.equal((await w.call(ming, api.getHire, { params })).offered?.pay.fen, 23_000)
  const closed = await fromNow()
  await w.call(boss, closePost, { params: { marketId, postId }, body: { reason: '货不来了' } })
  assert.equal((await w.call(ming, api.getHire, { params })).offered, null)
  await w.runWork('hires.follow-up')
  await w.runWork('hires.follow-up')
  const [told, ...more] = await heard(ming, closed)
  assert.equal(told?.template, 'hire-unchanged')
  assert.match(told!.text, /仍按原来的用工卡干活/)
  assert.deepEqual(more, [])
  assert.deepEqual(await templatesHeard(boss, closed), ['hire-unchanged'])
  const hire = await w.call(ming, api.getHire, { params })
  assert.deepEqual([hire.state, hire.terms.pay.fen], ['accepted', 24_000])
  assert.deepEqual(
    hire.changes.map((c) => [c.postVersion, c.outcome]),
    [[2, 'fallen']],
  )
  // The offer fell with the post, and with it the freedom to leave without a mark for its sake.
  assert.equal(hire.changeOffered, false)
})

test('what never passed its review was never offered, so nothing falls with it; a refused offer neither', async () => {
  const one = await hired(ming, { hoursAhead: 40 })
  await w.within((tx) =>
    tx
      .updateTable('jobs.post')
      .set({ payFen: 23_000, version: 2, state: 'submitted' })
      .where('postId', '=', one.postId)
      .execute(),
  )
  await w.call(boss, closePost, { params: { marketId, postId: one.postId }, body: {} })
  const [hua] = (await putWorkers(w.within, w, marketId, 1, { name: '刘华' })) as [Somebody]
  const two = await hired(hua, { hoursAhead: 40 })
  await changed(two.postId, { payFen: 23_000 })
  await w.call(hua, api.decideChange, { params: two.params, body: { outcome: 'refused', postVersion: 2 } })
  const from = await fromNow()
  await w.call(boss, closePost, { params: { marketId, postId: two.postId }, body: {} })
  await w.runWork('hires.follow-up')
  assert.deepEqual(await templatesHeard(ming, from), [])
  assert.deepEqual(await templatesHeard(hua, from), [])
})

test('corrected hours are said to the worker, and to the employer when the desk corrects them', async () => {
  const { params, startsAt } = await worked(ming)
  const correct = (who: Somebody, breakMinutes: number) =>
    w.call(who, api.correctAttendance, {
      params,
      body: {
        inAt: startsAt.toISOString(),
        outAt: new Date(startsAt.getTime() + 540 * 60_000).toISOString(),
        breakMinutes,
        note: '中午没休息',
      },
    })
  const from = await fromNow()
  await correct(boss, 0)
  const [told] = await heard(ming, from)
  assert.equal(told?.template, 'wage-corrected')
  assert.match(told!.text, /工钱现为270元/)
  assert.deepEqual(await templatesHeard(boss, from), [])
  const again = await fromNow()
  await correct(clerk, 60)
  assert.deepEqual(await templatesHeard(ming, again), ['wage-corrected'])
  assert.deepEqual(await templatesHeard(boss, again), ['wage-corrected'])
})

test('a payment taken back is said to the worker with what is still owed', async () => {
  const { params } = await worked(ming)
  const { items } = await w.call(boss, api.recordPayments, {
    params: { marketId },
    body: { hireIds: [params.hireId], how: 'cash' },
  })
  const from = await fromNow()
  await w.call(clerk, api.reversePayment, {
    params: { marketId, paymentId: items[0]!.paymentId },
    body: { reason: '登记错人' },
  })
  const [told] = await heard(ming, from)
  assert.equal(told?.template, 'wage-reversed')
  assert.match(told!.text, /付款240元已冲正，还欠240元/)
  assert.deepEqual(await templatesHeard(boss, from), ['wage-reversed'])
})

test('staff settle a dispute only with what was agreed, and the worker hears it', async () => {
  const { params } = await worked(ming)
  await w.call(ming, api.disputeWage, { params, body: { said: '少算了一小时' } })
  await w.call(boss, api.recordPayments, { params: { marketId }, body: { hireIds: [params.hireId], how: 'cash' } })
  const from = await fromNow()
  await assert.rejects(w.call(clerk, api.confirmWage, { params, body: {} }), { code: 'settlement-note-needed' })
  assert.equal((await w.call(ming, api.getHire, { params })).wage?.disputed, true)
  await w.call(clerk, api.confirmWage, { params, body: { note: '工时对过，本人认可' } })
  const hire = await w.call(ming, api.getHire, { params })
  assert.deepEqual([hire.state, hire.wage?.disputed, hire.disputeNote], ['confirmed', false, '工时对过，本人认可'])
  const [told] = await heard(ming, from)
  assert.equal(told?.template, 'wage-dispute-settled')
  assert.match(told!.text, /工时对过，本人认可/)
})

test('the rule of leaving is frozen on the card: a stricter one of the market does not reach back', async () => {
  const officer = await w.staff('区干部', 'county-officer', { divisionCode: '440113' })
  const { params, startsAt, postId } = await hired(ming, { hoursAhead: 30 })
  const free = (await w.call(ming, api.getHire, { params })).card.cancelFreeMinutes!
  const until = new Date(startsAt.getTime() - free * 60_000).toISOString()
  await w.call(officer, setMarketSettings, {
    params: { marketId },
    body: { cancelFreeMinutes: 2880, travelMarginMinutes: 0, checkinRadiusM: 500 },
  })
  assert.equal((await w.call(ming, api.getHire, { params })).cancelFreeUntil, until)
  // An accepted change of the employer's does not carry the market's new rule in.
  await changed(postId, { payFen: 25_000 })
  await w.call(ming, api.decideChange, { params, body: { outcome: 'accepted', postVersion: 2 } })
  const hire = await w.call(ming, api.getHire, { params })
  assert.deepEqual([hire.terms.pay.fen, hire.terms.cancelFreeMinutes, hire.cancelFreeUntil], [25_000, free, until])
  const left = await w.call(ming, api.cancelHire, { params, body: { reason: '家里有事' } })
  assert.equal(left.endedLate, false)
})

test('every text of a hire fits one message with its signature', () => {
  const ours = Object.keys(TEMPLATES).filter((id) => id.startsWith('hire-') || id.startsWith('wage-'))
  assert.ok(ours.length >= 12)
  for (const id of ours) {
    assert.ok(isTemplate(id))
    const { text, most } = TEMPLATES[id] as { text: string; most: Record<string, number> }
    const longest = text.replaceAll(/\{(\w+)\}/g, (_, hole: string) => '长'.repeat(most[hole]!))
    assert.ok([...(SIGNATURE + longest)].length <= SMS_MOST, `${id}: ${[...(SIGNATURE + longest)].length}`)
  }
})
