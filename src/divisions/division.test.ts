import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Failure } from '#kernel/failure.ts'
import {
  ancestorsOf,
  childrenOf,
  divisionTree,
  findDivision,
  fullNameOf,
  getCurrentDivision,
  getDivision,
  isWithin,
  readDivisions,
  stemOf,
} from './division.rules.ts'
import { findDivisions, getDivisions, suggestDivisions } from './find-divisions.rules.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'))
const tree = divisionTree(readDivisions(read('divisions.json')))
const today = tree.all.filter((d) => d.validTo === null)
const names = (found: readonly { name: string }[]) => found.map((d) => d.name)

test('Guangdong has 21 cities, 122 counties and 1,610 towns, and a virtual county for each city without', () => {
  assert.equal(childrenOf(tree, '440000').length, 21)
  const counties = today.filter((d) => d.level === 'county')
  assert.equal(counties.filter((d) => !d.virtual && !d.zone).length, 122)
  assert.deepEqual(
    counties.filter((d) => d.virtual).map((d) => d.code),
    ['441901', '442001'],
  )
  const towns = today.filter((d) => d.level === 'town' && !d.zone)
  assert.equal(towns.length, 1610)
  assert.equal(towns.filter((d) => d.name.endsWith('街道')).length, 482)
  assert.ok(towns.every((d) => /(街道|镇|乡)$/.test(d.name)))
})

test('no code twice, every parent exists one level up, and every town climbs to the province in three steps', () => {
  assert.equal(new Set(tree.all.map((d) => d.code)).size, tree.all.length)
  const above = { city: 'province', county: 'city', town: 'county' } as const
  for (const division of tree.all) {
    if (division.level === 'province') assert.equal(division.parent, null)
    else assert.equal(getDivision(tree, division.parent!).level, above[division.level], division.name)
    const depth = { province: 0, city: 1, county: 2, town: 3 }[division.level]
    assert.equal(ancestorsOf(tree, division.code).length, depth)
  }
})

test('a row whose parent is missing is refused when the tree is made', () => {
  const orphan = { ...getDivision(tree, '440113120'), parent: '440199' }
  assert.throws(() => divisionTree([orphan]), /parent 440199 is missing/)
})

test('codes are six digits, of towns nine; pinyin has one syllable a character and no stray signs', () => {
  for (const d of tree.all) {
    assert.match(d.code, d.level === 'town' ? /^44\d{7}$/ : /^44\d{4}$/)
    assert.match(d.pinyin, /^[a-z]+( [a-z]+)*$/, d.name)
    assert.equal(d.pinyin.split(' ').length, d.name.replace(/[（）]/g, '').length, d.name)
    assert.equal(d.initials.length, d.pinyin.split(' ').length)
  }
})

test('the towns of 东莞 and 中山 hang under a county that is never said', () => {
  assert.equal(childrenOf(tree, '441900', { skipVirtual: true }).filter((d) => !d.zone).length, 32)
  assert.ok(names(childrenOf(tree, '441900', { skipVirtual: true })).includes('松山湖'))
  assert.equal(childrenOf(tree, '442000', { skipVirtual: true }).filter((d) => !d.zone).length, 23)
  assert.equal(fullNameOf(tree, '441900119'), '广东省东莞市长安镇')
  assert.equal(fullNameOf(tree, '442000118', 'city'), '中山市小榄镇')
  assert.ok(isWithin(tree, '441900119', '441901'))
  assert.ok(isWithin(tree, '441900119', '441900'))
})

test('full names run from the province, the city or the county', () => {
  const shiqi = findDivisions(tree, '石碁镇')[0]!.code
  assert.equal(fullNameOf(tree, shiqi), '广东省广州市番禺区石碁镇')
  assert.equal(fullNameOf(tree, shiqi, 'city'), '广州市番禺区石碁镇')
  assert.equal(fullNameOf(tree, shiqi, 'county'), '番禺区石碁镇')
  assert.equal(fullNameOf(tree, '440000'), '广东省')
  assert.equal(fullNameOf(tree, '441202005'), '广东省肇庆市端州区黄岗街道')
})

test('within means the division itself or anything under it, and never an unknown code', () => {
  assert.ok(isWithin(tree, '440113', '440113'))
  assert.ok(isWithin(tree, '440113', '440000'))
  assert.ok(!isWithin(tree, '440100', '440113'))
  assert.ok(!isWithin(tree, '440113', '440114'))
  assert.ok(!isWithin(tree, '440199', '440199'))
  assert.ok(!isWithin(tree, '440199', '440000'))
})

test('every ended code leads to one of today at its own level', () => {
  const ended = tree.all.filter((d) => d.validTo !== null)
  assert.ok(ended.length >= 40)
  for (const division of ended) {
    const current = getCurrentDivision(tree, division.code)
    assert.equal(current.validTo, null)
    assert.equal(current.level, division.level)
    assert.ok(!childrenOf(tree, division.parent!).includes(division), `${division.name} is listed no more`)
  }
  assert.equal(getCurrentDivision(tree, '440107').name, '荔湾区')
  assert.equal(getCurrentDivision(tree, '440126').name, '番禺区')
  assert.equal(getDivision(tree, '440311').name, '光明区')
})

const FIRST: Record<string, string> = {
  番禺: '广州市番禺区',
  番禺区: '广州市番禺区',
  panyu: '广州市番禺区',
  pyq: '广州市番禺区',
  '440113': '广州市番禺区',
  东莞: '东莞市',
  dg: '东莞市',
  sz: '深圳市',
  ' 深 圳 ': '深圳市',
  广东省深圳市: '深圳市',
  东莞长安: '东莞市长安镇',
  dongguanchangan: '东莞市长安镇',
  东莞市虎门镇: '东莞市虎门镇',
  番禺区石碁镇: '广州市番禺区石碁镇',
  广州番禺石碁: '广州市番禺区石碁镇',
  '441900119': '东莞市长安镇',
  '440103001000': '广州市荔湾区沙面街道',
  松山湖: '东莞市松山湖',
  东莞港: '东莞市东莞港',
  滨海湾: '东莞市滨海湾新区',
  前海: '深圳市南山区前海合作区',
  翠亨: '中山市翠亨新区',
  深汕: '深圳市深汕特别合作区',
  大学城: '广州市番禺区广州大学城',
  葵涌: '深圳市龙岗区葵涌街道',
  kuichong: '深圳市龙岗区葵涌街道',
  machong: '东莞市麻涌镇',
  tangxia: '广州市天河区棠下街道',
  大埔: '梅州市大埔县',
  dabu: '梅州市大埔县',
  乳源: '韶关市乳源瑶族自治县',
  光明: '深圳市光明区',
  芳村: '广州市芳村区',
}

test('people find a place by its name, its short name, its sound, its initials or its code', () => {
  for (const [typed, expected] of Object.entries(FIRST)) {
    const first = findDivisions(tree, typed)[0]
    assert.equal(first && fullNameOf(tree, first.code, 'city'), expected, typed)
  }
})

test('a search inside a city does not leave it', () => {
  assert.equal(fullNameOf(tree, findDivisions(tree, '城区', { within: '441500' })[0]!.code), '广东省汕尾市城区')
  const inDongguan = findDivisions(tree, '长安', { within: '441900' })
  assert.deepEqual(names(inDongguan), ['长安镇'])
  assert.deepEqual(findDivisions(tree, '番禺', { within: '441900' }), [])
})

test('an ended district comes after the one of today, with its successor', () => {
  const found = findDivisions(tree, '番禺')
  assert.deepEqual(names(found), ['番禺区', '番禺县', '番禺市'])
  assert.equal(found[1]!.successor, '440113')
})

test('an unknown word or code is refused with the nearest known ones', () => {
  assert.equal(findDivision(tree, '440199'), null)
  assert.throws(
    () => getDivision(tree, '440199'),
    (failure: Failure) =>
      failure instanceof Failure &&
      failure.code === 'unknown-division' &&
      failure.status === 422 &&
      (failure.more['suggestions'] as { code: string }[])[0]!.code === '440118',
  )
  assert.throws(
    () => getDivisions(tree, '番愚'),
    (failure: Failure) => String(failure.facts['suggestions']).startsWith('广东省广州市番禺区'),
  )
  assert.equal(suggestDivisions(tree, '唐厦')[0]!.name, '塘厦镇')
  assert.equal(suggestDivisions(tree, 'panyv')[0]!.name, '番禺区')
  assert.ok(names(suggestDivisions(tree, '广州番愚')).includes('番禺区'))
  assert.deepEqual(suggestDivisions(tree, '🙂'), [])
})

test('a stem is what people say', () => {
  assert.equal(stemOf('番禺区'), '番禺')
  assert.equal(stemOf('连山壮族瑶族自治县'), '连山')
  assert.equal(stemOf('城区'), '城区')
  assert.equal(stemOf('古镇镇'), '古镇')
})

test('every city and county has a point, inside Guangdong and near its city', () => {
  const points = new Map(
    (read('division-points.json').rows as [string, string, number, number][]).map(([code, name, lat, lng]) => [
      code,
      { name, lat, lng },
    ]),
  )
  for (const d of today.filter((division) => division.level === 'city' || division.level === 'county')) {
    const point = points.get(d.code)
    assert.ok(point, `${d.code} ${d.name}`)
    assert.ok(point.lat > 20.1 && point.lat < 25.6 && point.lng > 109.6 && point.lng < 117.4, d.name)
    if (d.level !== 'county') continue
    const city = points.get(d.parent!)!
    assert.ok(Math.hypot(point.lat - city.lat, point.lng - city.lng) < 1.4, `${d.name} lies near ${city.name}`)
  }
  for (const [code, { name }] of points) assert.equal(getDivision(tree, code).name, name)
})
