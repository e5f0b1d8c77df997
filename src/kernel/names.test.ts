import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nameLength, normalizeName, splitName, whyNotName } from './names.ts'
import { nameMatches, readingOf, toneOf } from './names-pinyin.ts'

test('names of every kind of paper are names', () => {
  for (const name of [
    '张三',
    '欧阳娜娜',
    '买买提·艾力',
    '洗𫖯',
    '𬍛㛃',
    '王䶮',
    '李〇',
    '〇一',
    'NGUYEN VAN AN',
    "Mary-Jane O'Neil",
    '尼玛',
    '﨑山',
  ])
    assert.equal(whyNotName(name), null, name)
  // CJK extensions A to H, one character each
  for (const code of [0x3400, 0x20000, 0x2a700, 0x2b740, 0x2b820, 0x2ceb0, 0x30000, 0x31350])
    assert.equal(whyNotName(`王${String.fromCodePoint(code)}`), null, code.toString(16))
})

test('what is no name is refused by what is wrong with it', () => {
  assert.equal(whyNotName('  '), 'name-missing')
  assert.equal(whyNotName('·'), 'name-missing')
  assert.equal(whyNotName('王'), 'name-too-short')
  assert.equal(whyNotName('𬍛'), 'name-too-short')
  assert.equal(whyNotName('张'.repeat(51)), 'name-too-long')
  assert.equal(whyNotName('张三2'), 'name-has-digits')
  assert.equal(whyNotName('张三２'), 'name-has-digits')
  assert.equal(whyNotName('小李😀'), 'name-has-emoji')
  assert.equal(whyNotName('小李1️⃣'), 'name-has-emoji')
  assert.equal(whyNotName('小李🇨🇳'), 'name-has-emoji')
  for (const name of ['张<b>三', '张三;', '张三@', '张\u202e三', '…', '张三\u0000'])
    assert.equal(whyNotName(name), 'name-has-signs', JSON.stringify(name))
})

test('one name has one form however it was typed', () => {
  assert.equal(normalizeName(' 张 三 '), '张三')
  for (const dot of '•・‧．.●') assert.equal(normalizeName(`买买提${dot}艾力`), '买买提·艾力', dot)
  assert.equal(normalizeName('买买提 · 艾力'), '买买提·艾力')
  assert.equal(normalizeName('ＬＩ  Ming'), 'LI Ming')
  assert.equal(nameLength('𬍛㛃'), 2)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      assert.equal(normalizeName(normalizeName(text)), normalizeName(text)),
    ),
  )
})

test('compound surnames are known', () => {
  assert.deepEqual(splitName('欧阳小明'), { surname: '欧阳', given: '小明' })
  assert.deepEqual(splitName('张小明'), { surname: '张', given: '小明' })
  assert.deepEqual(splitName('东方'), { surname: '东', given: '方' })
  assert.deepEqual(splitName('𬍛小明'), { surname: '𬍛', given: '小明' })
  assert.deepEqual(splitName('买买提·艾力'), { surname: '', given: '买买提·艾力' })
})

test('surnames are read as surnames', () => {
  const rows: [string, string, string][] = [
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾志伟', 'zengzhiwei', 'zzw'],
    ['区锦', 'oujin', 'oj'],
    ['仇英', 'qiuying', 'qy'],
    ['覃辉', 'qinhui', 'qh'],
    ['冼星海', 'xianxinghai', 'xxh'],
    ['解珍', 'xiezhen', 'xz'],
    ['吕布', 'lvbu', 'lb'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['长孙无忌', 'zhangsunwuji', 'zswj'],
    ['买买提·艾力', 'maimaitiaili', 'mmtal'],
    ['洗𫖯', 'xianfu', 'xf'],
    ['NGUYEN VAN AN', 'nguyenvanan', 'nva'],
  ]
  for (const [name, full, initials] of rows) {
    const reading = readingOf(name)
    assert.deepEqual([reading.full, reading.initials], [full, initials], name)
  }
})

test('the desk finds a name by its beginning', () => {
  for (const typed of ['shan', 'sx', '单雄', 'SHAN XIONG']) assert.ok(nameMatches('单雄信', typed), typed)
  for (const typed of ['dan', 'xx', '', ' ']) assert.ok(!nameMatches('单雄信', typed), typed)
})

test('a character has a reading with its tone, an unknown one has none', () => {
  assert.equal(toneOf('䶮'), 'yǎn')
  assert.equal(toneOf('A'), '')
})
