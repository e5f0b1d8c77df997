import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { editDistance, likeness, plainText, soundsOf, syllablesOf } from './nearness.ts'

test('typed text is compared without width, case, spaces or punctuation', () => {
  assert.equal(plainText(' ＰanYu，区 '), 'panyu区')
  assert.equal(plainText('lüe'), 'lue')
  assert.equal(plainText('huang lve'), 'huanglue')
})

test('a swap, a slip and a missing letter each cost one', () => {
  assert.equal(editDistance('dianhan', 'dianhna'), 1)
  assert.equal(editDistance('电焊工', '电旱工'), 1)
  assert.equal(editDistance('banyun', 'bayun'), 1)
  assert.equal(editDistance('abcdef', 'uvwxyz', 2), 3)
})

test('distance is symmetric, zero only for equal words, and at most the longer length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '工', '车'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      assert.equal(distance, editDistance(b, a))
      assert.equal(distance === 0, a === b)
      assert.ok(distance <= Math.max(a.length, b.length))
      assert.ok(likeness(a, b) >= 0 && likeness(a, b) <= 1)
    }),
  )
})

test('a word is sounded out from the words the data already reads, or not at all', () => {
  const syllables = syllablesOf([
    ['唐家', 'tang jia'],
    ['塘厦', 'tang xia'],
    ['广厦', 'guang sha'],
  ])
  assert.deepEqual(soundsOf('唐厦', syllables), ['tangxia', 'tangsha'])
  assert.deepEqual(soundsOf('唐🙂', syllables), [])
})
