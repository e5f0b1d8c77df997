import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPoint } from './read-point.rules.ts'

test('coordinates copied from a map are read whichever comes first', () => {
  assert.deepEqual(readPoint('22.9501, 113.4302'), { lat: 22.9501, lng: 113.4302 })
  assert.deepEqual(readPoint('113.4302，22.9501'), { lat: 22.9501, lng: 113.4302 })
})

test('what is no place in or near the province is not guessed at', () => {
  for (const text of ['', '22.95', '39.9,116.4', '22.95,113.43,5', '石碁']) assert.equal(readPoint(text), null, text)
})
