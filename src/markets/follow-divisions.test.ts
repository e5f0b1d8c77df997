import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import { listMyMarkets } from './markets.api.ts'

const w = await world()
const marketId = await w.market({ divisionCode: '440113' })
const officer = await w.staff('梁局', 'county-officer', { divisionCode: '440106' })

test('when a county is hung elsewhere, its markets and the rights over them follow', async () => {
  assert.equal((await w.call(officer, listMyMarkets, { query: {} })).items.length, 0)
  await w.owner.query(`update divisions.division set parent = '440106' where code = '440113'`)
  await w.runWork('markets.follow-divisions')
  const { rows } = await w.owner.query('select area from markets.market where market_id = $1', [marketId])
  assert.deepEqual(rows[0].area, ['440000', '440100', '440106', '440113'])
  assert.equal((await w.call(officer, listMyMarkets, { query: {} })).items.length, 1)
})
