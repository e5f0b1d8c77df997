import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Former, formerInWords } from './former-words.ts'

const one: Former = {
  workerId: '01a1ae44-1988-72d0-b905-6cb807853778',
  name: '陈志明',
  times: 4,
  arrivals: 4,
  onTime: 3,
  noShows: 1,
  lastTitle: '卸货',
  lastAt: '2026-03-04T00:00:00.000Z',
  isFavourite: false,
  refused: false,
}

test('who worked here is told by what was written down, a share only of enough arrivals', () => {
  assert.equal(formerInWords(one, '2026-03-05'), '干过4次，4次里3次准时，1次没来；上次昨天，卸货')
  assert.equal(formerInWords({ ...one, times: 1, arrivals: 1, noShows: 0 }, '2026-03-05'), '干过1次；上次昨天，卸货')
})
