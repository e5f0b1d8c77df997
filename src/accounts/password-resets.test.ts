/** Nobody becomes another person alone, least of all one of the three administrators another (三权分立). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { type Caller, world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { getMyMessages } from '#notices/notices.api.ts'
import {
  approvePasswordReset,
  createPasswordRenewal,
  createPasswordReset,
  endRoleGrant,
  endStaffInvitation,
  getPasswordResets,
  getStaffInvitations,
  readInvitation,
} from './accounts.api.ts'

const w = await world()
const market = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const province = { divisionCode: '440000' }
const system = await w.staff('何永强', 'system-admin', province)
const security = await w.staff('罗志勇', 'security-admin', province)
const audit = await w.staff('邓淑仪', 'audit-admin', province)
const county = await w.staff('何美玲', 'county-officer', { divisionCode: '440113' })
const manager = await w.staff('曾庆华', 'market-manager', { marketId: market })
const abroad = await w.staff('员村主任', 'market-manager', { marketId: foreign })
const PASSWORD = '粤海街口5点半的早茶铺'

async function ask(by: Caller, whose: Somebody) {
  const { invitationId } = await w.call(by, createPasswordReset, {
    params: { grantId: whose.grantId! },
    body: { reason: '手机丢了' },
  })
  const { items } = await w.call(by, getStaffInvitations, {})
  const mine = items.find((i) => i.invitationId === invitationId)!
  return { invitationId, token: mine.link.split('#')[1]! }
}
const approve = (by: Caller, invitationId: string) => w.call(by, approvePasswordReset, { params: { invitationId } })
const waiting = async (by: Caller) => (await w.call(by, getPasswordResets, {})).items
const codeOf = async (by: Caller, invitationId: string) =>
  (await waiting(by)).find((i) => i.invitationId === invitationId)?.code
const renew = (token: string, code: string, password = PASSWORD) =>
  w.call(null, createPasswordRenewal, { body: { token, code, password } })
const saidTo = (act: Promise<unknown>) =>
  act.then(
    () => 'yes',
    (e) => e.code,
  )

test('the link of the first person opens nothing before a second has approved', async () => {
  const clerk = await w.staff('冼丽娟', 'clerk', { marketId: market })
  const { invitationId, token } = await ask(manager, clerk)
  assert.equal((await w.call(null, readInvitation, { body: { token } })).approved, false)
  assert.equal(await saidTo(renew(token, '12345678')), 'reset-not-approved')
  assert.equal(await saidTo(approve(manager, invitationId)), 'reset-own')
  assert.deepEqual(await waiting(manager), [], 'who asked does not approve')
  const [open] = await waiting(county)
  assert.deepEqual(
    [open!.name, open!.reason, open!.askedBy, open!.roles, open!.code],
    ['冼丽娟', '手机丢了', '曾庆华', [{ role: 'clerk', place: '番禺区石碁综合零工市场' }], null],
  )
  await approve(county, invitationId)
  assert.equal((await w.call(null, readInvitation, { body: { token } })).approved, true)
  const code = (await codeOf(county, invitationId))!
  assert.match(code, /^\d{8}$/)
  const { items } = await w.call(manager, getStaffInvitations, {})
  assert.equal(items.find((i) => i.invitationId === invitationId)!.approvedBy, '何美玲')
  assert.ok(!JSON.stringify(items).includes(code), 'the first person is not shown the second half')
  assert.equal(await codeOf(security, invitationId), undefined, 'nor anybody else')
  await renew(token, code)
  assert.equal(await codeOf(county, invitationId), undefined)
  assert.equal(await saidTo(renew(token, code)), 'invitation-used')
})

test('whoever is concerned hears of it, and the journal names both persons', async () => {
  const clerk = await w.staff('区美珍', 'clerk', { marketId: market })
  const { invitationId } = await ask(manager, clerk)
  const [told] = (await w.call(clerk, getMyMessages, { query: {} })).items
  assert.match(told!.text, /申请重设密码.*不是您要求的/)
  await approve(county, invitationId)
  const { rows } = await w.owner.query(
    `select kind, actor_id, reason from kernel.journal where data->>'invitationId' = $1 order by journal_id`,
    [invitationId],
  )
  assert.deepEqual(rows, [
    { kind: 'password.reset-asked', actor_id: manager.personId, reason: '手机丢了' },
    { kind: 'password.reset-approved', actor_id: county.personId, reason: null },
  ])
})

test('an administrator’s account opens to the two other kinds of administrator together, to none of them alone', async () => {
  const cases: [Somebody, Somebody, Somebody][] = [
    [audit, system, security],
    [audit, security, system],
    [security, system, audit],
    [system, security, audit],
  ]
  for (const [whose, first, second] of cases) {
    const { invitationId, token } = await ask(first, whose)
    for (const [who, no] of [
      [first, 'reset-own'],
      [whose, 'reset-own'],
      [county, 'reset-other-kind'],
      [manager, 'reset-other-kind'],
      [await w.staff('省主管', 'province-officer', province), 'reset-other-kind'],
    ] as const)
      assert.equal(await saidTo(approve(who, invitationId)), no)
    await approve(second, invitationId)
    await w.call(first, endStaffInvitation, { params: { invitationId } })
    assert.equal(await saidTo(renew(token, '00000000')), 'invitation-over')
  }
  assert.equal(await saidTo(ask(audit, system)), 'forbidden', 'the audit administrator asks for nobody')
  assert.equal(await saidTo(ask(system, system)), 'grant-own')
})

test('a second person of the same kind as the first is no second kind', async () => {
  const whose = await w.staff('市审计', 'audit-admin', { divisionCode: '440100' })
  const near = await w.staff('市安全', 'security-admin', { divisionCode: '440100' })
  const { invitationId } = await ask(near, whose)
  assert.equal(await saidTo(approve(security, invitationId)), 'reset-other-kind')
  const elsewhere = await w.staff('深圳系统', 'system-admin', { divisionCode: '440300' })
  assert.equal(await saidTo(approve(elsewhere, invitationId)), 'grant-outside')
  await approve(system, invitationId)
})

test('staff of other places neither see nor approve', async () => {
  const clerk = await w.staff('老冯', 'clerk', { marketId: market })
  const { invitationId } = await ask(manager, clerk)
  assert.deepEqual(await waiting(abroad), [])
  assert.equal(await saidTo(approve(abroad, invitationId)), 'grant-outside')
  assert.equal(await saidTo(approve(clerk, invitationId)), 'forbidden')
  assert.equal(await saidTo(approve(county, newId())), 'not-found')
})

test('of two who approve at once one does, and what is over is approved by nobody', async () => {
  const clerk = await w.staff('老邓', 'clerk', { marketId: market })
  const { invitationId } = await ask(manager, clerk)
  const said = await Promise.all([approve(county, invitationId), approve(security, invitationId)].map(saidTo))
  assert.deepEqual(said.toSorted(), ['reset-approved', 'yes'])
  const late = await ask(manager, clerk)
  w.advance(24 * 60)
  const fresh = await w.signIn(county.personId, 'staff', county.grantId)
  assert.equal(await saidTo(approve(fresh, late.invitationId)), 'invitation-over')
})

test('a code is guessed five times, also at once, and a weak password costs no guess', async () => {
  const [first, second] = [
    await w.signIn(manager.personId, 'staff', manager.grantId),
    await w.signIn(county.personId, 'staff', county.grantId),
  ]
  const clerk = await w.staff('老吴', 'clerk', { marketId: market })
  const { invitationId, token } = await ask(first, clerk)
  await approve(second, invitationId)
  const code = (await codeOf(second, invitationId))!
  assert.equal(await saidTo(renew(token, code, '12345678')), 'password-too-short')
  const wrong = code === '00000000' ? '11111111' : '00000000'
  const said = await Promise.all(Array.from({ length: 8 }, () => saidTo(renew(token, wrong))))
  assert.deepEqual(
    [said.filter((s) => s === 'reset-code-wrong').length, said.filter((s) => s === 'reset-code-spent').length],
    [5, 3],
  )
  assert.equal(await saidTo(renew(token, code)), 'reset-code-spent', 'the right one comes too late')
})

test('an approval is worth nothing once the approver has lost the role that gave it', async () => {
  const [first, chief] = [
    await w.signIn(manager.personId, 'staff', manager.grantId),
    await w.signIn(security.personId, 'staff', security.grantId),
  ]
  const gone = await w.staff('县区老梁', 'county-officer', { divisionCode: '440113' })
  const clerk = await w.staff('老刘', 'clerk', { marketId: market })
  const { invitationId, token } = await ask(first, clerk)
  await approve(gone, invitationId)
  const code = (await codeOf(gone, invitationId))!
  await w.call(chief, endRoleGrant, { params: { grantId: gone.grantId! }, query: { reason: '停职' } })
  assert.equal(await saidTo(renew(token, code)), 'invitation-over')
})

test('asked again, the older link is dead; a password set anew kills what others had asked for', async () => {
  const [first, second, chief] = [
    await w.signIn(manager.personId, 'staff', manager.grantId),
    await w.signIn(county.personId, 'staff', county.grantId),
    await w.signIn(security.personId, 'staff', security.grantId),
  ]
  const clerk = await w.staff('老郑', 'clerk', { marketId: market })
  const [older, newer] = [await ask(first, clerk), await ask(first, clerk)]
  assert.equal(await saidTo(approve(second, older.invitationId)), 'invitation-over')
  const others = await ask(chief, clerk)
  await approve(second, newer.invitationId)
  await approve(second, others.invitationId)
  const theirCode = (await codeOf(second, others.invitationId))!
  await renew(newer.token, (await codeOf(second, newer.invitationId))!)
  assert.equal(await saidTo(renew(others.token, theirCode)), 'invitation-over')
})

test('the database itself knows no reset by one', async () => {
  const clerk = await w.staff('老莫', 'clerk', { marketId: market })
  const first = await w.signIn(manager.personId, 'staff', manager.grantId)
  const { invitationId } = await ask(first, clerk)
  const change = (set: string, values: unknown[]) =>
    w.owner.query(`update accounts.invitation set ${set} where invitation_id = $1`, [invitationId, ...values])
  await assert.rejects(change('used_at = now()', []), { code: '23514' })
  await assert.rejects(change('approved_at = now(), approved_by = $2', [manager.personId]), { code: '23514' })
  await assert.rejects(change('approved_at = now(), approved_by = $2', [clerk.personId]), { code: '23514' })
})

test('no address of the contract carries a token', () => {
  const asked = w.endpoints.filter(([, e]) => /\{(token|link|key|secret)\}/.test(e.path))
  assert.deepEqual(
    asked.map(([name]) => name),
    [],
  )
})

test('neither link nor code is in a log line or kept with a reply', async () => {
  assert.deepEqual(
    w.lines.filter((line) => /早茶铺|"msg":"bug"|#[\w-]{43}/.test(line)),
    [],
  )
  const { rows } = await w.owner.query(
    `select count(*)::int as n from kernel.idempotency where reply::text ~ '#[A-Za-z0-9_-]{43}|"code"'`,
  )
  assert.equal(rows[0].n, 0)
})
