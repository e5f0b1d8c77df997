import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualTrades } from './usual-trades.ts'

const common = ['loader', 'sorter', 'packer', 'cleaner', 'waiter']

test('the board shows what this phone looked for before what most ask for, and does not move under the finger', () => {
  assert.deepEqual(usualTrades([], common, []), ['loader', 'sorter', 'packer', 'cleaner'])
  assert.deepEqual(usualTrades([], common, ['welder']), ['welder', 'loader', 'sorter', 'packer'])
  assert.deepEqual(usualTrades(['packer'], common, ['welder']), ['welder', 'loader', 'sorter', 'packer'])
})
test('whatever is chosen is to be seen, so that it can be let go', () => {
  assert.deepEqual(usualTrades(['chef'], common, []), ['chef', 'loader', 'sorter', 'packer'])
  assert.deepEqual(usualTrades(['chef', 'cleaner'], common, []), ['chef', 'loader', 'sorter', 'cleaner'])
  assert.deepEqual(usualTrades(['a', 'b', 'c', 'd', 'e'], common, []), ['a', 'b', 'c', 'd'])
})
