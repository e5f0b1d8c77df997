import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { cardNumberFrom } from '#workers/worker.rules.ts'
import { readAsked, whyNoSuchNumber } from './find-person.rules.ts'

const TODAY = '2026-03-05'
const id = (seventeen: string) => seventeen + identityCheckCharacter(seventeen)

test('a whole number names one person: paper, phone or card', () => {
  const number = id('44012619750302001')
  assert.deepEqual(readAsked(number.toLowerCase(), TODAY), { exact: { identity: { kind: 'mainland-id', number } } })
  assert.deepEqual(readAsked('138 0013 8000', TODAY), { exact: { phone: '13800138000' } })
  const card = cardNumberFrom('123456789')
  assert.deepEqual(readAsked(`LG:W:${card}`, TODAY), { exact: { card } })
  assert.deepEqual(readAsked('H12345678', TODAY), {
    exact: { identity: { kind: 'hk-macau-permit', number: 'H12345678' } },
  })
})

test('a name, its letters or the last digits of a phone are searched for in the market', () => {
  assert.deepEqual(readAsked(' 李福娣 ', TODAY), { text: '李福娣' })
  assert.deepEqual(readAsked('lfd', TODAY), { text: 'lfd' })
  assert.deepEqual(readAsked('8000', TODAY), { text: '8000' })
  assert.equal(readAsked('  ', TODAY), null)
})

test('a slip in an identity number is said instead of finding nobody', () => {
  const right = id('44012619750302001')
  const wrong = `${right.slice(0, 16)}${(Number(right[16]) + 1) % 10}${right[17]}`
  assert.equal(whyNoSuchNumber(right, TODAY), null)
  assert.match(whyNoSuchNumber(wrong, TODAY)!, /核对/)
  assert.deepEqual(readAsked(wrong, TODAY), { text: wrong })
})
