import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeName, whatNameLacks } from './market-name.ts'

const province = { name: '广东省', level: 'province' as const }
const panyu = {
  name: '番禺区',
  level: 'county' as const,
  ancestors: [province, { name: '广州市', level: 'city' as const }],
}

test('a market is named by its county, its place and 综合', () => {
  assert.equal(
    composeName({ division: panyu, place: ' 石碁 ', kind: 'comprehensive', industry: '' }),
    '番禺区石碁综合零工市场',
  )
})

test('a market in a street bears the name of the county, an industry market that of its industry', () => {
  const street = { name: '石碁镇', level: 'town' as const, ancestors: [...panyu.ancestors, panyu] }
  assert.equal(
    composeName({ division: street, place: '石碁', kind: 'industry', industry: '纺织' }),
    '番禺区石碁纺织零工市场',
  )
})

test('in 东莞, which has no counties, the city gives the name', () => {
  const changan = {
    name: '长安镇',
    level: 'town' as const,
    ancestors: [province, { name: '东莞市', level: 'city' as const }],
  }
  assert.equal(
    composeName({ division: changan, place: '长安车站', kind: 'comprehensive', industry: '' }),
    '东莞市长安车站综合零工市场',
  )
})

test('without place or industry there is no name yet', () => {
  assert.equal(composeName({ division: panyu, place: '  ', kind: 'comprehensive', industry: '' }), null)
  assert.equal(composeName({ division: panyu, place: '石碁', kind: 'industry', industry: ' ' }), null)
})

test('a name that does not end as the guideline says is remarked upon', () => {
  assert.match(whatNameLacks('石碁劳务集市') ?? '', /结尾/)
  assert.equal(whatNameLacks('番禺区石碁综合零工市场'), null)
})
