import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { totpAt } from '#kernel/crypto/index.ts'
import type { Caller } from '#kernel/testing.ts'
import { world } from '#kernel/testing.ts'
import {
  approvePasswordReset,
  confirmSecondFactor,
  createMyGrant,
  createPasswordRenewal,
  createPasswordReset,
  createStaffInvitation,
  createStaffRegistration,
  createStaffSession,
  endRoleGrant,
  endStaffInvitation,
  getMarketStaff,
  getMe,
  getMyClearReadings,
  getPasswordResets,
  getRoleGrants,
  getSecondFactor,
  getStaffInvitations,
  putHat,
  putMyPassword,
  readInvitation,
  startSecondFactor,
} from './accounts.api.ts'
import { firstAdministratorLink } from './index.ts'
import type { GrantedRole } from './role.rules.ts'

type InvitedRole = Exclude<GrantedRole, 'kiosk'>

const w = await world()
const market = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const PASSWORD = '粤海街口5点半的早茶铺'
const tokenOf = (link: string | null) => link!.split('#')[1]!

async function invited(
  by: Caller,
  role: InvitedRole,
  at: { marketId?: string; divisionCode?: string },
): Promise<string> {
  const { invitationId } = await w.call(by, createStaffInvitation, { body: { role, ...at } })
  const { items } = await w.call(by, getStaffInvitations, {})
  return tokenOf(items.find((i) => i.invitationId === invitationId)!.link)
}
const join = (token: string, name: string, loginName: string, password = PASSWORD) =>
  w.call(null, createStaffRegistration, { body: { token, name, loginName, password } })
const login = (loginName: string, password = PASSWORD, totp?: string) =>
  w.call(null, createStaffSession, { body: { loginName, password, totp } })
/** Approves as the second person and answers the code, which only they are shown. */
async function approved(by: Caller, invitationId: string): Promise<string> {
  await w.call(by, approvePasswordReset, { params: { invitationId } })
  return (await w.call(by, getPasswordResets, {})).items.find((i) => i.invitationId === invitationId)!.code!
}
const renew = (token: string, code: string, password = PASSWORD) =>
  w.call(null, createPasswordRenewal, { body: { token, code, password } })
/** Sets up an authenticator and answers its secret. */
async function bind(who: Caller): Promise<string> {
  await w.call(who, startSecondFactor, {})
  const { secret } = await w.call(who, getSecondFactor, {})
  await w.call(who, confirmSecondFactor, { body: { totp: totpAt(secret!, w.now) } })
  return secret!
}

test('the first link makes the one system administrator; a newer start kills the older link', async () => {
  const older = tokenOf(await firstAdministratorLink(w.world))
  const newer = tokenOf(await firstAdministratorLink(w.world))
  await assert.rejects(join(older, '何系统', 'he'), { code: 'invitation-over' })
  assert.equal((await w.call(null, readInvitation, { body: { token: newer } })).role, 'system-admin')
  const { me } = await join(newer, '何系统', 'he.xitong')
  assert.deepEqual([me.as, me.divisionCode, me.strength], ['system-admin', '440000', 'password'])
  await assert.rejects(join(newer, '又一个', 'another'), { code: 'invitation-used' })
  assert.equal(await firstAdministratorLink(w.world), null)
})

test('three administrators are three people who hold nothing else', async () => {
  const system = await login('he.xitong')
  await assert.rejects(
    w.call(system, createStaffInvitation, { body: { role: 'system-admin', divisionCode: '440000' } }),
    { code: 'grant-above' },
  )
  await assert.rejects(
    w.call(system, createStaffInvitation, { body: { role: 'province-officer', divisionCode: '440000' } }),
    { code: 'grant-above' },
  )
  const [forSecurity, twice] = [
    await invited(system, 'security-admin', { divisionCode: '440000' }),
    await invited(system, 'security-admin', { divisionCode: '440000' }),
  ]
  const security = await join(forSecurity, '安小全', 'an.xiaoquan')
  await assert.rejects(join(twice, '安二', 'an.er'), { code: 'grant-admin-vacant' })
  const forAudit = await invited(system, 'audit-admin', { divisionCode: '440000' })
  for (const one of [system, security])
    await assert.rejects(w.call(one, createMyGrant, { body: { token: forAudit } }), { code: 'grant-admin-two' })
  await join(forAudit, '申计', 'shen.ji')
  const forManager = await invited(security, 'market-manager', { marketId: market })
  await assert.rejects(w.call(await login('shen.ji'), createMyGrant, { body: { token: forManager } }), {
    code: 'grant-admin-two',
  })
  await assert.rejects(
    w.within((tx) =>
      tx
        .insertInto('accounts.roleGrant')
        .values({
          personId: security.me.personId,
          grantId: newId(),
          role: 'system-admin',
          divisionCode: '440000',
          fromAt: w.now,
          grantedAt: w.now,
        })
        .execute(),
    ),
    { code: '23505' },
  )
})

test('a manager invites below and inside, and nowhere else', async () => {
  const security = await login('an.xiaoquan')
  const manager = await join(await invited(security, 'market-manager', { marketId: market }), '梁主任', 'liang')
  const may = (role: InvitedRole, at: object) =>
    w.call(manager, createStaffInvitation, { body: { role, ...at } }).then(
      () => 'yes',
      (e) => e.code,
    )
  assert.equal(await may('clerk', { marketId: market }), 'yes')
  assert.equal(await may('mediator', { marketId: market }), 'yes')
  assert.equal(await may('market-manager', { marketId: market }), 'grant-above')
  assert.equal(await may('clerk', { marketId: foreign }), 'grant-outside')
  assert.equal(await may('county-officer', { divisionCode: '440113' }), 'grant-outside')
  assert.equal(await may('clerk', { divisionCode: '440113' }), 'grant-place')
  assert.equal(await may('clerk', {}), 'grant-place')
  assert.equal(await may('audit-admin', { divisionCode: '440113' }), 'grant-outside')
  const county = await w.staff('县区老周', 'county-officer', { divisionCode: '440113' })
  const asCounty = (role: InvitedRole, at: object) =>
    w.call(county, createStaffInvitation, { body: { role, ...at } }).then(
      () => 'yes',
      (e) => e.code,
    )
  assert.equal(await asCounty('market-manager', { marketId: market }), 'yes')
  assert.equal(await asCounty('market-manager', { marketId: foreign }), 'grant-outside')
  assert.equal(await asCounty('county-officer', { divisionCode: '440113' }), 'grant-above')
  assert.equal(await asCounty('system-admin', { divisionCode: '440113' }), 'grant-above')
  assert.equal(await asCounty('city-officer', { divisionCode: '440113' }), 'grant-place')
})

test('an invitation makes one person, once, also when it is taken up twice at the same moment', async () => {
  const manager = await login('liang')
  const token = await invited(manager, 'clerk', { marketId: market })
  const said = await Promise.all(
    ['chen.a', 'chen.b', 'chen.c'].map((name) =>
      join(token, '陈窗口', name).then(
        () => 'in',
        (e) => e.code,
      ),
    ),
  )
  assert.deepEqual(said.toSorted(), ['in', 'invitation-used', 'invitation-used'])
  const withdrawn = await w.call(manager, createStaffInvitation, { body: { role: 'clerk', marketId: market } })
  const link = (await w.call(manager, getStaffInvitations, {})).items.find(
    (i) => i.invitationId === withdrawn.invitationId,
  )!.link
  await w.call(manager, endStaffInvitation, { params: { invitationId: withdrawn.invitationId } })
  await assert.rejects(join(tokenOf(link), '陈窗口', 'chen.d'), { code: 'invitation-over' })
  const late = await invited(manager, 'clerk', { marketId: market })
  w.advance(7 * 24 * 60)
  await assert.rejects(join(late, '陈窗口', 'chen.d'), { code: 'invitation-over' })
  await assert.rejects(join('x'.repeat(43), '陈窗口', 'chen.d'), { code: 'invitation-missing', status: 404 })
})

test('names and passwords are held to the rules', async () => {
  const manager = await login('liang')
  const token = await invited(manager, 'volunteer', { marketId: market })
  for (const [password, code] of [
    ['short1', 'password-too-short'],
    ['password123!', 'password-common'],
    ['1234567890', 'password-common'],
    ['Qwertyuiop123', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['P@ssw0rd2026', 'password-common'],
    ['linggong8888', 'password-common'],
    ['xx-zhiyuan-xx', 'password-like-name'],
  ] as const)
    await assert.rejects(join(token, '志愿者', 'zhiyuan', password), { code }, password)
  await assert.rejects(join(token, '志愿者', 'LIANG'), { code: 'login-name-taken' })
  await assert.rejects(join(token, '志愿者', '志愿'), { code: 'login-name-form' })
  process.env['LINGGONG_PASSWORDS'] = 'mixed'
  try {
    await assert.rejects(join(token, '志愿者', 'zhiyuan', 'tonight the river sings'), { code: 'password-too-plain' })
    await join(token, '志愿者', 'zhiyuan', 'Tonight the river sings 3 times')
    w.advance(91 * 24 * 60)
    const old = await login('zhiyuan', 'Tonight the river sings 3 times')
    assert.equal(old.me.mustDo, 'new-password')
    await assert.rejects(w.call(old, getMyClearReadings, { query: {} }), { code: 'password-too-old', status: 403 })
    await w.call(old, putMyPassword, {
      body: { old: 'Tonight the river sings 3 times', password: 'Tomorrow the hill sleeps 4 days' },
    })
    assert.equal((await w.call(old, getMe, {})).mustDo, null)
  } finally {
    delete process.env['LINGGONG_PASSWORDS']
  }
})

test('five wrong passwords rest the name for a quarter of an hour, real or not', async () => {
  for (const name of ['liang', 'nobody.at.all']) {
    const said = await Promise.all(
      Array.from({ length: 9 }, () =>
        login(name, 'not the password').then(
          () => 'in',
          (e) => e.code,
        ),
      ),
    )
    assert.deepEqual(
      [said.filter((s) => s === 'login-wrong').length, said.filter((s) => s === 'login-locked').length],
      [5, 4],
      name,
    )
    const refusal = await login(name).catch((e) => e)
    assert.equal(refusal.detail, '密码输错太多次，请过 15 分钟再试')
  }
  w.advance(15)
  assert.equal((await login('liang')).me.name, '梁主任')
})

test('an unknown name takes as long as a wrong password', async () => {
  const time = async (name: string) => {
    const from = performance.now()
    await login(name, 'not the password').catch(() => {})
    return performance.now() - from
  }
  const known = Math.min(await time('an.xiaoquan'), await time('an.xiaoquan'), await time('an.xiaoquan'))
  const unknown = Math.min(await time('an.nobody'), await time('an.nobody'), await time('an.nobody'))
  assert.ok(unknown > known / 3, `${known} ms and ${unknown} ms`)
  await login('an.xiaoquan')
})

test('an administrator does nothing before the second factor is set up, and signs in with it from then on', async () => {
  w.world.settings.demo = false
  try {
    const system = await login('he.xitong')
    assert.equal(system.me.mustDo, 'second-factor')
    const refused = await w.call(system, getStaffInvitations, {}).catch((e) => e)
    assert.deepEqual(
      [refused.code, refused.status, refused.detail],
      ['second-factor-needed', 403, '您的岗位须绑定动态口令后才能办理业务，请先绑定'],
    )
    const secret = await bind(system)
    assert.equal((await w.call(system, getMe, {})).strength, 'two-factor')
    await w.call(system, getStaffInvitations, {})
    assert.deepEqual(await w.call(system, getSecondFactor, {}), { state: 'confirmed', secret: null, uri: null })
    await assert.rejects(w.call(system, startSecondFactor, {}), { code: 'second-factor-set' })
    await assert.rejects(login('he.xitong'), { code: 'totp-needed' })
    await assert.rejects(
      login('he.xitong', PASSWORD, totpAt(secret, w.now)),
      { code: 'totp-wrong' },
      'spent at the set-up',
    )
    w.advance(1)
    const code = totpAt(secret, w.now)
    assert.equal((await login('he.xitong', PASSWORD, code)).me.strength, 'two-factor')
    await assert.rejects(login('he.xitong', PASSWORD, code), { code: 'totp-wrong' }, 'seen over a shoulder')
    w.advance(20)
    const guesses = await Promise.all(
      Array.from({ length: 9 }, () =>
        login('he.xitong', PASSWORD, '000000').then(
          () => 'in',
          (e) => e.code,
        ),
      ),
    )
    assert.deepEqual(
      [guesses.filter((s) => s === 'totp-wrong').length, guesses.filter((s) => s === 'login-locked').length],
      [5, 4],
    )
    const clerk = await w.staff('窗口小吴', 'clerk', { marketId: market })
    assert.equal((await w.call(clerk, getMe, {})).mustDo, null)
  } finally {
    w.world.settings.demo = true
  }
  const { rows } = await w.owner.query(
    `select count(*)::int as n from kernel.idempotency where reply::text ~ 'otpauth|#[A-Za-z0-9_-]{43}'`,
  )
  assert.equal(rows[0].n, 0, 'neither a secret nor a link is kept with a reply')
})

test('a role taken back is gone on the very next request', async () => {
  const manager = await login('liang')
  const clerk = await join(await invited(manager, 'clerk', { marketId: market }), '吴窗口', 'wu.clerk')
  assert.equal((await w.call(clerk, getMe, {})).as, 'clerk')
  const staff = (await w.call(manager, getMarketStaff, { params: { marketId: market }, query: {} })).items
  const wu = staff.find((g) => g.name === '吴窗口')!
  assert.equal(wu.mayEnd, true)
  assert.equal(staff.find((g) => g.name === '梁主任')!.mayEnd, false)
  await assert.rejects(
    w.call(manager, endRoleGrant, {
      params: { grantId: staff.find((g) => g.name === '梁主任')!.grantId },
      query: { reason: '试试' },
    }),
    { code: 'grant-own' },
  )
  await w.call(manager, endRoleGrant, { params: { grantId: wu.grantId }, query: { reason: '离职' } })
  await assert.rejects(w.call(clerk, getMe, {}), { code: 'not-signed-in' })
  await assert.rejects(login('wu.clerk'), { code: 'no-grant' })
  const { rows } = await w.owner.query(
    `select reason, data->>'grantId' as grant_id from kernel.journal where kind = 'role.ended'`,
  )
  assert.deepEqual(rows, [{ reason: '离职', grant_id: wu.grantId }])
})

test('a link is worth nothing once its maker has lost the role that made it', async () => {
  const security = await login('an.xiaoquan')
  const gone = await w.staff('县区老梁', 'county-officer', { divisionCode: '440113' })
  const forManager = await invited(gone, 'market-manager', { marketId: market })
  const clerk = await w.staff('窗口老冯', 'clerk', { marketId: market })
  const reset = await w.call(gone, createPasswordReset, {
    params: { grantId: clerk.grantId! },
    body: { reason: '忘了密码' },
  })
  const links = (await w.call(gone, getStaffInvitations, {})).items
  const renewal = tokenOf(links.find((i) => i.invitationId === reset.invitationId)!.link)
  const code = await approved(security, reset.invitationId)
  await w.call(security, endRoleGrant, { params: { grantId: gone.grantId! }, query: { reason: '停职' } })
  await assert.rejects(join(forManager, '梁某', 'back.again'), { code: 'invitation-over' })
  await assert.rejects(w.call(clerk, createMyGrant, { body: { token: forManager } }), { code: 'invitation-over' })
  await assert.rejects(renew(renewal, code), {
    code: 'invitation-over',
  })
})

test('a password link does not outlive the rise of its person above its maker', async () => {
  const manager = await w.staff('石碁主任', 'market-manager', { marketId: market })
  const clerk = await w.staff('窗口老邓', 'clerk', { marketId: market })
  const { invitationId } = await w.call(manager, createPasswordReset, {
    params: { grantId: clerk.grantId! },
    body: { reason: '忘了密码' },
  })
  const links = (await w.call(manager, getStaffInvitations, {})).items
  const token = tokenOf(links.find((i) => i.invitationId === invitationId)!.link)
  const code = await approved(await login('an.xiaoquan'), invitationId)
  await w.within((tx) =>
    tx
      .insertInto('accounts.roleGrant')
      .values({
        personId: clerk.personId,
        grantId: newId(),
        role: 'county-officer',
        divisionCode: '440113',
        fromAt: new Date(0),
        grantedAt: w.now,
      })
      .execute(),
  )
  await assert.rejects(renew(token, code), {
    code: 'invitation-over',
  })
})

test("two links to one administrator's chair seat one person, also when taken up at the same moment", async () => {
  const system = await w.staff('市系统', 'system-admin', { divisionCode: '440100' })
  for (let round = 0; round < 5; round++) {
    const tokens = await Promise.all([1, 2, 3, 4].map(() => invited(system, 'audit-admin', { divisionCode: '440100' })))
    const said = await Promise.all(
      tokens.map((token, i) =>
        join(token, '审计员', `audit.${round}.${i}`).then(
          () => 'in',
          (e) => e.code,
        ),
      ),
    )
    assert.equal(said.filter((s) => s === 'in').length, 1, said.join())
    await w.owner.query(
      `update accounts.role_grant set ended_at = now() where role = 'audit-admin' and division_code = '440100'`,
    )
  }
})

test("a manager of another market neither sees nor ends this one's staff", async () => {
  const other = await w.staff('员村主任', 'market-manager', { marketId: foreign })
  await assert.rejects(w.call(other, getMarketStaff, { params: { marketId: market }, query: {} }), {
    code: 'forbidden',
  })
  const [grant] = (await w.call(await login('liang'), getMarketStaff, { params: { marketId: market }, query: {} }))
    .items
  await assert.rejects(
    w.call(other, endRoleGrant, { params: { grantId: grant!.grantId }, query: { reason: '越权' } }),
    { code: 'grant-outside' },
  )
  await assert.rejects(
    w.call(other, createPasswordReset, { params: { grantId: grant!.grantId }, body: { reason: '越权' } }),
    { code: 'grant-outside' },
  )
  assert.deepEqual(
    (await w.call(other, getRoleGrants, { query: {} })).items.map((g) => g.name),
    ['员村主任'],
  )
  const county = await w.staff('番禺主管', 'county-officer', { divisionCode: '440113' })
  const seen = (await w.call(county, getRoleGrants, { query: {} })).items.map((g) => g.name)
  assert.ok(seen.includes('梁主任') && !seen.includes('员村主任'))
  await assert.rejects(w.call(county, getRoleGrants, { query: { divisionCode: '440106' } }), { code: 'grant-outside' })
  await assert.rejects(w.call(county, getRoleGrants, { query: { divisionCode: '999999' } }), { code: 'grant-outside' })
})

test('a forgotten password is set anew by a link, which ends sessions, locks and the lost authenticator', async () => {
  const security = await login('an.xiaoquan')
  const liang = await login('liang')
  await bind(liang)
  const [grant] = (await w.call(security, getMarketStaff, { params: { marketId: market }, query: {} })).items.filter(
    (g) => g.name === '梁主任',
  )
  assert.equal(grant!.secondFactor, true)
  const { invitationId } = await w.call(security, createPasswordReset, {
    params: { grantId: grant!.grantId },
    body: { reason: '手机丢了' },
  })
  const link = (await w.call(security, getStaffInvitations, {})).items.find((i) => i.invitationId === invitationId)!
  assert.equal(link.kind, 'password')
  await assert.rejects(join(tokenOf(link.link), '别人', 'bieren'), { code: 'invitation-missing' })
  const county = await w.staff('审批老何', 'county-officer', { divisionCode: '440113' })
  const code = await approved(county, invitationId)
  await renew(tokenOf(link.link), code, '新的密码也要够长才行')
  await assert.rejects(w.call(liang, getMe, {}), { code: 'not-signed-in' })
  assert.equal((await login('liang', '新的密码也要够长才行')).me.strength, 'password')
  await assert.rejects(renew(tokenOf(link.link), code, '再来一次也还是不行了吧'), { code: 'invitation-used' })
})

test('nobody resets the password of a person who also stands above them', async () => {
  const officer = await w.staff('双岗老李', 'county-officer', { divisionCode: '440113' })
  const clerkGrant = newId()
  await w.within((tx) =>
    tx
      .insertInto('accounts.roleGrant')
      .values({
        personId: officer.personId,
        grantId: clerkGrant,
        role: 'clerk',
        marketId: market,
        fromAt: new Date(0),
        grantedAt: w.now,
      })
      .execute(),
  )
  const manager = await login('liang', '新的密码也要够长才行')
  await assert.rejects(
    w.call(manager, createPasswordReset, { params: { grantId: clerkGrant }, body: { reason: '冒充' } }),
    { code: 'grant-outside' },
  )
  assert.equal((await w.call(officer, putHat, { body: { grantId: clerkGrant } })).as, 'clerk')
  assert.equal((await w.call(officer, getMe, {})).marketId, market)
  await assert.rejects(w.call(officer, putHat, { body: { grantId: newId() } }), { code: 'grant-missing' })
})

test('a wrong old password is refused and counted, whatever key is sent', async () => {
  const manager = await login('liang', '新的密码也要够长才行')
  const change = (old: string, key = newId()) =>
    w.call(manager, putMyPassword, { body: { old, password: '又换一个更加长的密码' } }, { key }).then(
      () => 'changed',
      (e) => e.code,
    )
  const key = newId()
  assert.deepEqual(
    [await change('不对的密码', key), await change('不对的密码', key)],
    ['password-wrong', 'password-wrong'],
  )
  for (let i = 0; i < 3; i++) await change('不对的密码')
  assert.equal(await change('新的密码也要够长才行'), 'login-locked')
  w.advance(15)
  assert.equal(await change('新的密码也要够长才行'), 'changed')
})

test('text that no database keeps is refused as wrong input, not met as a fault', async () => {
  const manager = await w.staff('崔主任', 'market-manager', { marketId: market })
  const refusal = await w
    .call(manager, createStaffInvitation, { body: { role: 'clerk', marketId: market, name: '陈\0窗口' } })
    .catch((e) => e)
  assert.deepEqual([refusal.status, refusal.code, refusal.fields[0].path], [400, 'invalid', 'name'])
  await assert.rejects(w.call(manager, endRoleGrant, { params: { grantId: newId() }, query: { reason: '离\0职' } }), {
    status: 400,
    code: 'invalid',
  })
  await assert.rejects(
    w.call(manager, createStaffInvitation, { body: { role: 'clerk', marketId: market, name: '\ud83d' } }),
    { status: 400, code: 'invalid' },
  )
})

test('no password and no token is in a log line, and nothing was a bug', () => {
  assert.deepEqual(
    w.lines.filter((line) => /早茶铺|"msg":"bug"|#[\w-]{43}/.test(line)),
    [],
  )
})
