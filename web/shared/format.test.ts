import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dayInWords,
  distance,
  hours,
  ledger,
  pay,
  phoneInGroups,
  spanInWords,
  timeInWords,
  whenInWords,
} from './format.ts'

const now = new Date('2026-11-23T08:00:00+08:00')

test('pay is said with its unit and without empty cents', () => {
  assert.equal(pay(26000, 'day'), '￥260/天')
  assert.equal(pay(2250, 'hour'), '￥22.50/小时')
  assert.equal(ledger(12600005), '126,000.05')
  assert.equal(ledger(-5), '-0.05')
})

test('days near today have their own words', () => {
  assert.equal(dayInWords('2026-11-23', '2026-11-23'), '今天')
  assert.equal(dayInWords('2026-11-24', '2026-11-23'), '明天')
  assert.equal(dayInWords('2026-11-22', '2026-11-23'), '昨天')
  assert.equal(dayInWords('2026-11-27', '2026-11-23'), '11月27日 周五')
  assert.equal(dayInWords('2027-01-01', '2026-11-23'), '2027年1月1日 周五')
})

test('a time is said as people say it', () => {
  assert.deepEqual(['00:15', '07:30', '09:00', '12:00', '14:00', '19:45'].map(timeInWords), [
    '凌晨0点15分',
    '早上7点半',
    '上午9点',
    '中午12点',
    '下午2点',
    '晚上7点45分',
  ])
  assert.equal(whenInWords('2026-11-22T23:30:00Z', now), '今天早上7点半')
  assert.equal(spanInWords('2026-11-24T07:30:00+08:00', '2026-11-24T17:30:00+08:00', now), '明天早上7点半到下午5点半')
  assert.equal(spanInWords('2026-11-23T22:00:00+08:00', '2026-11-24T06:00:00+08:00', now), '今天晚上10点到次日早上6点')
})

test('distance and hours are as exact as a walker and a payroll need', () => {
  assert.deepEqual([20, 320, 940, 1240, 9960, 12_600].map(distance), [
    '就在附近',
    '300米',
    '950米',
    '1.2公里',
    '10公里',
    '13公里',
  ])
  assert.deepEqual([45, 480, 570, 500].map(hours), ['45分钟', '8小时', '9个半小时', '8小时20分钟'])
  assert.equal(phoneInGroups('13712345678'), '137 1234 5678')
})
