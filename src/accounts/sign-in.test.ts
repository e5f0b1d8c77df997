import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import { getDemoMessages } from '#notices/notices.api.ts'
import {
  createLoginCode,
  createPhoneCode,
  createSession,
  endMySessions,
  getMe,
  getMyConsents,
  getMyPerson,
  getSignInWays,
  giveMyConsent,
  putMyPhone,
  withdrawMyConsent,
} from './accounts.api.ts'
import { newestCode, signUp } from './testing.ts'

const w = await world()
const ask = async (phone: string, door: 'worker' | 'employer' = 'worker') => {
  w.advance(1.1)
  await w.call(null, createLoginCode, { body: { phone, door } })
  return newestCode(w, phone.replaceAll(' ', ''))
}
const body = (phone: string, code: string, more: object = {}) => ({
  body: { phone, code, door: 'worker' as const, ...more },
})
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a new worker signs up with a code, a name and one consent', async () => {
  const code = await ask('138 0013 8001')
  await assert.rejects(w.call(null, createSession, body('13800138001', code)), { code: 'name-needed' })
  await assert.rejects(w.call(null, createSession, body('13800138001', code, { name: '陈大文' })), {
    code: 'consent-needed',
  })
  await assert.rejects(
    w.call(null, createSession, body('13800138001', code, { name: '陈2', consents: ['register'] })),
    { code: 'name-has-digits' },
  )
  const { me, token } = await w.call(
    null,
    createSession,
    body('13800138001', code, { name: '陈大文', consents: ['register', 'location'] }),
  )
  assert.deepEqual([me.name, me.as, me.phoneMasked, me.strength], ['陈大文', 'worker', '138****8001', 'sms'])
  const given = (await w.call({ token }, getMyConsents, {})).items.filter((c) => c.givenAt).map((c) => c.purpose)
  assert.deepEqual(given, ['register', 'location'])
})

test('a known phone signs in without a name, and a code opens one door once', async () => {
  const code = await ask('13800138001')
  assert.equal((await w.call(null, createSession, body('13800138001', code))).me.name, '陈大文')
  await assert.rejects(w.call(null, createSession, body('13800138001', code)), { code: 'code-over' })
})

test('the same request after a lost answer gets a fresh token, also when it made the person', async () => {
  const code = await ask('13800138002')
  const key = newId()
  const sent = body('13800138002', code, { name: '林小妹', consents: ['register'] })
  const first = await w.call(null, createSession, sent, { key })
  const again = await w.call(null, createSession, sent, { key })
  assert.equal(again.me.personId, first.me.personId)
  assert.notEqual(again.token, first.token)
  assert.equal((await w.call(again, getMe, {})).name, '林小妹')
  await assert.rejects(w.call(null, createSession, sent), { code: 'code-over' })
})

test('a session held already does not leave the new token in the idempotency table', async () => {
  const chen = await signUp(w, '13800138003', '何阿好')
  const code = await ask('13800138003')
  const { token } = await w.call({ ...chen }, createSession, body('13800138003', code))
  const { rows } = await w.owner.query('select reply::text from kernel.idempotency where reply::text like $1', [
    `%${token}%`,
  ])
  assert.equal(rows.length, 0)
})

test('five wrong tries burn a code, counted also when many guess at once', async () => {
  const code = await ask('13800138004')
  const said = await Promise.all(
    Array.from({ length: 12 }, () =>
      w.call(null, createSession, body('13800138004', wrong(code), { name: '某某' })).then(
        () => 'in',
        (e) => e.code,
      ),
    ),
  )
  assert.equal(said.filter((c) => c === 'code-wrong').length, 4)
  assert.equal(said.filter((c) => c === 'code-spent').length, 8)
  await assert.rejects(w.call(null, createSession, body('13800138004', code, { name: '某某' })), { code: 'code-spent' })
})

test('a code lives five minutes, and a newer one ends it', async () => {
  const code = await ask('13800138005')
  w.advance(5)
  await assert.rejects(w.call(null, createSession, body('13800138005', code)), { code: 'code-over' })
  const older = await ask('13800138005')
  const newer = await ask('13800138005')
  if (older !== newer)
    await assert.rejects(w.call(null, createSession, body('13800138005', older)), { code: 'code-wrong' })
  await assert.rejects(w.call(null, createSession, body('13800138005', newer)), { code: 'name-needed' })
})

test('codes are rationed by phone: one a minute, five an hour, ten a day, exactly, also at once', async () => {
  const send = () =>
    w.call(null, createLoginCode, { body: { phone: '13800138006', door: 'worker' } }).then(
      () => 'sent',
      (e) => e.code as string,
    )
  const burst = await Promise.all(Array.from({ length: 8 }, send))
  assert.deepEqual([burst.filter((s) => s === 'sent').length, burst.filter((s) => s === 'too-many').length], [1, 7])
  let sent = 1
  for (let minute = 0; minute < 30; minute++) {
    w.advance(1.01)
    if ((await send()) === 'sent') sent += 1
  }
  assert.equal(sent, 5)
  for (let hour = 0; hour < 12; hour++) {
    w.advance(61)
    if ((await send()) === 'sent') sent += 1
  }
  assert.equal(sent, 10)
  const refusal = await w
    .call(null, createLoginCode, { body: { phone: '13800138006', door: 'worker' } })
    .catch((e) => e)
  assert.equal(refusal.status, 429)
  assert.match(refusal.detail, /请等 \d+ 秒再点/)
})

test('who asks for a code is not told whether the phone is known', async () => {
  w.advance(2)
  const known = await w.call(null, createLoginCode, { body: { phone: '13800138001', door: 'worker' } })
  const unknown = await w.call(null, createLoginCode, { body: { phone: '13900139999', door: 'worker' } })
  assert.deepEqual(known, unknown)
  await assert.rejects(w.call(null, createLoginCode, { body: { phone: '1380013800', door: 'worker' } }), {
    code: 'phone-digits-short',
  })
})

test('a couple shares a phone and each chooses who they are', async () => {
  const wife = await signUp(w, '13800138007', '梁月好')
  const husband = await signUp(w, '13800138007', '梁大山')
  const code = await ask('13800138007')
  const choice = await w.call(null, createSession, body('13800138007', code)).catch((e) => e)
  assert.equal(choice.code, 'choose-person')
  assert.deepEqual(choice.persons, [
    { personId: wife.personId, nameMasked: '梁*好' },
    { personId: husband.personId, nameMasked: '梁*山' },
  ])
  const stranger = await w.somebody('路人甲')
  await assert.rejects(w.call(null, createSession, body('13800138007', code, { personId: stranger.personId })), {
    code: 'person-not-on-phone',
  })
  assert.equal(
    (await w.call(null, createSession, body('13800138007', code, { personId: husband.personId }))).me.name,
    '梁大山',
  )
})

test("behind the employer's door a session opens before there is an employer", async () => {
  const code = await ask('13800138008', 'employer')
  const { me, token } = await w.call(null, createSession, {
    body: { phone: '13800138008', code, door: 'employer', name: '李老板', consents: ['register'] },
  })
  assert.deepEqual([me.as, me.employerId, me.hats], ['employer', null, []])
  assert.equal((await w.call({ token, door: 'employer' }, getMe, {})).as, 'employer')
})

test('a new phone is proven by a code and the old one is told', async () => {
  const ho = await signUp(w, '13800138009', '何转机')
  await w.call(ho, createPhoneCode, { body: { phone: '13800138010' } })
  const code = await newestCode(w, '13800138010')
  for (let i = 0; i < 2; i++)
    await assert.rejects(
      w.call(ho, putMyPhone, { body: { phone: '13800138010', code: wrong(code) } }, { key: 'same-key-0001' }),
      { code: 'code-wrong' },
    )
  assert.equal((await w.call(ho, putMyPhone, { body: { phone: '13800138010', code } })).phoneMasked, '138****8010')
  const { items } = await w.call(null, getDemoMessages, { query: {} })
  assert.ok(items.some((m) => m.template === 'phone-changed' && m.to.includes('13800138009')))
  const old = await ask('13800138009')
  await assert.rejects(w.call(null, createSession, body('13800138009', old)), { code: 'name-needed' })
})

test('a person sees and withdraws consents, and is asked again for a new version', async () => {
  const me = await signUp(w, '13800138011', '黄同意')
  await w.call(me, giveMyConsent, { params: { purpose: 'location' }, body: { version: 1 } })
  await w.call(me, giveMyConsent, { params: { purpose: 'location' }, body: { version: 1 } })
  await assert.rejects(w.call(me, giveMyConsent, { params: { purpose: 'location' }, body: { version: 2 } }), {
    code: 'consent-version',
  })
  await assert.rejects(w.call(me, giveMyConsent, { params: { purpose: 'marketing' }, body: { version: 1 } }), {
    code: 'purpose-unknown',
  })
  await w.call(me, withdrawMyConsent, { params: { purpose: 'location' } })
  const location = (await w.call(me, getMyConsents, {})).items.find((c) => c.purpose === 'location')!
  assert.equal(location.givenAt, null)
  const { rows } = await w.owner.query(
    `select count(*)::int as n from accounts.consent where person_id = $1 and purpose = 'location'`,
    [me.personId],
  )
  assert.equal(rows[0].n, 1)
})

test('signing out elsewhere ends the other sessions and keeps this one', async () => {
  const here = await signUp(w, '13800138012', '苏两机')
  const there = await w.signIn(here.personId, 'worker')
  assert.equal((await w.call(here, endMySessions, {})).ended, 1)
  await assert.rejects(w.call(there, getMyPerson, {}), { code: 'not-signed-in' })
  assert.equal((await w.call(here, getMyPerson, {})).name, '苏两机')
})

test('where no SMS is set up nobody is asked to wait for a code', async () => {
  w.world.settings.demo = false
  try {
    assert.deepEqual(await w.call(null, getSignInWays, {}), { sms: false, sso: null })
    await assert.rejects(w.call(null, createLoginCode, { body: { phone: '13800138013', door: 'worker' } }), {
      code: 'sms-unavailable',
    })
  } finally {
    w.world.settings.demo = true
  }
})

test('no phone and no code is in a log line, in clear in the database, or a bug', async () => {
  assert.deepEqual(
    w.lines.filter((line) => /1380013\d{4}|"msg":"bug"/.test(line)),
    [],
  )
  const { rows } = await w.owner.query(
    `select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('accounts', 'notices', 'kernel', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  for (const { t } of rows) {
    const found = await w.owner.query(`select count(*)::int as n from ${t} as x where x::text ~ '1380013[0-9]{4}'`)
    assert.equal(found.rows[0].n, 0, t)
  }
})
