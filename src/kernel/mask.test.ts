import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskAddress, maskCard, maskIdentity, maskName, maskPhone } from './mask.ts'

test('phones show their carrier and their last four', () => {
  assert.equal(maskPhone('13812341234'), '138****1234')
  assert.equal(maskPhone('+85261234567'), '+852*****567')
  assert.equal(maskPhone('110'), '***')
})

test('papers show where they begin and end', () => {
  assert.equal(maskIdentity('440106199001011234'), '4401**********1234')
  assert.equal(maskIdentity('H12345678'), 'H1*****78')
  assert.equal(maskCard('6222020200112230'), '**** 2230')
})

test('a name can be recognised by its owner only', () => {
  const rows = {
    张三: '*三',
    张小三: '张*三',
    欧阳明: '**明',
    欧阳小明: '欧阳*明',
    买买提·艾力: '买**·**',
    王: '*',
    '': '',
    'LI MING': 'L* ****',
    𬍛小明: '𬍛*明',
  }
  for (const [name, masked] of Object.entries(rows)) assert.equal(maskName(name), masked)
})

test('an address ends at its street or town', () => {
  assert.equal(maskAddress('广东省广州市天河区石牌街道龙口西路1号302'), '广东省广州市天河区石牌街道****')
  assert.equal(maskAddress('东莞市长安镇振安路88号'), '东莞市长安镇****')
  assert.equal(maskAddress('龙口西路1号302房'), '龙口西路1号****')
})

test('no mask ever shows the whole', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((t) => !t.includes('*'))
  fc.assert(
    fc.property(text, (value) => {
      for (const mask of [maskPhone, maskIdentity, maskName, maskAddress]) {
        assert.ok(mask(value).includes('*'))
        assert.ok(!mask(value).includes(value) || mask === maskAddress)
      }
    }),
  )
})
