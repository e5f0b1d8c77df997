import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beginRound, pagesOf, rowsOf, turn } from './pages.rules.ts'

const jobs = (...ids: string[]) => ids.map((shiftId) => ({ shiftId }))
const seen = (rows: { shiftId: string }[]) => rows.map((r) => r.shiftId).join('')

test('a round shows every job once, in its order, then begins anew', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      (ids, n) => {
        const all = jobs(...ids)
        let round = beginRound(all)
        const shown: string[] = []
        for (let i = 0; i < pagesOf(round, n); i++) {
          const rows = rowsOf(round, all, n)
          assert.ok(rows.length <= n)
          shown.push(...rows.map((r) => r.shiftId))
          round = turn(round, all, n)
        }
        assert.deepEqual(shown, ids)
        assert.equal(round.page, 0)
      },
    ),
  )
})

test('nothing moves while it is looked at; new work comes with the next round', () => {
  const round = beginRound(jobs('a', 'b', 'c'))
  const now = jobs('x', 'b', 'a', 'c')
  assert.equal(seen(rowsOf(round, now, 2)), 'ab')
  const second = turn(round, now, 2)
  assert.equal(seen(rowsOf(second, now, 2)), 'c')
  assert.equal(seen(rowsOf(turn(second, now, 2), now, 2)), 'xb')
})

test('pages whose work has all gone are passed over', () => {
  const round = beginRound(jobs('a', 'b', 'c', 'd', 'e', 'f'))
  const left = jobs('a', 'b', 'e')
  assert.equal(seen(rowsOf(turn(round, left, 2), left, 2)), 'e')
  assert.equal(seen(rowsOf(turn(round, jobs('z'), 2), jobs('z'), 2)), 'z')
})
