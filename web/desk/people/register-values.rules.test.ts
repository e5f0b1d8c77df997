import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { readIdentity } from './identity-read.rules.ts'
import { bodyOf, EMPTY, fieldOf, wrongOf } from './register-values.rules.ts'

const TODAY = '2026-03-05'
const number = (seventeen: string) => seventeen + identityCheckCharacter(seventeen)
const paper = (n: string) => ({ kind: 'mainland-id' as const, number: n, bornOn: '' })
const full = {
  ...EMPTY,
  name: '李福娣',
  phone: '138 0013 8000',
  trades: [{ occupation: 'loader', name: '搬运装卸工', level: 'helper' as const }],
  consents: ['register'],
}

test('李福娣 with paper, phone, trade and consent is ready; what she did not say is not sent', () => {
  const shown = paper(number('44012619750302001'))
  assert.deepEqual(wrongOf(full, shown, TODAY), {})
  const body = bodyOf(full, shown)
  assert.equal(body.phone, '13800138000')
  assert.deepEqual(Object.keys(body.wishes), ['trades'])
})

test('without papers and without a phone she is still registered', () => {
  const none = { kind: 'none' as const, number: '', bornOn: '' }
  const draft = { ...full, phone: '', noPhone: true }
  assert.deepEqual(wrongOf(draft, none, TODAY), {})
  assert.equal(bodyOf(draft, none).phone, null)
})

test('an empty form names every field that must be filled', () => {
  assert.deepEqual(Object.keys(wrongOf(EMPTY, paper(''), TODAY)), ['identity', 'name', 'phone', 'trades', 'consents'])
})

test('a hardship is not written down without its own consent', () => {
  const draft = { ...full, grounds: ['veteran' as const] }
  const shown = paper(number('44012619750302001'))
  assert.ok(wrongOf(draft, shown, TODAY).grounds)
  assert.deepEqual(wrongOf({ ...draft, consents: ['register', 'priority-group'] }, shown, TODAY), {})
})

test('a number is judged once it is long enough, and a child is refused at the counter', () => {
  assert.equal(readIdentity(paper('4401261975'), TODAY).wrong, null)
  assert.ok(readIdentity(paper('440126197503020019'.replace(/.$/, '0')), TODAY).wrong)
  const child = readIdentity(paper(number('44012620120302001')), TODAY)
  assert.equal(child.complete, false)
  assert.ok(child.wrong)
})

test('every refusal of the server finds its field', () => {
  assert.equal(fieldOf('identity-other-name'), 'identity')
  assert.equal(fieldOf('phone-known'), 'phone')
  assert.equal(fieldOf('no-market'), null)
})
