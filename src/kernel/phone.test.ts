import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMainlandMobile, normalizePhone, spokenPhone, whyNotMobile } from './phone.ts'
import { readPhone } from './phone-foreign.ts'

test('a number is the same however it was typed', () => {
  for (const typed of [
    '13800138000',
    '138 0013 8000',
    '+86 138-0013-8000',
    '008613800138000',
    '１３８００１３８０００',
    '8613800138000',
  ])
    assert.equal(normalizePhone(typed), '13800138000', typed)
  assert.equal(spokenPhone('13800138000'), '138 0013 8000')
})

test('a wrong number is refused by what is wrong with it', () => {
  assert.equal(whyNotMobile('13800138000'), null)
  assert.equal(whyNotMobile(' '), 'phone-missing')
  assert.equal(whyNotMobile('1380013800'), 'phone-digits-short')
  assert.equal(whyNotMobile('138001380000'), 'phone-digits-many')
  assert.equal(whyNotMobile('02012345678'), 'phone-not-a-mobile')
  assert.equal(whyNotMobile('12345678901'), 'phone-not-a-mobile')
  assert.equal(whyNotMobile('1380013800a'), 'phone-not-a-mobile')
})

test('refusal and acceptance agree for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1\d{9,11}$/)), (text) => {
      assert.equal(whyNotMobile(text) === null, isMainlandMobile(text))
      assert.equal(normalizePhone(normalizePhone(text)), normalizePhone(text))
    }),
  )
})

test('workers from Hong Kong, Macau, Taiwan and abroad can be called too', () => {
  assert.deepEqual(readPhone('6123 4567', 'HK'), {
    region: 'HK',
    e164: '+85261234567',
    stored: '+85261234567',
    mobile: true,
  })
  assert.equal(readPhone('+853 6612 3456')?.region, 'MO')
  assert.equal(readPhone('0912 345 678', 'TW')?.e164, '+886912345678')
  assert.equal(readPhone('0084 912 345 678')?.region, 'VN')
  assert.deepEqual(readPhone('+86 138 0013 8000', 'HK'), {
    region: 'CN',
    e164: '+8613800138000',
    stored: '13800138000',
    mobile: true,
  })
  assert.equal(readPhone('020 8333 3333')?.mobile, false)
  for (const nothing of ['', '12345', '+852 1', '张三', '1380013800']) assert.equal(readPhone(nothing), null, nothing)
})
