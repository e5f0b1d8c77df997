/** Who acts for which side of a hire, and to what a worker may agree when the terms change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { world } from '#kernel/testing.ts'
import * as api from './hires.api.ts'
import { putEmployer, putPost, putShift, putWorkers } from './testing-rows.ts'

const HOUR = 3600_000
const w = await world()
const marketId = await w.market()
const employerId = newId()
const boss = await w.member('李老板', employerId)
const clerk = await w.staff('何美玲', 'clerk', { marketId })
const at = (hours: number) => new Date(w.now.getTime() + hours * HOUR)
const put = (more: object = {}) => ({ marketId, employerId, ownerId: boss.personId, now: w.now, ...more })

test('who runs a business of their own and works for another neither counts nor pays their own hours as an employer', async () => {
  const [worker] = await putWorkers(w.within, w, marketId, 1, { name: '钟国强' })
  const own = newId()
  const grantId = newId()
  await putEmployer(w.within, { marketId, employerId: own, ownerId: worker!.personId })
  await w.within((tx) =>
    tx
      .insertInto('accounts.roleGrant')
      .values({
        personId: worker!.personId,
        grantId,
        role: 'employer',
        employerId: own,
        fromAt: new Date(0),
        grantedAt: w.now,
      })
      .execute(),
  )
  const asEmployer = await w.signIn(worker!.personId, 'employer', grantId)
  const shiftId = await putShift(w.within, {
    marketId,
    employerId,
    postId: await putPost(w.within, put()),
    startsAt: at(1),
  })
  const { hireId, startsAt, endsAt } = await w.call(worker!, api.acceptShift, {
    params: { marketId, shiftId, workerId: worker!.personId },
    body: {},
  })
  const params = { marketId, hireId }
  const refused = async (asks: [Endpoint, Sent<Endpoint>][]) => {
    for (const [endpoint, sent] of asks)
      await assert.rejects(w.call(asEmployer, endpoint, sent), { code: 'no-hire' }, endpoint.path)
  }
  await refused([
    [api.cancelHire, { params, body: { reason: '用工方取消' } }],
    [api.checkIn, { params, body: { presence: { how: 'employer' } } }],
    [api.readContact, { params, body: { reason: '联系' } }],
  ])
  const employers = { presence: { how: 'employer' as const } }
  await w.call(boss, api.checkIn, { params, body: employers })
  await refused([[api.checkOut, { params, body: employers }]])
  w.advance(20)
  await w.call(boss, api.checkOut, { params, body: employers })
  await refused([
    [api.correctAttendance, { params, body: { inAt: startsAt, outAt: endsAt, breakMinutes: 0, note: '多算' } }],
    [api.recordPayments, { params: { marketId }, body: { hireIds: [hireId], how: 'cash' } }],
    [api.rateHire, { params, body: { facts: { asPromised: true, onTime: true }, stars: 5 } }],
  ])
  assert.equal((await w.call(worker!, api.getHire, { params })).wage?.paidFen, 0)
})

test('changed terms are held against age and law like an acceptance: a minor cannot agree to forbidden work', async () => {
  const [young] = await putWorkers(w.within, w, marketId, 1, { bornOn: '2009-03-07' })
  const postId = await putPost(w.within, put())
  const shiftId = await putShift(w.within, { marketId, employerId, postId, startsAt: at(48) })
  const { hireId } = await w.call(young!, api.acceptShift, {
    params: { marketId, shiftId, workerId: young!.personId },
    body: {},
  })
  await w.owner.query(`update jobs.post set occupation = 'loader', version = 2 where post_id = $1`, [postId])
  const decide = (outcome: 'accepted' | 'refused') =>
    w.call(young!, api.decideChange, { params: { marketId, hireId }, body: { outcome, postVersion: 2 } })
  await assert.rejects(decide('accepted'), { code: 'age-not-allowed', detail: /负重/ })
  assert.equal((await decide('refused')).occupation, '分拣员')
})

test('terms that did not pass their review are offered to nobody, at the counter neither', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const postId = await putPost(w.within, put())
  const shiftId = await putShift(w.within, { marketId, employerId, postId, startsAt: at(48) })
  const { hireId } = await w.call(who!, api.acceptShift, {
    params: { marketId, shiftId, workerId: who!.personId },
    body: {},
  })
  await w.owner.query('update jobs.post set pay_fen = 100, version = 2 where post_id = $1', [postId])
  for (const state of ['draft', 'submitted', 'rejected', 'closed']) {
    await w.owner.query('update jobs.post set state = $2 where post_id = $1', [postId, state])
    for (const caller of [who!, clerk]) {
      const params = { marketId, hireId }
      assert.equal((await w.call(caller, api.getHire, { params })).offered, null, state)
      await assert.rejects(
        w.call(caller, api.decideChange, { params, body: { outcome: 'accepted', postVersion: 2 } }),
        { code: 'no-change' },
      )
    }
  }
  await w.owner.query(`update jobs.post set state = 'published' where post_id = $1`, [postId])
  assert.equal((await w.call(who!, api.getHire, { params: { marketId, hireId } })).offered?.pay.fen, 100)
})

test('nobody is hired for an employer whose approval has run out, also before its posts leave the board', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const late = newId()
  const postId = await putPost(w.within, put({ employerId: late }))
  const shiftId = await putShift(w.within, { marketId, employerId: late, postId, startsAt: at(48) })
  await w.owner.query(`update employers.employer set level = 'provisional', level_until = $2 where employer_id = $1`, [
    late,
    w.now,
  ])
  await assert.rejects(
    w.call(who!, api.acceptShift, { params: { marketId, shiftId, workerId: who!.personId }, body: {} }),
    { code: 'blocked' },
  )
})

test('a hire is not cancelled once its shift is over; hours nobody wrote down in time are written down afterwards', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const startsAt = at(2)
  const shiftId = await putShift(w.within, { marketId, employerId, postId: await putPost(w.within, put()), startsAt })
  const { hireId, endsAt } = await w.call(who!, api.acceptShift, {
    params: { marketId, shiftId, workerId: who!.personId },
    body: {},
  })
  const params = { marketId, hireId }
  w.setNow(new Date(endsAt))
  const later = await w.signIn(boss.personId, 'employer', boss.grantId)
  await assert.rejects(w.call(later, api.cancelHire, { params, body: { reason: '不用了' } }), { code: 'too-late' })
  const presence = { how: 'employer' as const }
  await w.call(later, api.checkIn, { params, body: { presence, at: startsAt.toISOString() } })
  assert.equal(
    (await w.call(later, api.checkOut, { params, body: { presence, at: endsAt, note: '补签' } })).wage?.amountFen,
    24_000,
  )
})
