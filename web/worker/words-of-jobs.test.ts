import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { conditionsInWords, givenOf, payInWords } from '#jobs/job-words.rules.ts'
import { placeOf } from './place.ts'
import { whyNotTake } from './shift/why-not-take.ts'
import { COMMON_TRADES, suggestionsOf } from './trades.ts'
import { cancelRuleInWords, mapLinks } from './words-of-jobs.ts'

test('pay is said with its unit, pieces by their own name', () => {
  assert.equal(payInWords(26000, 'day'), '￥260/天')
  assert.equal(payInWords(35, 'piece', '箱'), '￥0.35/箱')
  assert.equal(payInWords(35, 'piece', null), '￥0.35/件')
  assert.equal(payInWords(30000, 'job'), '￥300/次')
})
test('a condition nobody wrote is neither yes nor no', () => {
  const lines = conditionsInWords({ meals: true, lodging: false })
  assert.deepEqual(lines.find((l) => l.word === '管饭')?.given, true)
  assert.deepEqual(lines.find((l) => l.word === '管住')?.given, false)
  assert.deepEqual(lines.find((l) => l.word === '有车接送')?.given, null)
  assert.deepEqual(givenOf({ meals: true, lodging: false, tools: true }), ['管饭', '给工具'])
})
test('the cancel rule says hours where it can', () => {
  assert.match(cancelRuleInWords(120), /开工2小时前取消，不影响/)
  assert.match(cancelRuleInWords(90), /开工90分钟前取消/)
  assert.match(cancelRuleInWords(0), /开工前取消/)
})
test('map links carry WGS-84 and say so', () => {
  const { amap, geo } = mapLinks({ lat: 22.94, lng: 113.38 }, '番禺大道 1 号')
  assert.match(amap, /position=113.38,22.94/)
  assert.match(amap, /coordinate=wgs84/)
  assert.match(geo, /^geo:22.94,113.38\?q=22.94,113.38\(%E7/)
})
test('every common trade is in the taxonomy, once', () => {
  const { rows } = JSON.parse(readFileSync(new URL('../../data/occupations.json', import.meta.url), 'utf8')) as {
    rows: { code: string }[]
  }
  const known = new Set(rows.map((r) => r.code))
  const codes = COMMON_TRADES.map(([code]) => code)
  assert.deepEqual(
    codes.filter((code) => !known.has(code)),
    [],
  )
  assert.equal(new Set(codes).size, codes.length)
})
test('suggestions of a refusal are read with care', () => {
  assert.deepEqual(
    suggestionsOf({ suggestions: [{ code: 'loader', name: '搬运工', picture: 'loader' }, { code: 1 }, null] }),
    [{ code: 'loader', name: '搬运工', picture: 'loader' }],
  )
  assert.deepEqual(suggestionsOf({}), [])
})
test('a shift that cannot be taken says why, the gravest first', () => {
  const shift = { state: 'open', placesLeft: 3, listed: true } as const
  assert.equal(whyNotTake(shift, { state: 'published' }), null)
  assert.equal(whyNotTake({ ...shift, state: 'cancelled' }, { state: 'closed' }), 'shift-cancelled')
  assert.equal(whyNotTake(shift, { state: 'paused' }), 'post-closed')
  assert.equal(whyNotTake({ ...shift, state: 'filled', placesLeft: 0 }, { state: 'published' }), 'shift-full')
  assert.equal(whyNotTake({ ...shift, state: 'under-way' }, { state: 'published' }), 'shift-begun')
  assert.equal(whyNotTake({ ...shift, listed: false }, { state: 'published' }), 'post-closed')
})
test('a kept place outside the province, or of another shape, is forgotten', () => {
  const place = { label: '市桥', point: { lat: 22.94, lng: 113.38 }, divisionCode: null, marketId: null, phone: null }
  assert.deepEqual(placeOf(JSON.stringify(place)), place)
  assert.equal(placeOf(JSON.stringify({ ...place, point: { lat: 39.9, lng: 116.4 } })), null)
  assert.deepEqual(placeOf(JSON.stringify({ label: '番禺区', divisionCode: '440113' })), {
    label: '番禺区',
    point: null,
    divisionCode: '440113',
    marketId: null,
    phone: null,
  })
  assert.equal(placeOf('{'), null)
  assert.equal(placeOf(null), null)
})
