import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HireLine, PostRecord } from '../words.ts'
import { byDay, byShift, lacking, shiftsAhead, unpaidTotals } from './board.ts'

const now = new Date('2026-03-05T08:00:00+08:00')
const shift = (shiftId: string, startsAt: string, endsAt: string, more: object = {}) => ({
  shiftId,
  startsAt,
  endsAt,
  state: 'open',
  headcount: 5,
  placesLeft: 2,
  ...more,
})
const post = (shifts: object[]) =>
  ({ marketId: 'm', postId: 'p', title: '搬运', state: 'published', shifts }) as unknown as PostRecord

test('the board shows what is not over, earliest first, a day at a time; a running shift stays on it', () => {
  const shown = shiftsAhead(
    [
      post([
        shift('tomorrow', '2026-03-06T00:00:00.000Z', '2026-03-06T09:00:00.000Z'),
        shift('running', '2026-03-04T22:00:00.000Z', '2026-03-05T06:00:00.000Z'),
        shift('over', '2026-03-04T00:00:00.000Z', '2026-03-04T09:00:00.000Z'),
        shift('cancelled', '2026-03-06T00:00:00.000Z', '2026-03-06T09:00:00.000Z', { state: 'cancelled' }),
      ]),
    ],
    now,
  )
  assert.deepEqual(
    byDay(shown).map(({ day, shifts }) => [day, shifts.map((s) => s.shiftId), shifts[0]!.taken]),
    [
      ['2026-03-05', ['running'], 3],
      ['2026-03-06', ['tomorrow'], 3],
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
