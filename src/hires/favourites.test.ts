/** What an employer learns of who comes, whom it may ask again, and what the asked have to say to that. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getMyConsents, giveMyConsent } from '#accounts/persons.api.ts'
import { momentOf, newId } from '#kernel/clock.ts'
import { sealField } from '#kernel/crypto/index.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { getMyMessages } from '#notices/notices.api.ts'
import * as api from './hires.api.ts'
import { putPost, putShift, putWorkers } from './testing-rows.ts'
import { factsInWords } from './worker-facts.rules.ts'

const HOUR = 3600_000
const w = await world({ now: momentOf('2026-03-05', '05:00') })
const marketId = await w.market()
const employerId = newId()
const otherId = newId()
const boss = await w.member('李老板', employerId)
const other = await w.member('王老板', otherId)
const put = { marketId, now: w.now, keyring: w.world.keyring }
const postId = await putPost(w.within, { ...put, employerId, ownerId: boss.personId })
const otherPost = await putPost(w.within, { ...put, employerId: otherId, ownerId: other.personId })
const [ming, hua] = (await putWorkers(w.within, w, marketId, 2, { name: '陈志' })) as [Somebody, Somebody]
const OF_BOSS = { employerId, post: postId, who: boss }
const OF_OTHER = { employerId: otherId, post: otherPost, who: other }

const again = async (one: Somebody) => w.signIn(one.personId, one.door, one.grantId)
async function take(who: Somebody, of: typeof OF_BOSS, startsAt: Date) {
  const shiftId = await putShift(w.within, { marketId, employerId: of.employerId, postId: of.post, startsAt })
  const one = await again(who)
  const { hireId } = await w.call(one, api.acceptShift, {
    params: { marketId, shiftId, workerId: who.personId },
    body: {},
  })
  return { shiftId, params: { marketId, hireId } }
}
/** One day at eight: shown by the code so many minutes after the start; null: did not come. */
async function day(who: Somebody, of: typeof OF_BOSS, day: string, lateMinutes: number | null) {
  const startsAt = momentOf(day, '08:00')
  w.setNow(new Date(startsAt.getTime() - 3 * HOUR))
  const { shiftId, params } = await take(who, of, startsAt)
  const employer = await again(of.who)
  if (lateMinutes === null) {
    w.setNow(new Date(startsAt.getTime() + HOUR))
    await w.call(employer, api.markNoShow, { params, body: {} })
    return params
  }
  w.setNow(new Date(startsAt.getTime() + lateMinutes * 60_000))
  const { payload } = await w.call(employer, api.getCheckinCode, { params: { marketId, shiftId } })
  await w.call(await again(who), api.checkIn, { params, body: { presence: { how: 'qr', code: payload } } })
  w.setNow(new Date(startsAt.getTime() + 9 * HOUR))
  await w.call(employer, api.checkOut, { params, body: { presence: { how: 'employer' } } })
  return params
}
const factsOf = async (shiftId: string, of = OF_BOSS) =>
  (await w.call(await again(of.who), api.listShiftFacts, { params: { employerId: of.employerId, shiftId } })).items

test('facts are days, arrivals shown by the worker and marks that stand; an excused one is none', async () => {
  await day(ming, OF_BOSS, '2026-03-05', -10)
  await day(ming, OF_OTHER, '2026-03-06', 4)
  await day(ming, OF_OTHER, '2026-03-07', 30)
  const absent = await day(ming, OF_OTHER, '2026-03-08', null)
  w.setNow(momentOf('2026-03-09', '05:00'))
  const { shiftId } = await take(ming, OF_BOSS, momentOf('2026-03-10', '08:00'))
  const [facts] = await factsOf(shiftId)
  assert.deepEqual(facts, {
    workerId: ming.personId,
    daysWorked: 3,
    arrivals: 3,
    onTime: 2,
    noShows: 1,
    timesForMe: 1,
  })
  const [mine] = (await w.call(await again(ming), api.listMyFacts, { params: { workerId: ming.personId } })).items
  assert.deepEqual(
    [mine!.daysWorked, mine!.arrivals, mine!.onTime, mine!.noShows],
    [3, 3, 2, 1],
    'the person is shown what the employer is shown',
  )
  await w.call(await again(ming), api.objectToNoShow, { params: absent, body: { said: '我来过，门没开' } })
  assert.equal((await factsOf(shiftId))[0]!.noShows, 0, 'what is being looked into is held against nobody')
  await assert.rejects(
    async () => w.call(await again(other), api.listShiftFacts, { params: { employerId: otherId, shiftId } }),
    { code: 'no-shift' },
  )
})
test('facts are said in words, shares only of enough arrivals, and who is new is new', () => {
  assert.deepEqual(factsInWords({ daysWorked: 12, arrivals: 10, onTime: 9, noShows: 1, timesForMe: 3 }), [
    '给您干过3次',
    '一年里干过12天',
    '10次里9次准时',
    '1次没来',
  ])
  assert.deepEqual(factsInWords({ daysWorked: 1, arrivals: 1, onTime: 0, noShows: 0, timesForMe: 0 }), [
    '一年里干过1天',
  ])
  assert.deepEqual(factsInWords({ daysWorked: 0, arrivals: 0, onTime: 0, noShows: 0, timesForMe: 0 }), [
    '第一次在这个市场接活',
  ])
})

const at = (who: Somebody) => ({ params: { employerId, workerId: who.personId } })
const former = async (kept?: 'true') =>
  (
    await w.call(await again(boss), api.listFormerWorkers, { params: { employerId }, query: kept ? { kept } : {} })
  ).items.map((f) => [f.name, f.times, f.isFavourite, f.refused])

test('only who worked for one is kept; the list says what they did here alone', async () => {
  w.setNow(momentOf('2026-03-11', '09:00'))
  await assert.rejects(async () => w.call(await again(boss), api.keepFavourite, at(hua)), { code: 'not-your-worker' })
  await w.call(await again(boss), api.keepFavourite, at(ming))
  const { name } = (await w.call(await again(boss), api.listFormerWorkers, { params: { employerId }, query: {} }))
    .items[0]!
  assert.deepEqual(await former(), [[name, 1, true, false]])
  assert.deepEqual(await former('true'), [[name, 1, true, false]])
  await w.call(await again(boss), api.dropFavourite, at(ming))
  assert.deepEqual(await former('true'), [])
  await w.call(await again(boss), api.keepFavourite, at(ming))
})

const sms = (who: Somebody) =>
  w.within((tx) =>
    tx
      .selectFrom('notices.message')
      .select('messageId')
      .where('personId', '=', who.personId)
      .where('channel', '=', 'sms')
      .where('template', '=', 'shift-invited')
      .execute(),
  )
async function invite(startsAt: Date, workerIds: string[]) {
  const shiftId = await putShift(w.within, { marketId, employerId, postId, startsAt })
  const press = async () =>
    (
      await w.call(await again(boss), api.inviteWorkers, { params: { marketId, shiftId }, body: { workerIds } })
    ).items.map((item) => item.outcome)
  const first = await press()
  await w.drain()
  return { shiftId, first, press }
}

test('asked once a shift, on their page; by SMS only with consent, by day, three a day from everybody', async () => {
  w.setNow(momentOf('2026-03-11', '10:00'))
  const { shiftId, first, press } = await invite(momentOf('2026-03-12', '08:00'), [ming.personId, hua.personId])
  assert.deepEqual(first, ['asked', 'not-yours'])
  assert.deepEqual(await press(), ['already-asked', 'not-yours'])
  await w.drain()
  const worker = await again(ming)
  const invitations = async () =>
    (await w.call(worker, getMyMessages, { query: { limit: 50 } })).items.filter((m) => m.template === 'shift-invited')
  assert.equal((await invitations()).length, 1)
  assert.deepEqual((await invitations())[0]!.about, { kind: 'shift', marketId, id: shiftId })
  assert.match((await invitations())[0]!.text, /^李姓家庭叫您去干活：仓库分拣，3月12日 08:00/)
  assert.deepEqual(await sms(ming), [], 'without consent')
  const { items } = await w.call(worker, getMyConsents, {})
  const { version } = items.find((c) => c.purpose === 'sms-alerts')!
  await w.call(worker, giveMyConsent, { params: { purpose: 'sms-alerts' }, body: { version } })
  await w.within((tx) =>
    tx
      .updateTable('accounts.person')
      .set({ phoneSealed: sealField(w.world.keyring, 'accounts.person.phone', '13800000007', ming.personId) })
      .where('personId', '=', ming.personId)
      .execute(),
  )
  for (const hour of [8, 10, 12, 14])
    await invite(momentOf('2026-03-13', `${String(hour).padStart(2, '0')}:00`), [ming.personId])
  assert.equal((await invitations()).length, 5)
  assert.equal((await sms(ming)).length, 3, 'three a day')
  w.setNow(momentOf('2026-03-14', '22:00'))
  const before = (await sms(ming)).length
  await invite(momentOf('2026-03-16', '08:00'), [ming.personId])
  assert.equal((await sms(ming)).length, before, 'not at night')
})
test('who does not want to be asked is not, whatever the employer keeps, until they say otherwise', async () => {
  w.setNow(momentOf('2026-03-17', '09:00'))
  const mine = { params: { workerId: ming.personId } }
  const list = async () =>
    (await w.call(await again(ming), api.listMyEmployers, mine)).items.map((e) => [e.employerName, e.refused])
  assert.deepEqual(await list(), [['李姓家庭', false]])
  const to = { params: { workerId: ming.personId, employerId } }
  await w.call(await again(ming), api.refuseEmployer, to)
  assert.deepEqual(await list(), [['李姓家庭', true]])
  assert.deepEqual((await former())[0]!.slice(2), [false, true])
  await assert.rejects(async () => w.call(await again(boss), api.keepFavourite, at(ming)), { code: 'does-not-want' })
  assert.deepEqual((await invite(momentOf('2026-03-18', '08:00'), [ming.personId])).first, ['refused'])
  await w.call(await again(ming), api.allowEmployer, to)
  assert.deepEqual((await invite(momentOf('2026-03-19', '08:00'), [ming.personId])).first, ['asked'])
})
