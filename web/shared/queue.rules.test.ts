import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  discard,
  done,
  isPassing,
  next,
  type Queue,
  refused,
  reopened,
  retry,
  sending,
  stateOf,
  unanswered,
  whyNotSignOut,
} from './queue.rules.ts'

const write = (key: string, subject = key) => ({
  key,
  subject,
  at: '2026-11-23T05:00:00+08:00',
  door: 'staff' as const,
  method: 'POST' as const,
  path: '/sign-ins',
  sent: {},
  label: key,
})
const NO = { code: 'full', detail: '已招满' }

test('李福娣 is signed in before she is hired, also when her sign-in is refused first', () => {
  let queue: Queue = [write('sign-in', '李福娣'), write('hire', '李福娣'), write('other', '陈大明')].reduce(
    add,
    [] as Queue,
  )
  assert.equal(next(queue)!.key, 'sign-in')
  queue = refused(sending(queue, 'sign-in'), 'sign-in', NO)
  assert.equal(next(queue)!.key, 'other', 'other people do not wait for her')
  queue = done(sending(queue, 'other'), 'other')
  assert.equal(next(queue), null)
  assert.equal(stateOf(queue, true).banner, '正在补发1件；有1件没有办成，请处理')
  assert.match(stateOf(queue, true, false).banner!, /^服务器没有回应，有1件已保存/)
  queue = retry(queue, 'sign-in')
  assert.equal(next(queue)!.key, 'sign-in')
  queue = done(sending(queue, 'sign-in'), 'sign-in')
  assert.equal(next(queue)!.key, 'hire')
})

test('giving up a refused write lets those behind it go; what is under way stays', () => {
  let queue: Queue = [write('a', 's'), write('b', 's')].reduce(add, [] as Queue)
  queue = sending(queue, 'a')
  assert.equal(discard(queue, 'a').length, 2)
  queue = discard(refused(queue, 'a', NO), 'a')
  assert.equal(next(queue)!.key, 'b')
})

test('a write that may have happened is sent again under its key after a reload', () => {
  const queue = reopened(sending(add([], write('a')), 'a'))
  assert.equal(next(queue)!.key, 'a')
  assert.equal(whyNotSignOut(queue), 'queue-not-empty')
  assert.equal(whyNotSignOut([]), null)
})

test('a signed-out or busy server is waited for; a rule in the way is for a person', () => {
  assert.ok(isPassing('unknown') && isPassing('not-signed-in'))
  assert.ok(!isPassing('full') && !isPassing('invalid') && !isPassing('forbidden'))
})

test('whatever the line does: nothing is lost, doubled, or out of order within a subject', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), subject: fc.constantFrom('甲', '乙', '丙') }),
    fc.record({
      do: fc.constantFrom('send' as const, 'cut' as const, 'answer' as const, 'refuse' as const, 'reload' as const),
    }),
    fc.record({ do: fc.constantFrom('retry' as const, 'discard' as const), pick: fc.nat(5) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let queue: Queue = []
      let made = 0
      let given = 0
      const answered: { key: string; subject: string }[] = []
      const onServer = new Set<string>()
      for (const s of steps) {
        const under = queue.find((q) => q.state === 'sending')
        const stuck = queue.filter((q) => q.state === 'refused')
        if (s.do === 'add') queue = add(queue, write(`k${made++}`, s.subject))
        else if (s.do === 'send') {
          const chosen = next(queue)
          if (chosen) queue = sending(queue, chosen.key)
        } else if (s.do === 'cut' && under) {
          onServer.add(under.key) // it arrived, the answer did not
          queue = unanswered(queue, under.key)
        } else if (s.do === 'answer' && under) {
          answered.push(under)
          onServer.add(under.key)
          queue = done(queue, under.key)
        } else if (s.do === 'refuse' && under && !onServer.has(under.key)) queue = refused(queue, under.key, NO)
        else if (s.do === 'reload') queue = reopened(queue)
        else if (s.do === 'retry' && stuck.length > 0) queue = retry(queue, stuck[s.pick % stuck.length]!.key)
        else if (s.do === 'discard' && stuck.length > 0) {
          queue = discard(queue, stuck[s.pick % stuck.length]!.key)
          given++
        }
        assert.ok(queue.filter((q) => q.state === 'sending').length <= 1)
      }
      assert.equal(answered.length + given + queue.length, made, 'every write was answered, given up, or is still here')
      assert.equal(new Set(answered.map((a) => a.key)).size, answered.length)
      for (const subject of ['甲', '乙', '丙']) {
        const order = [
          ...answered.filter((a) => a.subject === subject),
          ...queue.filter((q) => q.subject === subject),
        ].map((q) => Number(q.key.slice(1)))
        assert.deepEqual(
          order,
          [...order].sort((a, b) => a - b),
        )
      }
    }),
  )
})
