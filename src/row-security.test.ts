/** What row-level security says of inserts by itself, whatever the application would have asked before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InsertObject, sql } from 'kysely'
import type { DB } from '#db/tables.ts'
import { newId } from '#kernel/clock.ts'
import { inTransaction, PUBLIC_SCOPE, type Scope, type Tx } from '#kernel/database.ts'
import { world } from '#kernel/testing.ts'

const w = await world()
const here = await w.market()
const there = await w.market({ name: '天河区员村零工市场', divisionCode: '440106' })
const clerk = await w.staff('何美玲', 'clerk', { marketId: here })
const worker = await w.somebody('陈大文')
const other = await w.somebody('李秀英')
const employerId = newId()
const boss = await w.member('李老板', employerId)

const SCOPES: Record<string, Scope> = {
  stranger: PUBLIC_SCOPE,
  worker: { personId: worker.personId, employerId: null, markets: [] },
  employer: { personId: boss.personId, employerId, markets: [] },
  clerk: { personId: clerk.personId, employerId: null, markets: [here] },
}
const REFUSED = '42501'
/** 'yes' or the database's word, and nothing stays. */
async function said(scope: Scope, body: (tx: Tx) => Promise<unknown>): Promise<string> {
  const undo = new Error('undo')
  return inTransaction(w.world.db, scope, 'read write', async (tx) => {
    await body(tx)
    throw undo
  }).then(
    () => 'yes',
    (error) => (error === undo ? 'yes' : error.code),
  )
}
const insert = <T extends keyof DB & string>(who: string, table: T, row: object) =>
  said(SCOPES[who]!, (tx) =>
    tx
      .insertInto(table)
      .values(row as InsertObject<DB, T>)
      .execute(),
  )

test('a person is registered under the name of who does it', async () => {
  const row = (createdBy: string | null) => ({ personId: newId(), name: '某人', createdAt: w.now, createdBy })
  for (const who of Object.keys(SCOPES)) {
    assert.equal(await insert(who, 'accounts.person', row(null)), REFUSED, who)
    assert.equal(await insert(who, 'accounts.person', row(other.personId)), REFUSED, who)
  }
  assert.equal(await insert('clerk', 'accounts.person', row(clerk.personId)), 'yes')
})

test('no caller writes themselves or anybody else a role of staff, or turns one they have into another', async () => {
  const grant = (personId: string, more: object) => ({
    personId,
    grantId: newId(),
    fromAt: w.now,
    grantedAt: w.now,
    grantedBy: personId,
    ...more,
  })
  for (const [who, { personId }] of Object.entries(SCOPES))
    for (const more of [
      { role: 'clerk', marketId: here },
      { role: 'market-manager', marketId: there },
      { role: 'province-officer', divisionCode: '440000' },
      { role: 'security-admin', divisionCode: '440000' },
    ]) {
      const row = { ...grant(other.personId, more), grantedBy: personId }
      assert.equal(await insert(who, 'accounts.roleGrant', row), REFUSED, `${who} ${more.role}`)
      if (personId)
        assert.equal(await insert(who, 'accounts.roleGrant', grant(personId, more)), REFUSED, `${who} ${more.role}`)
    }
  const employers = grant(worker.personId, { role: 'employer', employerId: newId() })
  assert.equal(await insert('worker', 'accounts.roleGrant', employers), 'yes')
  assert.equal(await insert('worker', 'accounts.roleGrant', { ...employers, grantedBy: null }), REFUSED)
  const change = (set: string) =>
    said(SCOPES['clerk']!, (tx) => sql.raw(`update accounts.role_grant set ${set}`).execute(tx))
  assert.equal(await change(`role = 'market-manager'`), REFUSED)
  assert.equal(await change(`market_id = '${there}'`), REFUSED)
  assert.equal(await change('ended_at = null'), 'yes')
})

test('an employer begins unverified, under the name of who registers it', async () => {
  const row = (createdBy: string | null, level: string) => ({
    employerId: newId(),
    kind: 'household',
    name: '李姓家庭',
    contactPersonId: other.personId,
    contactName: '李老板',
    phoneSealed: 'x',
    phoneMasked: 'x',
    divisionCode: '440113',
    address: '石碁镇',
    level,
    levelSince: w.now,
    createdAt: w.now,
    createdBy,
  })
  for (const [who, { personId }] of Object.entries(SCOPES)) {
    assert.equal(await insert(who, 'employers.employer', row(null, 'unverified')), REFUSED, who)
    assert.equal(await insert(who, 'employers.employer', row(other.personId, 'unverified')), REFUSED, who)
    if (!personId) continue
    assert.equal(await insert(who, 'employers.employer', row(personId, 'verified')), REFUSED, who)
    assert.equal(await insert(who, 'employers.employer', row(personId, 'unverified')), 'yes', who)
  }
})

test('ties, workers, passwords and reviews lie in the scope of who writes them', async () => {
  const tie = (marketId: string) => ({ employerId, marketId, since: w.now })
  assert.equal(await insert('worker', 'employers.tie', tie(here)), REFUSED)
  assert.equal(await insert('clerk', 'employers.tie', tie(there)), REFUSED)
  assert.equal(await insert('clerk', 'employers.tie', tie(here)), 'yes')
  assert.equal(await insert('employer', 'employers.tie', tie(there)), 'yes')
  const card = (workerId: string, marketId: string) => ({ workerId, marketId, cardNumber: '1', createdAt: w.now })
  assert.equal(await insert('worker', 'workers.worker', card(other.personId, here)), REFUSED)
  assert.equal(await insert('worker', 'workers.worker', card(worker.personId, here)), 'yes')
  assert.equal(await insert('clerk', 'workers.worker', card(other.personId, there)), REFUSED)
  const password = (personId: string) => ({ personId, passwordHash: 'x', passwordChangedAt: w.now })
  assert.equal(await insert('clerk', 'accounts.credential', password(other.personId)), REFUSED)
  assert.equal(await insert('clerk', 'accounts.credential', password(clerk.personId)), 'yes')
  const review = {
    reviewId: newId(),
    postId: newId(),
    outcome: 'published',
    findings: '[]',
    rowsOn: '2026-03-05',
    at: w.now,
  }
  for (const who of ['worker', 'employer', 'stranger'])
    assert.equal(await insert(who, 'jobs.review', { ...review, marketId: here }), REFUSED, who)
  assert.equal(await insert('clerk', 'jobs.review', { ...review, marketId: there }), REFUSED)
})

test('where anybody may insert, nobody reads or changes by it', async () => {
  const { rows } = await w.owner.query(`
    select schemaname || '.' || tablename as at from pg_policies
    where with_check = 'true' and schemaname not in ('pgboss') order by 1`)
  assert.deepEqual(
    rows.map((r) => r.at),
    ['kernel.journal', 'kernel.unsealed', 'notices.message'],
  )
  const may = async (table: string, what: string) =>
    (await w.owner.query(`select has_table_privilege('linggong_app', $1, $2) as may`, [table, what])).rows[0].may
  assert.deepEqual(
    [
      await may('kernel.journal', 'UPDATE'),
      await may('kernel.journal', 'DELETE'),
      await may('kernel.unsealed', 'UPDATE'),
    ],
    [false, false, false],
  )
  const messageId = newId()
  await inTransaction(w.world.db, SCOPES['worker']!, 'read write', (tx) =>
    tx
      .insertInto('notices.message')
      .values({
        recipientHash: 'x',
        messageId,
        personId: other.personId,
        channel: 'page',
        template: 'hire-changed',
        textSealed: 'x',
        state: 'sent',
        madeAt: w.now,
      })
      .execute(),
  )
  const seenBy = (scope: Scope) =>
    inTransaction(w.world.db, scope, 'read only', (tx) =>
      tx.selectFrom('notices.message').select('messageId').where('messageId', '=', messageId).execute(),
    )
  assert.deepEqual(
    [(await seenBy(SCOPES['worker']!)).length, (await seenBy({ ...PUBLIC_SCOPE, personId: other.personId })).length],
    [0, 1],
  )
})
