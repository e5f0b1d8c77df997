import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HireLine, PostRecord } from '../words.ts'
import { type BoardShift, byDay, byShift, lacking, unpaidTotals } from './board.ts'

const shift = (shiftId: string, startsAt: string) => ({ shiftId, startsAt }) as unknown as BoardShift

test('the board is laid out a day at a time, a running shift under the day it began', () => {
  assert.deepEqual(
    byDay([
      shift('running', '2026-03-04T22:00:00.000Z'),
      shift('evening', '2026-03-05T11:00:00.000Z'),
      shift('tomorrow', '2026-03-06T00:00:00.000Z'),
    ]).map(({ day, shifts }) => [day, shifts.map((s) => s.shiftId)]),
    [
      ['2026-03-05', ['running', 'evening']],
      ['2026-03-06', ['tomorrow']],
    ],
  )
})
test('who is lacking is said with why nobody can come', () => {
  const say = (taken: number, postState: PostRecord['state']) => lacking({ headcount: 3, taken, postState })
  assert.deepEqual(
    [
      say(1, 'published'),
      say(3, 'published'),
      say(1, 'paused'),
      say(1, 'closed'),
      say(0, 'draft'),
      say(0, 'submitted'),
    ],
    ['还缺2人', '招满了', '还缺2人，暂停招', '缺2人，不招了', '草稿，还没发', '等市场审核'],
  )
})
test('what is owed counts open wages alone, and a dispute stays in sight when the wage is paid', () => {
  const wage = (amountFen: number, paidFen: number, more: object = {}) => ({
    wage: { amountFen, paidFen, overdue: false, disputed: false, ...more },
    shiftId: amountFen > 20000 ? 'a' : 'b',
  })
  const hires = [
    wage(26000, 0, { overdue: true }),
    wage(26000, 10000),
    wage(10000, 10000, { disputed: true }),
    { wage: null, shiftId: 'b' },
  ] as unknown as HireLine[]
  assert.deepEqual(unpaidTotals(hires), { people: 2, fen: 42000, overdue: 1, disputed: 1 })
  assert.deepEqual(
    byShift(hires).map((s) => [s.shiftId, s.hires.length]),
    [
      ['a', 2],
      ['b', 2],
    ],
  )
})
