import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { type Actor, type Ctx, makeCtx, scopeOf } from '#kernel/context.ts'
import { inTransaction } from '#kernel/database.ts'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { writeJournal } from '#kernel/journal.ts'
import { type TestWorld, world } from '#kernel/testing.ts'
import {
  changeMyPerson,
  getClearIdentity,
  getClearPhone,
  getConsents,
  getMyClearReadings,
  getMyPerson,
  giveConsent,
  withdrawConsent,
} from './accounts.api.ts'
import {
  findByIdentity,
  findByPhone,
  hasConsent,
  personOf,
  registerPerson,
  showIdentity,
  textPerson,
  tiePerson,
} from './index.ts'

const w = await world()
const here = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const clerk = await w.staff('何美玲', 'clerk', { marketId: here })
const clerkElsewhere = await w.staff('员村小陈', 'clerk', { marketId: foreign })

type Staff = { personId: string; grantId: string | null }
/** Runs module code as a clerk of a market, in a transaction under their scope. */
function asClerk<T>(
  { personId, grantId }: Staff,
  marketId: string,
  body: (ctx: Ctx) => Promise<T>,
  world: TestWorld = w,
): Promise<T> {
  const actor: Actor = {
    personId,
    as: 'clerk',
    sessionId: newId(),
    door: 'staff',
    strength: 'password',
    grantId,
    employerId: null,
    marketId,
    divisionCode: null,
    markets: [marketId],
  }
  return inTransaction(world.world.db, scopeOf(actor), 'read write', (tx) =>
    body(makeCtx(world.world, tx, actor, writeJournal, async () => {})),
  )
}
const register = (person: Parameters<typeof registerPerson>[1]) =>
  asClerk(clerk, here, async (ctx) => {
    const personId = await registerPerson(ctx, person)
    await tiePerson(ctx, personId, here, 'registered')
    return personId
  })
let serial = 10
/** A mainland number of somebody born that day. */
function idNumber(bornOn: string): string {
  serial += 1
  const body = `440113${bornOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return body + identityCheckCharacter(body)
}
const mainland = (bornOn: string, number = idNumber(bornOn)) => ({
  kind: 'mainland-id' as const,
  number,
  checkedBy: clerk.personId,
})

test('a person is registered once, sealed, masked, and found by exact number, phone and sound', async () => {
  const paper = mainland('1971-03-05')
  const personId = await register({
    name: ' 单 雄信 ',
    identity: { ...paper, number: ` ${paper.number.toLowerCase()} ` },
    phone: '+86 139-2233-4401',
  })
  const seen = await asClerk(clerk, here, (ctx) => personOf(ctx, personId))
  assert.deepEqual(seen, {
    personId,
    name: '单雄信',
    identityKind: 'mainland-id',
    identityMasked: `4401**********${paper.number.slice(-4)}`,
    identityChecked: true,
    bornOn: '1971-03-05',
    ageClass: 'adult',
    phoneMasked: '139****4401',
    hasPhone: true,
  })
  const { rows } = await w.owner.query(
    'select name_pinyin, name_initials, phone_tail, sex::text, identity_sealed, phone_sealed from accounts.person where person_id = $1',
    [personId],
  )
  assert.deepEqual([rows[0].name_pinyin, rows[0].name_initials, rows[0].phone_tail], ['shanxiongxin', 'sxx', '4401'])
  assert.match(rows[0].identity_sealed, /^lg1\.a\.k1\./)
  await asClerk(clerk, here, async (ctx) => {
    assert.equal(await findByIdentity(ctx, 'mainland-id', paper.number), personId)
    assert.equal(await findByIdentity(ctx, 'mainland-id', idNumber('1971-03-05')), null)
    assert.deepEqual(await findByPhone(ctx, '13922334401'), [{ personId, nameMasked: '单*信' }])
  })
})

test('one number is one person: staff are offered the person, others only told', async () => {
  const paper = mainland('1980-01-01')
  const first = await register({ name: '黄阿明', identity: paper })
  const refusal = await register({ name: '黄阿明', identity: paper }).catch((e) => e)
  assert.deepEqual(
    [refusal.code, refusal.more],
    ['identity-known', { person: { personId: first, nameMasked: '黄*明' } }],
  )
  const elsewhere = await asClerk(clerkElsewhere, foreign, (ctx) =>
    registerPerson(ctx, { name: '黄阿明', identity: paper }),
  ).catch((e) => e)
  assert.equal(elsewhere.more.person.personId, first)
  const self = await w.somebody('黄冒名')
  const told = await w
    .call(self, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: paper.number } } })
    .catch((e) => e)
  assert.deepEqual([told.code, told.person], ['identity-known', undefined])
})

test('ten desks register one number at once: one person', async () => {
  for (let round = 0; round < 20; round++) {
    const paper = mainland('1985-05-05')
    const said = await Promise.all(
      Array.from({ length: 10 }, () =>
        register({ name: '赵同时', identity: paper }).then(
          (id) => id,
          (e) => e.code as string,
        ),
      ),
    )
    assert.equal(said.filter((s) => s === 'identity-known').length, 9)
    const { rows } = await w.owner.query(
      'select count(*)::int as n from accounts.identity_claim c join accounts.person p using (person_id) where c.person_id = $1',
      [said.find((s) => s !== 'identity-known')],
    )
    assert.equal(rows[0].n, 1)
  }
  const { rows } = await w.owner.query(`select count(*)::int as n from accounts.person where name = '赵同时'`)
  assert.equal(rows[0].n, 20)
})

test('nobody under 16 is registered, by number, by typed birthday, or later by showing a paper; 16 and 17 are marked', async () => {
  await assert.rejects(register({ name: '小明', identity: mainland('2010-03-06') }), { code: 'under-16' })
  await assert.rejects(register({ name: '小明', bornOn: '2010-03-06' }), { code: 'under-16' })
  await assert.rejects(
    register({ name: '小明', identity: { kind: 'passport', number: 'E12345678' }, bornOn: '2012-01-01' }),
    { code: 'under-16' },
  )
  const self = await w.somebody('小明')
  await assert.rejects(
    w.call(self, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: idNumber('2010-03-06') } } }),
    { code: 'under-16' },
  )
  assert.equal((await w.call(self, getMyPerson, {})).identityKind, 'none')
  const sixteen = await register({ name: '十六岁整', identity: mainland('2010-03-05') })
  assert.equal((await asClerk(clerk, here, (ctx) => personOf(ctx, sixteen))).ageClass, '16-17')
  const { rows } = await w.owner.query(
    `select count(*)::int as n from accounts.person where name = '小明' and identity_kind <> 'none'`,
  )
  assert.equal(rows[0].n, 0)
})

test('papers are checked by their own rules, and what they do not tell is asked', async () => {
  const bad = idNumber('1990-01-01').replace(/.$/, (last) => (last === '1' ? '2' : '1'))
  await assert.rejects(register({ name: '李四方', identity: { kind: 'mainland-id', number: bad } }), {
    code: 'identity-checksum',
    status: 422,
  })
  await assert.rejects(register({ name: '李四方', identity: { kind: 'hk-macau-permit', number: 'H12345678' } }), {
    code: 'born-on-needed',
  })
  await assert.rejects(register({ name: '李四方', identity: mainland('1990-01-01'), bornOn: '1991-01-01' }), {
    code: 'born-on-differs',
  })
  await assert.rejects(register({ name: '李四方', identity: { kind: 'none', number: '1' } }), {
    code: 'identity-not-expected',
  })
  const renewed = await register({
    name: '陳港生',
    identity: { kind: 'hk-macau-permit', number: 'H1234567801', checkedBy: clerk.personId },
    bornOn: '1966-06-06',
  })
  await assert.rejects(
    register({ name: '陳港生', identity: { kind: 'hk-macau-permit', number: 'H1234567802' }, bornOn: '1966-06-06' }),
    { code: 'identity-known' },
  )
  assert.equal((await asClerk(clerk, here, (ctx) => personOf(ctx, renewed))).bornOn, '1966-06-06')
  const without = await register({ name: '买买提·艾力', identity: { kind: 'none', number: '' } })
  assert.equal((await asClerk(clerk, here, (ctx) => personOf(ctx, without))).ageClass, null)
})

test('a paper typed at home may be corrected and bars nobody; a checked one is changed at the desk only', async () => {
  const typo = idNumber('1977-07-07')
  const self = await w.somebody('吴打错')
  await w.call(self, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: typo } } })
  const right = idNumber('1978-08-08')
  const now = await w.call(self, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: right } } })
  assert.deepEqual([now.bornOn, now.identityChecked], ['1978-08-08', false])
  await register({ name: '真主人', identity: mainland('1977-07-07', typo) })
  await asClerk(clerk, here, async (ctx) => {
    await tiePerson(ctx, self.personId, here, 'signed-in')
    await showIdentity(ctx, self.personId, { kind: 'mainland-id', number: right, checkedBy: clerk.personId })
  })
  assert.equal((await w.call(self, getMyPerson, {})).identityChecked, true)
  await assert.rejects(
    w.call(self, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: idNumber('1978-08-08') } } }),
    { code: 'identity-fixed' },
  )
  await assert.rejects(w.call(self, changeMyPerson, { body: { name: '吴改名' } }), { code: 'identity-fixed' })
})

test('a shared phone is said to be shared', async () => {
  const first = await register({ name: '夫妻一', phone: '13922334402' })
  const refusal = await register({ name: '夫妻二', phone: '13922334402' }).catch((e) => e)
  assert.deepEqual(
    [refusal.code, refusal.more],
    ['phone-known', { persons: [{ personId: first, nameMasked: '夫*一' }] }],
  )
  await register({ name: '夫妻二', phone: '13922334402', sharedPhone: true })
  await register({ name: '无手机' })
  await assert.rejects(register({ name: '错号码', phone: '1392233440' }), { code: 'phone-digits-short' })
  const hongKong = await register({ name: '香港客', phone: '+852 9123 4567' })
  assert.equal((await asClerk(clerk, here, (ctx) => personOf(ctx, hongKong))).phoneMasked, '+852*****567')
})

test('a clerk of another market reads nothing of a person, not even in clear', async () => {
  const personId = await register({ name: '石碁人', identity: mainland('1969-09-09'), phone: '13922334403' })
  await assert.rejects(
    asClerk(clerkElsewhere, foreign, (ctx) => personOf(ctx, personId)),
    { code: 'not-found' },
  )
  for (const endpoint of [getClearPhone, getClearIdentity]) {
    await assert.rejects(w.call(clerkElsewhere, endpoint, { params: { personId }, query: { reason: '好奇' } }), {
      code: 'not-found',
      status: 404,
    })
  }
  await assert.rejects(w.call(clerkElsewhere, getConsents, { params: { workerId: personId } }), { code: 'not-found' })
  await assert.rejects(
    w.call(clerkElsewhere, giveConsent, { params: { workerId: personId, purpose: 'location' }, body: { version: 1 } }),
    { code: 'not-found' },
  )
  await assert.rejects(
    asClerk(clerkElsewhere, foreign, (ctx) => showIdentity(ctx, personId, mainland('1969-09-09'))),
    { code: 'not-found' },
  )
  await assert.rejects(
    asClerk(clerkElsewhere, foreign, (ctx) => tiePerson(ctx, personId, here, 'hack')),
    /row-level security/,
  )
})

test('a clear reading has a reason and the person can see who read', async () => {
  const paper = mainland('1968-08-08')
  const personId = await register({ name: '查看我', identity: paper, phone: '13922334404' })
  await assert.rejects(w.call(clerk, getClearPhone, { params: { personId }, query: { reason: '' } }), {
    code: 'invalid',
  })
  assert.deepEqual(await w.call(clerk, getClearPhone, { params: { personId }, query: { reason: '电话通知改时间' } }), {
    phone: '13922334404',
    spoken: '139 2233 4404',
  })
  assert.equal(
    (await w.call(clerk, getClearIdentity, { params: { personId }, query: { reason: '核对合同' } })).number,
    paper.number,
  )
  const self = await w.signIn(personId, 'worker')
  const { items } = await w.call(self, getMyClearReadings, { query: {} })
  assert.deepEqual(
    items.map((i) => [i.what, i.by, i.reason]).toSorted(),
    [
      ['手机号', '窗口人员 何*玲', '电话通知改时间'],
      ['证件号', '窗口人员 何*玲', '核对合同'],
    ].toSorted(),
  )
  const { rows } = await w.owner.query(
    `select reason from kernel.journal where kind = 'person.read-clear' and subject_id = $1 order by journal_id`,
    [personId],
  )
  assert.deepEqual(
    rows.map((r) => r.reason),
    ['电话通知改时间', '核对合同'],
  )
  await assert.rejects(
    w.call(self, getClearPhone as never, { params: { personId }, query: { reason: '自己' } } as never),
    { code: 'forbidden' },
  )
  const silent = await register({ name: '没手机的' })
  await assert.rejects(w.call(clerk, getClearPhone, { params: { personId: silent }, query: { reason: '找人' } }), {
    code: 'phone-none',
  })
})

test('consent recorded at the desk says for whom and by whom', async () => {
  const personId = await register({ name: '窗口同意' })
  await w.call(clerk, giveConsent, {
    params: { workerId: personId, purpose: 'priority-group' },
    body: { version: 1, how: 'paper' },
  })
  assert.equal(await asClerk(clerk, here, (ctx) => hasConsent(ctx, personId, 'priority-group')), true)
  const { rows } = await w.owner.query(
    `select actor_id, for_person_id from kernel.journal where kind = 'consent.given' and subject_id = $1`,
    [personId],
  )
  assert.deepEqual(rows, [{ actor_id: clerk.personId, for_person_id: personId }])
  await w.call(clerk, withdrawConsent, { params: { workerId: personId, purpose: 'priority-group' } })
  assert.equal(await asClerk(clerk, here, (ctx) => hasConsent(ctx, personId, 'priority-group')), false)
})

test('what concerns a person waits on their page, and rings their phone if they have one', async () => {
  const personId = await register({ name: '有手机', phone: '13922334405' })
  await asClerk(clerkElsewhere, foreign, (ctx) =>
    textPerson(ctx, { personId, marketId: foreign, template: 'post-published', params: { job: '搬运' } }),
  )
  const { rows } = await w.owner.query('select channel from notices.message where person_id = $1 order by channel', [
    personId,
  ])
  assert.deepEqual(
    rows.map((r) => r.channel),
    ['page', 'sms'],
  )
})

test('no phone, ID number or name is in a log line, nor a number anywhere in clear', async () => {
  assert.deepEqual(
    w.lines.filter((line) => /139223344|440113(19|20)\d{6}|石碁人|"msg":"bug"/.test(line)),
    [],
  )
  const { rows } = await w.owner.query(
    `select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('accounts', 'notices', 'kernel', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  for (const { t } of rows) {
    const found = await w.owner.query(
      `select count(*)::int as n from ${t} as x where x::text ~ '139223344[0-9]{2}|440113(19|20)[0-9]{9}'`,
    )
    assert.equal(found.rows[0].n, 0, t)
  }
})

test('nobody at a counter puts a paper on a colleague, whose door single sign-on opens by it', async () => {
  const manager = await w.staff('卢主任', 'market-manager', { marketId: here })
  const tied = await asClerk(clerk, here, (ctx) => tiePerson(ctx, manager.personId, here, 'works-there'))
  assert.equal(tied, undefined)
  await assert.rejects(
    asClerk(clerk, here, (ctx) => showIdentity(ctx, manager.personId, mainland('1980-05-06'))),
    { code: 'forbidden', status: 403 },
  )
})
