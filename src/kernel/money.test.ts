import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inCapitals, MOST_FEN, multiplyFen, priceTag, readYuan, splitFen, yuan } from './money.ts'

const anyFen = fc.integer({ min: 0, max: MOST_FEN })

test('an amount is written without zeros that say nothing', () => {
  assert.equal(yuan(26_000), '260')
  assert.equal(yuan(26_050), '260.50')
  assert.equal(yuan(5), '0.05')
  assert.equal(yuan(-105), '-1.05')
  assert.equal(priceTag(26_000), '￥260')
  assert.equal(priceTag(-50), '-￥0.50')
  assert.throws(() => yuan(0.5), RangeError)
})

test('what is written can be read again', () => {
  fc.assert(fc.property(anyFen, (fen) => assert.deepEqual(readYuan(priceTag(fen)), { fen })))
})

test('amounts are read as people type them, and odd ones are refused by name', () => {
  assert.deepEqual(readYuan('260.5'), { fen: 26_050 })
  assert.deepEqual(readYuan(' ￥1,260 元'), { fen: 126_000 })
  assert.deepEqual(readYuan('２６０．５０'), { fen: 26_050 })
  assert.deepEqual(readYuan('0260.500'), { fen: 26_050 })
  for (const text of ['', '二百六', '-1', '1,26', '1e3', '.5', '5.', '1.2.3', 'NaN', '0x10'])
    assert.deepEqual(readYuan(text), { refusal: 'not-an-amount' }, text)
  assert.deepEqual(readYuan('1.005'), { refusal: 'finer-than-a-fen' })
  assert.deepEqual(readYuan('10000000000'), { refusal: 'amount-too-large' })
})

test('pay by the minute is exact and half a fen goes to the worker', () => {
  assert.equal(multiplyFen(2_500, 8 * 60), 20_000)
  assert.equal(multiplyFen(2_501, 90), 3_752) // 3751.5
  assert.equal(multiplyFen(2_000, 20), 667) // 666.67
  assert.throws(() => multiplyFen(2_500, 1.5), RangeError)
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(100_000), (rate, minutes) => {
      const pay = multiplyFen(rate, minutes)
      const error = BigInt(pay) * 60n - BigInt(rate) * BigInt(minutes)
      assert.ok(error > -30n && error <= 30n)
    }),
  )
})

test('a split loses no fen and is fair to within one', () => {
  assert.deepEqual(splitFen(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(splitFen(1, [0, 5]), [0, 1])
  assert.throws(() => splitFen(100, []), RangeError)
  fc.assert(
    fc.property(
      anyFen,
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }).filter((w) => w.some((x) => x > 0)),
      (fen, weights) => {
        const shares = splitFen(fen, weights)
        const total = weights.reduce((a, b) => a + b, 0)
        assert.equal(
          shares.reduce((a, b) => a + b, 0),
          fen,
        )
        shares.forEach((share, i) => {
          const difference = BigInt(share) * BigInt(total) - BigInt(fen) * BigInt(weights[i]!)
          assert.ok(difference < BigInt(total) && difference > -BigInt(total))
        })
      },
    ),
  )
})

test('大写金额 follows the rules for bills', () => {
  const rows: [number, string][] = [
    [0, '零圆整'],
    [5, '伍分'],
    [50, '伍角整'],
    [26_000, '贰佰陆拾圆整'],
    [140_950, '壹仟肆佰零玖圆伍角整'],
    [600_714, '陆仟零柒圆壹角肆分'],
    [168_032, '壹仟陆佰捌拾圆叁角贰分'],
    [10_700_053, '壹拾万零柒仟圆伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖圆零贰分'],
    [32_504, '叁佰贰拾伍圆零肆分'],
    [1_000_000_000, '壹仟万圆整'],
    [10_000_000_100, '壹亿零壹圆整'],
    [100_010_000_00, '壹亿零壹万圆整'],
    [1_000_500_000, '壹仟万零伍仟圆整'],
    [MOST_FEN, '玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分'],
  ]
  for (const [fen, capitals] of rows) assert.equal(inCapitals(fen), capitals)
  assert.throws(() => inCapitals(-1), RangeError)
})

test('大写金额 can be read back to the same amount', () => {
  fc.assert(fc.property(anyFen, (fen) => assert.equal(readCapitals(inCapitals(fen)), fen)))
})

/** An independent reader: adds up digit × place, ignores 零 and 整. */
function readCapitals(text: string): number {
  let fen = 0
  let group = 0
  let digit = 0
  let total = 0
  for (const char of text) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(char)
    if (value >= 0) digit = value
    else if (char === '拾' || char === '佰' || char === '仟') {
      group += digit * { 拾: 10, 佰: 100, 仟: 1000 }[char]
      digit = 0
    } else if (char === '万' || char === '亿') {
      total += (group + digit) * (char === '万' ? 10_000 : 100_000_000)
      group = digit = 0
    } else if (char === '圆') {
      total += group + digit
      group = digit = 0
    } else if (char === '角') {
      fen += digit * 10
      digit = 0
    } else if (char === '分') {
      fen += digit
      digit = 0
    }
  }
  return total * 100 + fen
}
