import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { NO_MARKET } from '#kernel/context.ts'
import { hashToken } from '#kernel/crypto/index.ts'
import { verifyChain } from '#kernel/journal.ts'
import { world } from '#kernel/testing.ts'
import { endSession, getMe } from './accounts.api.ts'

const w = await world()
const personId = newId()
await w.within(async (tx) => {
  await tx.insertInto('accounts.person').values({ personId, name: '陈大文', createdAt: w.now }).execute()
  await tx
    .insertInto('accounts.session')
    .values({
      tokenHash: hashToken('t'.repeat(43)),
      sessionId: newId(),
      personId,
      door: 'worker',
      strength: 'sms',
      createdAt: w.now,
      seenAt: w.now,
      expiresAt: new Date(w.now.getTime() + 3600_000),
    })
    .execute()
})
const chen = { token: 't'.repeat(43) }

test('a worker with a session is told who they are', async () => {
  assert.equal((await w.call(chen, getMe, {})).name, '陈大文')
})
test('a stranger is asked to sign in, in Chinese', async () => {
  await assert.rejects(w.call(null, getMe, {}), { code: 'not-signed-in', status: 401, detail: '请先登录' })
})
test('a cookie alone, as a link on another site would bring it, speaks for nobody', async () => {
  const asked = (headers: object) =>
    w.app.inject({ url: '/api/session?door=worker', headers: { cookie: `linggong-worker=${chen.token}`, ...headers } })
  assert.equal((await asked({})).statusCode, 401)
  assert.equal((await asked({ 'linggong-door': 'worker' })).statusCode, 200)
})
test('a signed-out session is dead', async () => {
  await w.call(chen, endSession, {})
  await assert.rejects(w.call(chen, getMe, {}), { code: 'not-signed-in' })
})
test('a session nobody uses ends: at a desk after half an hour, on a worker’s phone after a season', async () => {
  const market = await w.market()
  const clerk = await w.staff('何美玲', 'clerk', { marketId: market })
  const worker = await w.somebody('李秀英')
  w.advance(29)
  await w.call(clerk, getMe, {})
  w.advance(29)
  assert.equal((await w.call(clerk, getMe, {})).name, '何美玲', 'use keeps it open')
  w.advance(31)
  await assert.rejects(w.call(clerk, getMe, {}), { code: 'not-signed-in' })
  await w.owner.query(`update accounts.session set expires_at = $1`, [new Date(w.now.getTime() + 365 * 86_400_000)])
  w.advance(59 * 24 * 60)
  await w.call(worker, getMe, {})
  w.advance(61 * 24 * 60)
  await assert.rejects(w.call(worker, getMe, {}), { code: 'not-signed-in' })
})
test('a session ends at the end it was given, however busy', async () => {
  const market = await w.market()
  const clerk = await w.staff('区美珍', 'clerk', { marketId: market })
  await w.owner.query(
    `update accounts.session set expires_at = created_at + interval '14 hours' where person_id = $1`,
    [clerk.personId],
  )
  for (let minutes = 0; minutes < 14 * 60 - 20; minutes += 20) {
    w.advance(20)
    await w.call(clerk, getMe, {})
  }
  w.advance(20)
  await assert.rejects(w.call(clerk, getMe, {}), { code: 'not-signed-in' })
})
test('what happened is sealed into a chain that verifies, and a changed entry is found', async () => {
  await w.within((tx) =>
    tx.insertInto('kernel.journal').values({ marketId: NO_MARKET, at: w.now, kind: 'thing.done' }).execute(),
  )
  await w.owner.query('insert into kernel.unsealed select market_id, journal_id from kernel.journal')
  assert.equal((await w.seal()).length, 1)
  assert.equal(await w.within((tx) => verifyChain(tx, NO_MARKET)), null)
  await w.owner.query(`update kernel.journal set data = '{"x":1}'`)
  assert.deepEqual(await w.within((tx) => verifyChain(tx, NO_MARKET)), { marketId: NO_MARKET, seq: 1, what: 'changed' })
})
