import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Failure } from '#kernel/failure.ts'
import {
  canAlsoDo,
  findOccupations,
  getOccupation,
  getOccupations,
  type OccupationFile,
  occupationBook,
  occupationsOf,
  suggestOccupations,
  widened,
} from './occupation.rules.ts'

const file: OccupationFile = JSON.parse(readFileSync(new URL('../../data/occupations.json', import.meta.url), 'utf8'))
const book = occupationBook(file)

/** Typed or said → the trade that must come first. */
const FIRST: Record<string, string> = {
  搬运: 'loader',
  搬运工: 'loader',
  装卸搬运工: 'loader',
  苦力: 'loader',
  咕喱: 'loader',
  落货: 'loader',
  banyun: 'loader',
  byg: 'loader',
  卸柜: 'container-loader',
  搬家: 'house-mover',
  分拣: 'sorter',
  打包: 'packer',
  贴标: 'labeller',
  叉车: 'forklift-driver',
  铲车: 'forklift-driver',
  chache: 'forklift-driver',
  送快递: 'courier',
  外卖: 'rider',
  骑手: 'rider',
  跑腿: 'errand-runner',
  司机: 'truck-driver',
  代驾: 'substitute-driver',
  保洁: 'cleaner',
  baojie: 'cleaner',
  开荒: 'deep-cleaner',
  擦玻璃: 'window-cleaner',
  蜘蛛人: 'facade-cleaner',
  扫地: 'street-sweeper',
  倒垃圾: 'rubbish-collector',
  收废品: 'recycler',
  通渠: 'pipe-dredger',
  钟点工: 'hourly-helper',
  保姆: 'housekeeper',
  月嫂: 'maternity-nurse',
  湊仔: 'nanny',
  凑仔: 'nanny',
  护工: 'hospital-carer',
  陪诊: 'visit-companion',
  煮饭: 'home-cook',
  楼面: 'waiter',
  服务员: 'waiter',
  传菜: 'food-runner',
  洗碗: 'dishwasher',
  洗碗阿姨: 'dishwasher',
  想找洗碗的活: 'dishwasher',
  帮厨: 'kitchen-hand',
  打荷: 'wok-assistant',
  水台: 'seafood-hand',
  点心: 'dim-sum-maker',
  收银: 'cashier',
  派传单: 'flyer-hander',
  充场: 'crowd-extra',
  地盘: 'general-labourer',
  小工: 'general-labourer',
  招小工两名: 'general-labourer',
  泥水: 'bricklayer',
  扎铁: 'steel-fixer',
  扎铁师傅: 'steel-fixer',
  落石屎: 'concrete-worker',
  打灰: 'concrete-worker',
  搭棚: 'scaffolder',
  补漏: 'waterproofer',
  水管: 'plumber',
  挖机: 'excavator-driver',
  批灰: 'plasterer',
  刮腻子: 'plasterer',
  油漆: 'painter',
  贴砖: 'tiler',
  打墙: 'wall-breaker',
  木工: 'carpenter',
  水电: 'electrical-fitter',
  电焊: 'welder',
  dianhan: 'welder',
  烧焊: 'welder',
  电工: 'electrician',
  装空调: 'aircon-fitter',
  啤机: 'press-operator',
  冲床: 'press-operator',
  车床: 'lathe-operator',
  cnc: 'lathe-operator',
  车位: 'sewing-worker',
  平车: 'sewing-worker',
  锁边: 'overlocker',
  裁床: 'cutter',
  大烫: 'presser',
  尾部: 'garment-tail',
  查衫: 'garment-checker',
  剪线: 'thread-trimmer',
  针车: 'shoe-sewer',
  普工: 'factory-hand',
  打螺丝: 'factory-hand',
  QC: 'quality-checker',
  注塑: 'moulding-worker',
  看更: 'guard',
  保安: 'guard',
  绿化: 'gardener',
  剪草: 'grass-cutter',
  摘荔枝: 'fruit-picker',
  插秧: 'rice-planter',
  杀鱼: 'fish-gutter',
  生蚝: 'oyster-opener',
  日结: 'helper-any',
}

test('the word a worker or an employer says comes to its trade first', () => {
  for (const [said, code] of Object.entries(FIRST)) assert.equal(findOccupations(book, said)[0]?.code, code, said)
})

test('nine keys find a trade by its sounds and by their first letters, and digits that sound like nothing find nothing', () => {
  const first = (keys: string) => findOccupations(book, keys).map((o) => o.code)
  assert.ok(first('29').includes('loader'), '搬运 by')
  assert.equal(first('226986')[0], 'loader', 'banyun')
  assert.ok(first('263').length > 0)
  assert.equal(first('2355')[0], undefined)
  assert.deepEqual(first('10'), [])
})

test('codes are unique slugs in groups that exist, and no group is empty', () => {
  assert.equal(book.byCode.size, book.all.length)
  assert.ok(book.all.length >= 150)
  const groups = new Set(book.groups.map((group) => group.code))
  for (const { code, group, picture } of book.all) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(groups.has(group), code)
    assert.ok(picture)
  }
  for (const group of groups) assert.ok(occupationsOf(book, group).length > 0, group)
})

test('every name, alias and spoken word comes to its own trade first, and so does every name by its pinyin', () => {
  for (const { code, name, aliases, spoken, pinyin } of book.all) {
    for (const word of [name, ...aliases.map((alias) => alias.word), ...(spoken ? [spoken] : [])]) {
      assert.equal(findOccupations(book, word)[0]?.code, code, word)
    }
    const byPinyin = findOccupations(book, pinyin.replaceAll(' ', ''), 3).map((o) => o.code)
    assert.ok(byPinyin.includes(code), pinyin)
  }
})

test('readings have one syllable a character', () => {
  for (const { name, pinyin, initials, aliases } of book.all) {
    for (const [word, reading] of [[name, pinyin], ...aliases.map((a) => [a.word, a.pinyin])] as [string, string][]) {
      assert.match(reading, /^[a-z]+( [a-z]+)*$/, word)
      if (!/[A-Z]/i.test(word)) assert.equal(reading.split(' ').length, [...word].length, word)
    }
    assert.equal(initials.length, pinyin.split(' ').length)
  }
})

test('a worker may also do work that asks no more, and the way is open back unless skill or papers close it', () => {
  for (const a of book.all) {
    for (const code of a.adjacent) {
      const b = getOccupation(book, code)
      assert.notEqual(a, b)
      assert.ok(canAlsoDo(a, b), `${a.code} also does ${code}`)
      assert.ok(b.adjacent.includes(a.code) || !canAlsoDo(b, a), `${code} also does ${a.code}`)
    }
  }
  assert.ok(getOccupation(book, 'scaffolder').adjacent.includes('general-labourer'))
  assert.ok(!getOccupation(book, 'general-labourer').adjacent.includes('scaffolder'))
})

test('widening adds neighbours once and keeps what was asked in front', () => {
  const codes = widened(book, ['loader', 'sorter'])
  assert.deepEqual(codes.slice(0, 2), ['loader', 'sorter'])
  assert.equal(new Set(codes).size, codes.length)
  assert.ok(codes.includes('packer') && codes.includes('house-mover'))
  assert.throws(
    () => widened(book, ['no-such-trade']),
    (failure: Failure) => failure.code === 'unknown-occupation',
  )
})

test('what the law forbids at 16 and 17 names its item, and heights, loads and papers are not left open', () => {
  for (const o of book.all) {
    assert.equal(o.minors === 'forbidden', o.minorsItem !== null, o.code)
    if (o.minorsItem) assert.ok(file.about.minorItems[o.minorsItem], o.code)
    if (o.risks.some((risk) => ['heights', 'heavyLoad', 'toxic', 'driving'].includes(risk))) {
      assert.equal(o.minors, 'forbidden', o.code)
    }
    if (o.certificates.some((paper) => paper.startsWith('特种'))) assert.equal(o.minors, 'forbidden', o.code)
  }
})

test('trades that need papers name them', () => {
  const papers = (code: string) => getOccupation(book, code).certificates.join()
  assert.match(papers('electrician'), /电工/)
  assert.match(papers('welder'), /焊接/)
  assert.match(papers('scaffolder'), /架子工/)
  assert.match(papers('forklift-driver'), /N1/)
  for (const { code, certificates, group } of book.all) {
    if (group === 'catering' && code !== 'room-attendant') assert.ok(certificates.includes('健康证'), code)
  }
})

test('a national code is written as the book writes it, or is marked as still to confirm', () => {
  for (const { code, nationalCode, nationalCodeMark } of book.all) {
    if (nationalCode === null) assert.equal(nationalCodeMark, 'to confirm', code)
    else assert.match(nationalCode, /^\d-\d{2}-\d{2}(-\d{2})?$/, code)
  }
  assert.equal(getOccupation(book, 'loader').nationalCode, '4-02-05-01')
})

test('an unknown word is refused with the nearest trades, a misspelt one too', () => {
  const names = (unknown: string) => suggestOccupations(book, unknown).map((o) => o.code)
  assert.equal(names('电旱工')[0], 'welder')
  assert.equal(names('报洁')[0], 'cleaner')
  assert.equal(names('dianhna')[0], 'welder')
  assert.equal(names('班运工')[0], 'loader')
  assert.ok(names('喜碗').includes('dishwasher'))
  assert.deepEqual(findOccupations(book, '宇航员'), [])
  for (const unknown of ['电旱工', '宇航员', 'xyzw', '蓝领', '🙂', '']) {
    assert.throws(
      () => getOccupations(book, unknown),
      (failure: Failure) =>
        failure.code === 'unknown-occupation' &&
        failure.status === 422 &&
        (failure.more['suggestions'] as unknown[]).length > 0,
      unknown,
    )
  }
})

test('a search is fast enough for every key pressed on a cheap phone', () => {
  const asked = Object.keys(FIRST)
  for (const said of asked) findOccupations(book, said)
  const times = asked.map((said) => {
    const start = performance.now()
    findOccupations(book, said)
    return performance.now() - start
  })
  // The median, not the mean: a busy machine stalls single runs.
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  assert.ok(median < 1, `${median} ms`)
})
