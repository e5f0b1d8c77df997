import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import * as api from './hires.api.ts'
import { putWorkedHire, putWorkers } from './testing-rows.ts'

const w = await world()
w.setNow(new Date())

test('an officer sees what is overdue in every market of their part of the tree, longest first, and nothing beside it', async () => {
  const panyu = await w.market()
  const nansha = await w.market({ name: '南沙区零工市场', divisionCode: '440115' })
  const owed = async (marketId: string, dueFen: number) => {
    const [worker] = await putWorkers(w.within, w, marketId, 1)
    return putWorkedHire(w.within, { marketId, employerId: newId(), worker: worker!, dueFen })
  }
  const ids = [await owed(panyu, 10_000), await owed(nansha, 20_000), await owed(panyu, 30_000)]
  // The one that waits longest stands first.
  await w.owner.query(`update hires.wage_due set due_at = due_at - interval '2 days' where hire_id = $1`, [ids[2]])
  const listed = async (role: 'county-officer' | 'city-officer', divisionCode: string, query: object = {}) =>
    w.call(await w.staff('区干部', role, { divisionCode }), api.listAreaOverdueWages, { query })
  const city = await listed('city-officer', '440100')
  assert.deepEqual(new Set(city.items.map((h) => h.hireId)), new Set(ids))
  assert.equal(city.items[0]!.hireId, ids[2])
  assert.ok(city.items.every((h) => h.wage?.overdue && h.marketName.endsWith('零工市场')))
  assert.deepEqual(
    (await listed('county-officer', '440115')).items.map((h) => [h.hireId, h.marketName]),
    [[ids[1], '南沙区零工市场']],
  )
  const first = await listed('city-officer', '440100', { limit: '2' })
  const rest = await listed('city-officer', '440100', { limit: '2', after: first.next! })
  assert.deepEqual(
    [...first.items, ...rest.items].map((h) => h.hireId),
    city.items.map((h) => h.hireId),
  )
  assert.equal(rest.next, null)
  assert.deepEqual((await listed('city-officer', '440300')).items, [])
})
