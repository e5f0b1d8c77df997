import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HireLine, levelMeans } from '../words.ts'
import { grouped, reckonOut, whyNotIn, whyNotOut } from './roll.ts'

const hire = (more: object = {}) =>
  ({
    hireId: 'h',
    state: 'accepted',
    startsAt: '2026-03-05T00:00:00.000Z',
    endsAt: '2026-03-05T09:00:00.000Z',
    pay: { fen: 24000, unit: 'day', pieceName: null },
    attendance: null,
    ...more,
  }) as unknown as HireLine
const inside = (unit: string) =>
  hire({
    state: 'checked-in',
    pay: { fen: unit === 'piece' ? 50 : 24000, unit, pieceName: unit === 'piece' ? '箱' : null },
    attendance: { inAt: '2026-03-04T23:50:00.000Z' },
  })

test('the list is worked through from those who have not come to those who are gone', () => {
  const states = ['confirmed', 'no-show', 'accepted', 'checked-in', 'worked', 'cancelled-by-worker']
  assert.deepEqual(
    grouped(states.map((state) => hire({ state }))).map(({ group, hires }) => [group, hires.length]),
    [
      ['expected', 1],
      ['working', 1],
      ['done', 2],
      ['gone', 2],
    ],
  )
})
test('people are checked in from an hour before the start, and out only when they are in', () => {
  assert.equal(whyNotIn(hire(), new Date('2026-03-05T06:30:00+08:00')), 'too-early')
  assert.equal(whyNotIn(hire(), new Date('2026-03-05T07:30:00+08:00')), null)
  assert.equal(whyNotOut(hire(), new Date('2026-03-05T12:00:00+08:00')), 'not-checked-in')
  assert.equal(whyNotOut(inside('day'), new Date('2026-03-06T12:00:00+08:00')), null)
})
test('the sum is shown before it is final: a day cut short by half is paid by half, coming early adds nothing', () => {
  const sum = reckonOut(inside('day'), 60, {
    outAt: new Date('2026-03-05T04:00:00.000Z'),
    breakMinutes: 0,
    pieces: null,
  })
  assert.deepEqual([sum?.amountFen, sum?.basis.how, sum?.basis.workedMinutes], [12000, 'part-day', 240])
})
test('piece pay waits for its count, and nobody leaves before they came', () => {
  const outAt = new Date('2026-03-05T09:00:00.000Z')
  assert.equal(reckonOut(inside('piece'), 60, { outAt, breakMinutes: 60, pieces: null }), null)
  assert.equal(reckonOut(inside('piece'), 60, { outAt, breakMinutes: 60, pieces: 320 })?.amountFen, 16000)
  assert.equal(
    reckonOut(inside('day'), 60, { outAt: new Date('2026-03-04T22:00:00.000Z'), breakMinutes: 60, pieces: null }),
    null,
  )
})
test('a provisional approval says its limit, its use and its end', () => {
  const { text } = levelMeans(
    { level: 'provisional', levelUntil: '2026-03-06T01:00:00.000Z', openHeadcountLimit: 5, openHeadcount: 2 },
    new Date('2026-03-05T08:00:00+08:00'),
  )
  assert.match(text, /最多同时招5人，现在在招2人/)
  assert.match(text, /明天上午9点前有效/)
})
