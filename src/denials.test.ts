/** Whoever is turned away leaves a trace, wherever the no was said; whoever only meets a full shift does not (等保三级: 12; ASVS 16.3.2). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createStaffInvitation,
  createStaffRegistration,
  createStaffSession,
  endRoleGrant,
  getStaffInvitations,
} from '#accounts/accounts.api.ts'
import { getEmployer } from '#employers/employers.api.ts'
import { acceptShift } from '#hires/hires.api.ts'
import { putPost, putShift, putWorkers } from '#hires/testing-rows.ts'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { changeMarket } from '#markets/markets.api.ts'
import { getWorker } from '#workers/workers.api.ts'

const w = await world()
const here = await w.market()
const there = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const clerk = await w.staff('何美玲', 'clerk', { marketId: here })
const manager = await w.staff('梁主任', 'market-manager', { marketId: here })
const stranger = await w.staff('员村窗口', 'clerk', { marketId: there })

interface Denial {
  market: string
  actor: string
  subject: string | null
  data: { endpoint: string; why: string }
}
/** What `act` left behind in the journal as denials. */
async function denials(act: () => Promise<unknown>): Promise<Denial[]> {
  const { rows: before } = await w.owner.query(`select coalesce(max(journal_id), 0) as last from kernel.journal`)
  await assert.rejects(act, (e: any) => e.status >= 400 && e.status < 500)
  const { rows } = await w.owner.query(
    `select market_id as market, actor_id as actor, subject_id as subject, data from kernel.journal
     where kind = 'call.denied' and journal_id > $1 order by journal_id`,
    [before[0].last],
  )
  return rows
}

test('the no of the door is written down with what was asked for', async () => {
  const workerId = newId()
  const [denied, ...more] = await denials(() =>
    w.call(clerk, changeMarket, { params: { marketId: there }, body: { name: '换个名字' } as never }),
  )
  assert.deepEqual(
    [denied!.actor, denied!.market, denied!.subject, denied!.data],
    [clerk.personId, here, there, { endpoint: 'changeMarket', why: 'forbidden' }],
  )
  assert.deepEqual(more, [])
  const worker = await w.somebody('陈大文')
  const [other] = await denials(() => w.call(worker, getWorker, { params: { workerId } }))
  assert.deepEqual([other!.subject, other!.data.why], [workerId, 'forbidden'])
})

test('the no of a handler is written down though its transaction is undone', async () => {
  const [above] = await denials(() =>
    w.call(manager, createStaffInvitation, { body: { role: 'market-manager', marketId: here } }),
  )
  assert.deepEqual(above!.data, { endpoint: 'createStaffInvitation', why: 'grant-above' })
  const [foreign] = await denials(() =>
    w.call(manager, endRoleGrant, { params: { grantId: stranger.grantId! }, query: { reason: '越权试试' } }),
  )
  assert.deepEqual([foreign!.subject, foreign!.data.why], [stranger.grantId, 'grant-outside'])
  assert.ok(!JSON.stringify(foreign).includes('越权试试'))
})

test('a row of another place, which looks as if it were not there, is written down', async () => {
  const worker = await w.somebody('陈大文')
  const [denied] = await denials(() => w.call(stranger, getWorker, { params: { workerId: worker.personId } }))
  assert.deepEqual([denied!.subject, denied!.data.endpoint], [worker.personId, 'getWorker'])
  const employerId = newId()
  const [none] = await denials(() => w.call(stranger, getEmployer, { params: { employerId } }))
  assert.deepEqual([none!.subject, none!.data.endpoint], [employerId, 'getEmployer'])
})

test('a retry of a denied request is denied and written down again, and an answer is kept for neither', async () => {
  const key = newId()
  const again = () =>
    denials(() =>
      w.call(manager, endRoleGrant, { params: { grantId: stranger.grantId! }, query: { reason: '再试一次' } }, { key }),
    )
  assert.deepEqual([(await again()).length, (await again()).length], [1, 1])
  const { rows } = await w.owner.query(`select count(*)::int as n from kernel.idempotency where key = $1`, [key])
  assert.equal(rows[0].n, 0)
})

test('ordinary refusals of business are no denials', async () => {
  const employerId = newId()
  const { personId: ownerId } = await w.member('李老板', employerId)
  const put = { marketId: here, employerId, ownerId, now: w.now, keyring: w.world.keyring }
  const postId = await putPost(w.within, put)
  const startsAt = new Date(w.now.getTime() + 20 * 3_600_000)
  const shiftId = await putShift(w.within, { marketId: here, employerId, postId, startsAt, headcount: 1 })
  const [first, second] = await putWorkers(w.within, w, here, 2)
  const accept = (who: Somebody) =>
    w.call(who, acceptShift, { params: { marketId: here, shiftId, workerId: who.personId }, body: {} })
  await accept(first!)
  await assert.rejects(accept(second!), { code: 'shift-full' })
  assert.deepEqual(await denials(() => accept(second!)), [])
  const unregistered = await w.somebody('李秀英')
  assert.deepEqual(await denials(() => accept(unregistered)), [], 'what is not there is their own')
  assert.deepEqual(
    await denials(() => w.call(manager, createStaffInvitation, { body: { role: 'clerk' } as never })),
    [],
  )
})

test('who was dismissed and still knows the password leaves a trace at the door', async () => {
  const { invitationId } = await w.call(manager, createStaffInvitation, { body: { role: 'clerk', marketId: here } })
  const { items } = await w.call(manager, getStaffInvitations, {})
  const token = items.find((i) => i.invitationId === invitationId)!.link.split('#')[1]!
  const password = '粤海街口5点半的早茶铺'
  const { me } = await w.call(null, createStaffRegistration, {
    body: { token, name: '吴窗口', loginName: 'wu.gone', password },
  })
  await w.call(manager, endRoleGrant, { params: { grantId: me.grantId! }, query: { reason: '离职' } })
  await assert.rejects(w.call(null, createStaffSession, { body: { loginName: 'wu.gone', password } }), {
    code: 'no-grant',
  })
  const { rows } = await w.owner.query(
    `select subject_id, data from kernel.journal where kind = 'login.refused' order by journal_id desc limit 1`,
  )
  assert.deepEqual(rows, [{ subject_id: me.personId, data: { why: 'no-grant' } }])
})
