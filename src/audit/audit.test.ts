import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { writeJournal } from '#kernel/journal.ts'
import { world } from '#kernel/testing.ts'
import { listJournal, verifyChains } from './audit.api.ts'

const w = await world()
const here = await w.market()
const there = await w.market({ name: '天河区员村零工市场', divisionCode: '440106' })
const busy = await w.market({ name: '荔湾区芳村零工市场', divisionCode: '440103' })
const auditor = await w.staff('周查', 'audit-admin', { divisionCode: '440000' })
const manager = await w.staff('何美玲', 'market-manager', { marketId: here })
const subjectId = newId()
await w.within(async (tx) => {
  for (let i = 0; i < 5; i++) {
    await writeJournal(tx, null, w.now, { kind: 'hire.accepted', marketId: here, subjectId, data: { i } })
    await writeJournal(tx, null, w.now, { kind: 'post.published', marketId: there })
  }
})

test('the audit administrator reads all that happened, page by page', async () => {
  const first = await w.call(auditor, listJournal, { query: { kind: 'hire', limit: 3 } })
  assert.equal(first.items.length, 3)
  const second = await w.call(auditor, listJournal, { query: { kind: 'hire', limit: 3, after: first.next! } })
  assert.deepEqual(
    [...first.items, ...second.items].map((e) => e.data['i']),
    [4, 3, 2, 1, 0],
  )
  assert.equal(second.next, null)
})
test('a market manager reads only what happened in the market', async () => {
  const { items } = await w.call(manager, listJournal, { query: {} })
  assert.deepEqual([...new Set(items.map((e) => e.marketId))], [here])
})
test('a chain that grows while it is verified is whole', async () => {
  await w.seal()
  let writing = true
  const growing = (async () => {
    while (writing) {
      await w.within((tx) => writeJournal(tx, null, w.now, { kind: 'post.published', marketId: busy }))
      await w.seal()
    }
  })()
  for (let i = 0; i < 40; i++) assert.deepEqual((await w.call(auditor, verifyChains, {})).faults, [])
  writing = false
  await growing
})
test('whole chains verify; an entry changed behind our back is found and named', async () => {
  await w.seal()
  const whole = await w.call(auditor, verifyChains, {})
  const { rows } = await w.owner.query(`select count(*)::int as n from kernel.journal`)
  assert.deepEqual([whole.faults, whole.links], [[], rows[0].n])
  await w.owner.query(`update kernel.journal set data = '{"i": 9}' where kind = 'hire.accepted' and data = '{"i": 2}'`)
  const { faults } = await w.call(auditor, verifyChains, {})
  assert.deepEqual(faults, [{ marketId: here, seq: 3, what: 'changed' }])
})
test('an entry whose link was cut off with the head is found', async () => {
  await w.owner.query(`delete from kernel.chain_link where market_id = $1 and seq = 5`, [there])
  const { faults } = await w.call(auditor, verifyChains, {})
  assert.ok(faults.some((f) => f.marketId === there && f.what === 'cut-tail'))
})
