import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Findings, piecesOf } from './marked-pieces.ts'

const finding = (field: string, text: string, ...spans: [number, number][]): Findings[number] => ({
  rowId: 'row',
  effect: 'refuse',
  code: 'code',
  message: 'message',
  source: 'source',
  words: spans.map(([start, end]) => ({ field, start, end, text: text.slice(start, end) })),
})

test('the words at fault stand apart from the rest', () => {
  const text = '只招男工，收押金200元'
  const pieces = piecesOf('title', text, [finding('title', text, [0, 4]), finding('title', text, [5, 8])])
  assert.deepEqual(
    pieces.filter((p) => p.by.length > 0).map((p) => p.text),
    ['只招男工', '收押金'],
  )
})

test('overlapping marks are cut where either begins or ends', () => {
  const text = '一二三四五'
  const pieces = piecesOf('title', text, [finding('title', text, [0, 3]), finding('title', text, [2, 5])])
  assert.deepEqual(
    pieces.map((p) => [p.text, p.by.length]),
    [
      ['一二', 1],
      ['三', 2],
      ['四五', 1],
    ],
  )
})

test('marks of another field change nothing, and no character is lost whatever the marks', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, spans) => {
      const findings = [finding('title', text, ...spans)]
      assert.equal(
        piecesOf('title', text, findings)
          .map((p) => p.text)
          .join(''),
        text,
      )
      assert.ok(piecesOf('description', text, findings).every((p) => p.by.length === 0))
    }),
  )
})
