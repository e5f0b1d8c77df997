import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canCheckIn,
  canCheckOut,
  cancelMeaning,
  codeOfScan,
  differences,
  type HireLine,
  type JobCard,
  leavingEarly,
  reckoningInWords,
  splitByTime,
  totalsOf,
} from './hire-words.ts'

const now = new Date('2026-11-23T06:40:00+08:00')
const line = (state: HireLine['state'], startsAt: string, wage: HireLine['wage'] = null) =>
  ({ state, live: true, startsAt, endsAt: startsAt.replace('T07', 'T17'), wage }) as HireLine

test('what lies ahead comes soonest first, what is behind newest first', () => {
  const hires = [
    line('accepted', '2026-11-25T07:00:00+08:00'),
    line('confirmed', '2026-11-20T07:00:00+08:00'),
    line('checked-in', '2026-11-23T07:00:00+08:00'),
    line('worked', '2026-11-22T07:00:00+08:00'),
    line('paid', '2026-11-23T02:00:00+08:00'),
    { ...line('cancelled-by-worker', '2026-11-23T09:00:00+08:00'), live: false },
  ]
  const { ahead, behind } = splitByTime(hires, now)
  assert.deepEqual(
    ahead.map((h) => h.state),
    ['paid', 'checked-in', 'accepted'],
    'today stands whole on its line, what fell away does not',
  )
  assert.deepEqual(
    behind.map((h) => h.state),
    ['cancelled-by-worker', 'worked', 'confirmed'],
  )
})
test('checking in opens an hour before the start and not earlier', () => {
  const hire = line('accepted', '2026-11-23T07:30:00+08:00')
  assert.equal(canCheckIn(hire, now), true)
  assert.equal(canCheckIn(hire, new Date('2026-11-23T06:20:00+08:00')), false)
  assert.equal(canCheckIn({ ...hire, state: 'checked-in' }, now), false)
  assert.equal(canCheckOut({ ...hire, state: 'checked-in' }, now), true)
  assert.equal(canCheckOut(hire, now), false)
})
test('the wage is explained in the way it was reckoned', () => {
  const basis = { unit: 'hour', payFen: 2000, workedMinutes: 570, plannedMinutes: 600, pieces: null, how: 'minutes' }
  assert.equal(reckoningInWords(basis, 19000), '干了9个半小时，￥20/小时，一共￥190')
  assert.equal(
    reckoningInWords({ ...basis, unit: 'piece', payFen: 35, pieces: 600, how: 'pieces' }, 21000, '箱'),
    '做了600箱，￥0.35/箱，一共￥210',
  )
  assert.match(
    reckoningInWords({ ...basis, unit: 'day', payFen: 26000, workedMinutes: 300, how: 'part-day' }, 13000),
    /说好一天干10小时、￥260\/天，实际干了5小时，按时间算，一共￥130/,
  )
  assert.equal(reckoningInWords(null, 0), '')
})
test('a cancellation says what it means before it is made', () => {
  const hire = { cancelFreeUntil: '2026-11-23T06:00:00+08:00', changeOffered: false, changeRefused: false }
  assert.match(cancelMeaning(hire, now), /记一次/)
  assert.match(cancelMeaning({ ...hire, cancelFreeUntil: '2026-11-23T08:00:00+08:00' }, now), /不影响/)
  assert.match(cancelMeaning({ ...hire, changeOffered: true }, now), /没有任何处罚/)
  assert.match(cancelMeaning({ ...hire, changeRefused: true }, now), /没有任何处罚/)
})
test('changed terms are laid side by side, the same ones are not marked', () => {
  const card = {
    pay: { fen: 26000, unit: 'day', pieceName: null },
    settlement: 'after-shift',
    startsAt: '2026-11-24T07:30:00+08:00',
    endsAt: '2026-11-24T17:30:00+08:00',
    breakMinutes: 60,
    title: '搬运工',
    place: { text: '番禺大道1号', divisionCode: '440113', point: { lat: 22.9, lng: 113.3 }, meetingPoint: null },
    conditions: { meals: true },
  } as unknown as JobCard
  const changed = differences(card, { ...card, pay: { ...card.pay, fen: 24000 } }, now).filter((d) => d.changed)
  assert.deepEqual(changed, [{ what: '工钱', was: '￥260/天', now: '￥240/天', changed: true }])
})
test('totals never count a fen twice', () => {
  const wage = { amountFen: 26000, paidFen: 0, dueAt: '', state: 'due', disputed: false, overdue: true } as const
  const sums = totalsOf([
    { wage },
    { wage: { ...wage, paidFen: 10000, state: 'part-paid', overdue: false } },
    { wage: { ...wage, paidFen: 26000, state: 'paid', overdue: false } },
    { wage: { ...wage, paidFen: 26000, state: 'confirmed', overdue: false } },
    { wage: null },
  ])
  assert.deepEqual(sums, { owedFen: 42000, overdueFen: 26000, toConfirmFen: 36000, confirmedFen: 26000 })
  assert.equal(sums.owedFen + sums.toConfirmFen + sums.confirmedFen, 4 * 26000)
})
test('a scanned address gives its code, anything else travels as it is', () => {
  assert.equal(codeOfScan(' 123456 '), '123456')
  assert.equal(codeOfScan('LG:C:abc.123456'), 'LG:C:abc.123456')
  assert.equal(codeOfScan('https://example.cn/c?code=987654'), '987654')
  assert.equal(codeOfScan('https://example.cn/checkin/987654'), '987654')
})

test('who leaves long before the agreed end is told what it costs, before the press', () => {
  const hire = { startsAt: '2026-11-23T07:00:00+08:00', endsAt: '2026-11-23T17:00:00+08:00' }
  const day = { ...hire, pay: { fen: 26_000, unit: 'day' as const, pieceName: null } }
  assert.match(leavingEarly(day, now)!, /没有工钱/)
  assert.match(
    leavingEarly(day, new Date('2026-11-23T10:00:00+08:00'))!,
    /说好干到今天下午5点。现在签退，工钱只算到现在/,
  )
  assert.equal(leavingEarly(day, new Date('2026-11-23T16:50:00+08:00')), null)
  const job = { ...hire, pay: { fen: 26_000, unit: 'job' as const, pieceName: null } }
  assert.doesNotMatch(leavingEarly(job, now)!, /工钱/)
})
