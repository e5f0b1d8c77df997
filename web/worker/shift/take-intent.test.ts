import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSpent, newIntent, spend } from './take-intent.ts'

test('one press of 报名 counts once, the next press anew; what nobody pressed never counts', () => {
  const first = newIntent(3)
  assert.equal(isSpent(first), false)
  spend(first)
  assert.equal(isSpent(first), true)
  assert.equal(isSpent({ ...first }), true, 'as read back from the history')
  assert.equal(isSpent(newIntent(3)), false)
  assert.equal(isSpent({ takeVersion: 3 }), true)
})
