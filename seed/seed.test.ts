/** The demo as whoever starts it meets it: it fills once, its people can log in, and nothing in it breaks a promise. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLoginCode, createSession, createStaffSession } from '#accounts/accounts.api.ts'
import { CannotStart } from '#db/cannot-start.ts'
import { listMarketHires } from '#hires/hires.api.ts'
import { ledgerFaults } from '#hires/index.ts'
import { canonicalJson, sha256 } from '#kernel/crypto/index.ts'
import { verifyChain } from '#kernel/journal.ts'
import { type TestWorld, world } from '#kernel/testing.ts'
import { getDemoMessages } from '#notices/notices.api.ts'
import { seedDemo } from './demo.ts'
import { DEMO_PASSWORD, EMPLOYERS, STAFF, WORKERS } from './people.ts'
import { COUNTS, seedProvince } from './province.ts'

const NOW = new Date('2026-11-24T05:10:00+08:00')
const w = await world({ now: NOW })
const county = (of: TestWorld = w) => seedDemo({ url: of.url, world: of.world, size: 'county' })
const lines = await county()

const count = async (of: TestWorld, query: string) => Number((await of.owner.query(query)).rows[0].n)

test('the town has hires in every state, posts of the five kinds, full shifts and posts that wait', async () => {
  const states = await w.owner.query('select state, count(*)::int as n from hires.hire group by state order by state')
  assert.deepEqual(states.rows.map((r) => r.state).sort(), [
    'accepted',
    'cancelled-by-employer',
    'cancelled-by-worker',
    'checked-in',
    'confirmed',
    'no-show',
    'paid',
    'worked',
  ])
  const kinds = await w.owner.query(`select distinct kind from jobs.post where state = 'published'`)
  assert.equal(kinds.rows.length, 5)
  assert.ok(
    (await count(w, `select count(*) as n from jobs.shift where listed and starts_at > '${NOW.toISOString()}'`)) >= 6,
  )
  assert.ok((await count(w, `select count(*) as n from jobs.shift where state = 'filled'`)) >= 2)
  assert.equal(await count(w, `select count(*) as n from jobs.post where state = 'submitted'`), 2)
  assert.equal(await count(w, `select count(*) as n from jobs.post where state = 'rejected'`), 1)
  assert.equal(await count(w, `select count(*) as n from jobs.post where state = 'draft'`), 1)
  assert.ok(
    (await count(
      w,
      `select count(*) as n from hires.wage_due where overdue_at is not null and confirmed_at is null`,
    )) >= 1,
  )
  assert.equal(
    await count(
      w,
      `select count(*) as n from hires.wage_due where disputed_at is not null and dispute_settled_at is null`,
    ),
    1,
  )
  const waiting = await w.owner.query(
    `select r.findings from jobs.review r join jobs.post p using (market_id, post_id) where p.state = 'submitted'`,
  )
  assert.ok(
    waiting.rows.some((r) => r.findings.length > 0),
    'one waits with what the law says',
  )
})

test('the town keeps every promise', () => promises(w))

test('nothing of the town was done in the future, and no message waits', async () => {
  const ahead = await w.owner.query(`select kind, at from kernel.journal where at > '${NOW.toISOString()}'`)
  assert.deepEqual(ahead.rows, [])
  assert.equal(await count(w, `select count(*) as n from notices.message where state <> 'sent'`), 0)
})

test('every member of staff who is listed logs in with the password', async () => {
  for (const { loginName, name, role } of STAFF) {
    assert.ok(lines.some((l) => l.includes(loginName) && l.includes(name)))
    const { me } = await w.call(null, createStaffSession, { body: { loginName, password: DEMO_PASSWORD } })
    assert.equal(me.as, role)
    assert.equal(me.name, name)
    assert.equal(me.mustDo, null)
  }
})

test('every worker and employer with a phone logs in by code; a shared phone asks who', async () => {
  const doors = [
    ...Object.values(WORKERS).map((p) => ({ phone: p.phone, name: p.name as string, door: 'worker' as const })),
    ...Object.values(EMPLOYERS).map((p) => ({
      phone: p.phone,
      name: p.contactName as string,
      door: 'employer' as const,
    })),
  ]
  for (const { phone, name, door } of doors) {
    assert.ok(lines.some((l) => l.includes(name) && l.includes(phone ?? '没有手机')))
    if (!phone) continue
    w.advance(2)
    await w.call(null, createLoginCode, { body: { phone, door } })
    const { items } = await w.call(null, getDemoMessages, { query: {} })
    const code = /验证码(\d{6})/.exec(items.find((m) => m.template === 'login-code')!.text)![1]!
    const shared = doors.filter((d) => d.phone === phone).length > 1
    const login = (personId?: string) =>
      w.call(null, createSession, { body: { phone, code, door, ...(personId && { personId }) } })
    if (!shared) {
      const { me } = await login()
      assert.equal(me.name, name)
      assert.equal(me.as, door)
      continue
    }
    const asked = await login().catch((e) => e)
    assert.equal(asked.code, 'choose-person')
    const chosen = asked.persons.find((p: { nameMasked: string }) => p.nameMasked.endsWith([...name].at(-1)!))
    assert.equal((await login(chosen.personId)).me.name, name)
  }
})

test('a second start adds nothing and says the same', async () => {
  const before = await count(w, 'select count(*) as n from kernel.journal')
  assert.deepEqual(await county(), lines)
  assert.equal(await count(w, 'select count(*) as n from kernel.journal'), before)
})

test('a database with other people in it is refused in one line, and so is a size nobody knows', async () => {
  const real = await world({ now: NOW })
  await real.somebody('钟国良')
  await assert.rejects(county(real), (e: Error) => e instanceof CannotStart && !e.message.includes('\n'))
  await assert.rejects(seedDemo({ url: real.url, world: real.world, size: 'world' }), CannotStart)
  assert.equal(await count(real, 'select count(*) as n from accounts.person'), 1)
})

test('what a kill left half filled is not taken for a town', async () => {
  const half = await world({ now: NOW })
  await half.owner.query(
    `insert into kernel.journal (market_id, at, kind, data) values ('00000000-0000-0000-0000-000000000000', now(), 'demo.begun', '{"size": "county"}')`,
  )
  await assert.rejects(county(half), CannotStart)
})

/** What no demo may break, whatever its size. */
async function promises(of: TestWorld): Promise<void> {
  assert.deepEqual(await of.within((tx) => ledgerFaults(tx)), [])
  const broken = async (query: string) => (await of.owner.query(`${query} limit 3`)).rows
  assert.deepEqual(
    await broken(`select s.shift_id, s.taken, count(h.*) from jobs.shift s left join hires.hire h using (market_id, shift_id)
      group by s.market_id, s.shift_id having s.taken <> count(*) filter (where h.live)`),
    [],
    'taken is the number of live hires',
  )
  assert.deepEqual(
    await broken(
      `select h.hire_id from hires.hire h full join hires.busy b using (hire_id) where h.live is distinct from b.live`,
    ),
    [],
    'whoever is hired is busy',
  )
  const now = of.now.toISOString()
  assert.deepEqual(
    await broken(`select s.shift_id, s.listed, s.state, p.state from jobs.shift s join jobs.post p using (market_id, post_id)
      where s.listed <> (s.state = 'open' and s.taken < s.headcount and s.starts_at > '${now}' and p.state = 'published' and p.valid_until > '${now}')`),
    [],
    'the board lists what can be taken',
  )
  assert.deepEqual(
    await broken(`select shift_id, state from jobs.shift where state not in ('cancelled', 'settled') and state <> (case
      when ends_at <= '${now}' then 'ended' when starts_at <= '${now}' then 'under-way' when taken >= headcount then 'filled' else 'open' end)::jobs.shift_state`),
    [],
    'shifts are where the clock says',
  )
  assert.deepEqual(
    await broken(`select h.hire_id from hires.hire h where not exists (select from kernel.journal j
      where j.market_id = h.market_id and j.subject_id = h.hire_id and j.kind = 'hire.accepted')`),
    [],
    'every hire is in the journal',
  )
  assert.deepEqual(
    await broken(`select p.person_id from accounts.person p where p.identity_kind <> 'none'
      and not exists (select from accounts.identity_claim c where c.person_id = p.person_id)`),
    [],
    'one person, one identity',
  )
  while ((await of.seal()).length > 0);
  const { rows } = await of.owner.query('select market_id from kernel.chain_head')
  for (const { market_id } of rows) assert.equal(await of.within((tx) => verifyChain(tx, market_id)), null)
}

/** A hundredth and a half of the province. */
const SCALE = 0.015
const p = await world({ now: NOW })
const seeded = await seedProvince({ url: p.url, world: p.world, scale: SCALE })

test('a small province keeps every promise, and its chains are whole', () => promises(p))

test('a small province is at work: workers, employers, open shifts ahead, some arrears and quarrels', async () => {
  const n = (table: string, where = 'true') => count(p, `select count(*) as n from ${table} where ${where}`)
  assert.ok(Math.abs((await n('workers.worker')) - COUNTS.workers * SCALE) < 10)
  assert.ok(Math.abs((await n('employers.employer')) - COUNTS.employers * SCALE) < 10)
  const soon = new Date(NOW.getTime() + 2 * 86_400_000).toISOString()
  assert.ok((await n('jobs.shift', `listed and starts_at < '${soon}'`)) >= 1500 * SCALE)
  assert.ok((await n('hires.hire')) > 800)
  for (const state of [
    'accepted',
    'worked',
    'paid',
    'confirmed',
    'cancelled-by-worker',
    'cancelled-by-employer',
    'no-show',
  ])
    assert.ok((await n('hires.hire', `state = '${state}'`)) > 0, state)
  assert.ok((await n('hires.wage_due', `due_at < '${NOW.toISOString()}' and paid_fen < amount_fen`)) > 0, 'arrears')
  assert.ok((await n('hires.wage_due', 'disputed_at is not null')) > 0, 'quarrels')
  assert.equal(await n('kernel.journal', `at > '${NOW.toISOString()}'`), 0)
  assert.equal(await n('hires.wage_due', `amount_fen < 1000`), 0, 'nobody works for nothing')
})

test('job cards are frozen as the product freezes them', async () => {
  const { rows } = await p.owner.query('select card, card_hash, number from hires.hire order by hire_id limit 200')
  for (const { card, card_hash, number } of rows) {
    assert.equal(sha256(canonicalJson(card)), card_hash)
    assert.equal(card.number, number)
  }
})

test('no woman was sent to work the law keeps from women, and nobody under 18 is in the crowd', async () => {
  const heavy = `select count(*) as n from hires.hire h join accounts.person p on p.person_id = h.worker_id
    join jobs.post o using (market_id, post_id) where p.sex = 'female' and o.occupation in ('loader', 'bricklayer', 'parcel-handler')`
  assert.equal(await count(p, heavy), 0)
  assert.equal(await count(p, `select count(*) as n from accounts.person where born_on > '2008-11-24'`), 0)
})

test('staff of one hall of the province sees its own hires and no others', async () => {
  const { rows } = await p.owner.query(
    'select market_id, count(*)::int as n from hires.hire group by market_id order by n desc limit 1',
  )
  const clerk = await p.staff('何美玲', 'clerk', { marketId: rows[0].market_id })
  const { items } = await p.call(clerk, listMarketHires, {
    params: { marketId: rows[0].market_id },
    query: { limit: 100 },
  })
  assert.ok(items.length > 0)
  const other = await p.owner.query('select market_id from markets.market where market_id <> $1 limit 1', [
    rows[0].market_id,
  ])
  await assert.rejects(
    p.call(clerk, listMarketHires, { params: { marketId: other.rows[0].market_id }, query: {} }),
    (e: { code?: string }) => e.code === 'forbidden',
  )
})

test('workers and clerks of the crowd log in like anybody', async () => {
  const phone = '13800100000'
  await p.call(null, createLoginCode, { body: { phone, door: 'worker' } })
  const { items } = await p.call(null, getDemoMessages, { query: {} })
  const code = /验证码(\d{6})/.exec(items[0]!.text)![1]!
  const { me } = await p.call(null, createSession, { body: { phone, code, door: 'worker' } })
  assert.ok(me.name.length >= 2)
  const staff = await p.call(null, createStaffSession, { body: { loginName: 'shichang001', password: DEMO_PASSWORD } })
  assert.equal(staff.me.as, 'clerk')
})

test('the same seed makes the same province, another seed another', async () => {
  const again = await world({ now: NOW })
  const same = await seedProvince({ url: again.url, world: again.world, scale: SCALE })
  assert.equal(same.hash, seeded.hash)
  assert.deepEqual(same.rows, seeded.rows)
  const other = await world({ now: NOW })
  assert.notEqual((await seedProvince({ url: other.url, world: other.world, scale: 0.01, seed: 7 })).hash, seeded.hash)
})
