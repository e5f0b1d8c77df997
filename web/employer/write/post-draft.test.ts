import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  bodyOf,
  cutAt,
  emptyPost,
  hourlyOf,
  kindOf,
  replacementOf,
  replaceWords,
  shiftsOf,
  spansOf,
  usualUnit,
  validUntilOf,
  wholeBodyOf,
  whyNotPay,
  whyNotWhen,
} from './post-draft.ts'
import { COMMON } from './trades.ts'

const now = new Date('2026-03-05T08:00:00+08:00')
const place = {
  divisionCode: '440113',
  divisionName: '广东省广州市番禺区',
  place: '石碁镇岐山路12号',
  point: null,
  meetingPoint: '',
}
const draft = {
  ...emptyPost(now, place),
  occupation: 'loader',
  occupationName: '搬运装卸工',
  payFen: 26000,
  payUnit: 'day' as const,
}
const market = { lat: 22.95, lng: 113.43 }

test('a post for tomorrow needs no more than trade and amount; the market stands in for a place nobody located', () => {
  const body = wholeBodyOf(draft, market)
  assert.deepEqual(body?.point, market)
  assert.equal(body?.title, '搬运装卸工')
  assert.equal(body?.validUntil, shiftsOf(draft)[0]!.endsAt)
  assert.equal(whyNotWhen(draft, now), null)
  assert.equal(wholeBodyOf({ ...draft, payFen: null }, market), null)
  assert.equal(wholeBodyOf(draft, null), null)
})
test('what is not given is said to be not given, and no condition is written as 不限', () => {
  const { conditions } = bodyOf({ ...draft, given: ['meals'] }, market) as { conditions: Record<string, unknown> }
  assert.deepEqual([conditions['meals'], conditions['lodging'], conditions['notes']], [true, false, '不限'])
})
test('today is taken while its start lies ahead, and a post is valid for 90 days at most', () => {
  assert.equal(whyNotWhen({ ...draft, fromOn: '2026-03-05', from: '07:30' }, now), 'shift-past')
  assert.equal(whyNotWhen({ ...draft, fromOn: '2026-03-05', from: '09:00' }, now), null)
  assert.equal(whyNotWhen({ ...draft, fromOn: '' }, now), 'no-shift-ahead')
  assert.equal(whyNotWhen({ ...draft, fromOn: '2026-07-05' }, now), 'validity-too-long')
})
test('an older post keeps its validity when it is the later one', () => {
  assert.equal(validUntilOf({ ...draft, validUntil: '2026-04-01T00:00:00.000Z' }), '2026-04-01T00:00:00.000Z')
})
test('piece pay needs its unit; other pay does not carry one', () => {
  assert.equal(whyNotPay({ ...draft, payUnit: 'piece' }, now), 'piece-name-missing')
  assert.equal(whyNotPay({ ...draft, payFen: null }, now), 'pay-missing')
  assert.equal(whyNotPay({ ...draft, payUnit: 'piece', pieceName: '箱' }, now), null)
  assert.equal(bodyOf({ ...draft, pieceName: '箱' }, market).pieceName, null)
})
test('the form of work follows from days and pay until it is chosen', () => {
  assert.equal(kindOf({ kind: '', days: 1, payUnit: 'day' }), 'daily')
  assert.equal(kindOf({ kind: '', days: 20, payUnit: 'day' }), 'temporary')
  assert.equal(kindOf({ kind: '', days: 1, payUnit: 'hour' }), 'hourly')
  assert.equal(kindOf({ kind: 'stage', days: 1, payUnit: 'hour' }), 'stage')
  assert.deepEqual(['month', 'trip', 'hour', undefined].map(usualUnit), ['day', 'job', 'hour', 'day'])
})
test('pay by the day is laid beside the floor by the hours really worked', () => {
  assert.equal(hourlyOf({ ...draft, from: '08:00', to: '18:00', breakMinutes: 120, payFen: 16000 }), 2000)
})
test('marked words are replaced where they stand, once, and nothing else moves', () => {
  const text = '限男，要壮汉，能搬20公斤'
  const words = [
    { start: 0, end: 2, text: '限男' },
    { start: 4, end: 6, text: '壮汉' },
  ]
  assert.equal(replaceWords(text, words, '男女不限'), '男女不限，要，能搬20公斤')
  assert.equal(replaceWords('已经改过', words, '男女不限'), '已经改过')
})
test('a short clause is replaced whole, a longer one keeps what else it says', () => {
  const text = '押金100元，能搬20公斤货物上五楼押金'
  const words = [
    { start: 0, end: 2, text: '押金' },
    { start: 18, end: 20, text: '押金' },
  ]
  assert.deepEqual(
    spansOf(text, words).map((span) => span.text),
    ['押金100元', '押金'],
  )
  assert.equal(
    replaceWords('限男性，押金100元', spansOf('限男性，押金100元', [{ start: 4, end: 6, text: '押金' }]), '不收押金'),
    '限男性，不收押金',
  )
})
test('the trades of the first grid are those of the taxonomy', () => {
  const { rows } = JSON.parse(readFileSync(new URL('../../../data/occupations.json', import.meta.url), 'utf8'))
  const codes = new Set(rows.map((o: { code: string }) => o.code))
  assert.deepEqual(
    COMMON.filter(([code]) => !codes.has(code)),
    [],
  )
})
test('a suggestion that is advice is not offered as wording', () => {
  const words = [{ field: 'title', start: 0, end: 2, text: '靓女' }]
  assert.equal(replacementOf({ words, suggestion: '用工种名称，如“服务员”“搬运工”，写男女不限' }), null)
  assert.equal(replacementOf({ words, suggestion: '男女不限' }), '男女不限')
  assert.equal(replacementOf({ words, suggestion: '删去该内容' }), '')
  assert.equal(replacementOf({ suggestion: '男女不限' }), null)
})
test('cutting a text at marked words loses no character', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, spans) => {
      const words = spans.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
      assert.equal(
        cutAt(text, words)
          .map((part) => part.text)
          .join(''),
        text,
      )
    }),
  )
})
