import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import { addWorkdays } from './calendar.rules.ts'
import { calendarNow, floorFor, rulesInForce } from './index.ts'
import * as api from './law.api.ts'
import { isVerified } from './law-row.rules.ts'

const w = await world({ now: new Date('2026-11-23T09:00:00+08:00') })
const province = await w.staff('许处长', 'province-officer', { divisionCode: '440000' })
const guangzhou = await w.staff('梁科长', 'city-officer', { divisionCode: '440100' })
const list = (query: object) => w.call(null, api.findLawRows, { query } as never)
const row = (rowId: string) => w.call(null, api.getLawRow, { params: { rowId } })
const floors = (divisionCode: string, day?: string) =>
  w.call(null, api.getWageFloors, { query: { divisionCode, ...(day && { day }) } })
const refused = (code: string) => (e: any) =>
  e.code === code && /[\u4e00-\u9fff]/.test(e.detail) && !/[{}]/.test(e.detail)
const GZ = 'minimum-wage-guangzhou-2025'
const read = {
  address: 'https://hrss.gd.gov.cn/zwgk/gsgg/content/post_1.html',
  documentNumber: '粤府函〔2025〕15号',
  publishedOn: '2025-01-20',
  reason: '对照省厅公布的标准核实',
}
const confirm = (who: typeof province, rowId: string, more: object = {}) =>
  w.call(who, api.confirmLawRow, { params: { rowId }, body: { ...read, version: 1, ...more } })
const journalOf = (kind: string) =>
  w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select(['data', 'reason', 'actorId'])
      .where('kind', '=', kind)
      .orderBy('journalId', 'desc')
      .execute(),
  )

test('anyone reads the rules in force with source and mark, by topic, by word and page by page', async () => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await list({ limit: 50, after })
    ids.push(...page.items.map((item) => item.rowId))
    after = page.next ?? undefined
  } while (after)
  assert.ok(ids.length > 150 && new Set(ids).size === ids.length)
  const ads = await list({ topic: 'ads', limit: 100 })
  assert.ok(ads.items.length > 0 && ads.items.every((item) => item.topic === 'ads'))
  const found = await list({ text: '劳动合同法 72' })
  assert.ok(
    found.items.some(
      (item) =>
        item.rowId === 'lcl-72-part-time-floor' &&
        item.verified &&
        item.actsAs === 'refuse' &&
        item.citation === '《劳动合同法》第72条',
    ),
  )
  for (const item of (await list({ unverified: 'true', limit: 100 })).items) {
    assert.equal(item.actsAs, 'warn', item.rowId)
    assert.match(item.citation, /待核实/)
  }
})

test('a place is shown its own wage floor and no other city’s', async () => {
  const { items } = await list({ topic: 'minimum-wage', divisionCode: '440113', limit: 100 })
  assert.ok(items.some((item) => item.rowId === GZ))
  assert.ok(!items.some((item) => item.cities.length > 0 && !item.cities.includes('440100')))
  await assert.rejects(list({ divisionCode: '440199' }), refused('unknown-division'))
})

test('as delivered no wage floor is verified: 番禺 asks for its city’s, unverified', async () => {
  const { cityName, verified, unverified } = await floors('440113')
  assert.deepEqual([cityName, verified, unverified?.floorFenPerHour], ['广州市', null, 2370])
  assert.match(unverified!.citation, /待核实/)
  assert.equal((await floors('441900119')).cityName, '东莞市')
  assert.equal((await floors('440113', '2024-06-01')).unverified?.floorFenPerHour, 2220)
  await assert.rejects(floors('440000'), refused('unknown-division'))
  await assert.rejects(floors('番禺'), refused('unknown-division'))
})

test('a city officer confirms the city’s own rule: it then refuses, here and for the checks', async () => {
  const before = await w.within((tx) => rulesInForce(tx, '2026-11-23'))
  assert.ok(!isVerified(before.find((r) => r.id === GZ)!))
  const confirmed = await confirm(guangzhou, GZ, { effectiveFrom: '2025-03-01' })
  assert.deepEqual([confirmed.verified, confirmed.actsAs], [true, 'refuse'])
  assert.deepEqual(
    [confirmed.confirmation?.by, confirmed.confirmation?.documentNumber],
    ['市主管（广州市）', '粤府函〔2025〕15号'],
  )
  assert.doesNotMatch(JSON.stringify(confirmed), /梁科长/, 'the rule is public, the officer’s name is not')
  assert.equal((await floors('440113')).verified?.floorFenPerHour, 2370)
  const { confirmed: floor } = await w.within((tx) => floorFor(tx, '440113120', '2026-11-23'))
  assert.equal(floor?.floorFenPerMonth, 250_000)
  const entry = (await journalOf('law-row.confirmed'))[0]!
  assert.deepEqual([entry.actorId, entry.reason, (entry.data as any).rowId], [guangzhou.personId, read.reason, GZ])
})

test('confirmed again, the newer evidence stands alone; taken back, the rule only warns', async () => {
  await confirm(province, GZ, { documentNumber: '粤府函〔2025〕16号' })
  const standing = await w.within((tx) =>
    tx
      .selectFrom('law.confirmation')
      .select(['documentNumber', 'withdrawnAt'])
      .where('rowId', '=', GZ)
      .orderBy('documentNumber')
      .execute(),
  )
  assert.deepEqual(
    standing.map((c) => c.withdrawnAt === null),
    [false, true],
  )
  const withdraw = () =>
    w.call(province, api.withdrawLawConfirmation, { params: { rowId: GZ }, body: { version: 1, reason: '网址打不开' } })
  await withdraw()
  assert.equal((await floors('440113')).verified, null)
  assert.equal((await row(GZ)).versions[0]?.confirmation, null)
  await assert.rejects(withdraw(), refused('law-not-confirmed'))
  assert.equal((await journalOf('law-row.doubted'))[0]?.reason, '网址打不开')
})

test('what holds in all Guangdong, or in another city, is not a city officer’s to confirm', async () => {
  await assert.rejects(confirm(guangzhou, 'lcl-72-part-time-floor'), refused('law-row-above'))
  await assert.rejects(confirm(guangzhou, 'minimum-wage-shenzhen-2025'), refused('law-row-above'))
  const county = await w.staff('区里的人', 'county-officer', { divisionCode: '440113' })
  await assert.rejects(confirm(county, GZ), (e: any) => e.code === 'forbidden')
  await assert.rejects(confirm(province, 'no-such-rule'), (e: any) => e.code === 'not-found' && e.status === 404)
})

test('a confirmation that contradicts the row is refused', async () => {
  await assert.rejects(confirm(province, GZ, { effectiveFrom: '2025-04-01' }), refused('law-dates-differ'))
  await assert.rejects(confirm(province, GZ, { publishedOn: '2026-12-01' }), refused('law-published-later'))
  await assert.rejects(confirm(province, GZ, { version: 2 }), refused('law-version-changed'))
  await assert.rejects(confirm(province, GZ, { address: 'javascript:alert(1)' }), (e: any) => e.code === 'invalid')
})

const newFloor = {
  ...read,
  after: 1,
  documentNumber: '粤府函〔2026〕88号',
  publishedOn: '2026-11-20',
  text: '广州最低工资：每月2600元，非全日制每小时24.6元。',
  numbers: { floorFenPerHour: 2460, floorFenPerMonth: 260_000 },
  document: '广东省最低工资标准',
  effectiveFrom: '2027-01-01',
}
const replace = (more: object = {}) =>
  w.call(guangzhou, api.replaceLawRow, { params: { rowId: GZ }, body: { ...newFloor, ...more } })

test('a rule is replaced from a day on: until then the old one holds, and old records keep it', async () => {
  await assert.rejects(replace({ numbers: { floorFenPerHour: 2460 } }), refused('law-numbers-differ'))
  await assert.rejects(replace({ effectiveFrom: '2025-03-01' }), refused('law-begins-before'))
  await assert.rejects(replace({ effectiveTo: '2026-12-31' }), refused('law-ends-before'))
  assert.deepEqual(await replace(), { version: 2 })
  await assert.rejects(replace(), refused('law-version-changed'))
  assert.equal((await floors('440113', '2026-12-31')).unverified?.floorFenPerHour, 2370)
  const after = await floors('440113', '2027-01-01')
  assert.deepEqual([after.verified?.floorFenPerHour, after.verified?.version], [2460, 2])
  const { current, versions } = await row(GZ)
  assert.deepEqual(
    [current, versions.map((v) => v.version), versions[1]?.effectiveTo, versions[0]?.madeBy],
    [1, [2, 1], '2026-12-31', '市主管（广州市）'],
  )
  assert.equal(versions[1]?.madeBy, null)
  assert.deepEqual(
    (await journalOf('law-row.replaced')).map((e) => (e.data as any).version),
    [2],
  )
})

test('two officers replace one rule at the same moment: one version, the other is told', async () => {
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => replace({ after: 2, effectiveFrom: '2028-01-01' })))
  assert.deepEqual(outcomes.map((o) => o.status).sort(), ['fulfilled', 'rejected', 'rejected'])
  assert.ok(outcomes.every((o) => o.status === 'fulfilled' || o.reason.code === 'law-version-changed'))
})

/** 2027 as 《全国年节及纪念日放假办法》 fixes it, with two swapped days. */
const DAYS_2027 = [
  ...[
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ].map((day) => ({ day, name: '法定节日', workday: false, statutory: true })),
  { day: '2027-02-09', name: '春节', workday: false, statutory: false },
  { day: '2027-02-20', name: '春节', workday: true, statutory: false },
]
const notice = {
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  documentNumber: '国办发明电〔2026〕9号',
  publishedOn: '2026-11-10',
  address: 'https://www.gov.cn/zhengce/content/202611/content_1.htm',
  days: DAYS_2027,
}
const put = (year: number, more: object = {}) =>
  w.call(province, api.putHolidays, { params: { year } as never, body: { ...notice, ...more } })

test('from November next year’s notice is missed aloud, and working days stop where it is missing', async () => {
  assert.deepEqual((await list({})).missingYears, [2027])
  const this_ = await w.call(null, api.getHolidays, { query: {} })
  assert.deepEqual(
    [this_.year, this_.coveredYears, this_.missingYears, this_.notice?.documentNumber],
    [2026, [2024, 2025, 2026], [2027], '国办发明电〔2025〕7号'],
  )
  const next = await w.call(null, api.getHolidays, { query: { year: 2027 } })
  assert.equal(next.notice, null)
  assert.ok(next.items.length > 0 && next.items.every((day) => day.statutory), 'what the law itself fixes is known')
  const calendar = await w.within(calendarNow)
  assert.throws(
    () => addWorkdays(calendar, '2026-12-30', 5),
    (e: any) => e.code === 'calendar-not-covered',
  )
})

test('a notice with a slip of the pen is refused', async () => {
  const also = (...days: object[]) => ({ days: [...DAYS_2027, ...days] })
  const day = (on: string, more: object = {}) => ({ day: on, name: '春节', workday: false, statutory: false, ...more })
  await assert.rejects(put(2027, also(day('2028-02-09'))), refused('holiday-outside-year'))
  await assert.rejects(put(2027, also(day('2027-02-09'))), refused('holiday-twice'))
  await assert.rejects(put(2027, also(day('2027-02-22', { workday: true }))), refused('holiday-work-on-weekday'))
  await assert.rejects(put(2027, also(day('2027-02-10', { statutory: true }))), refused('holiday-statutory-count'))
  await assert.rejects(put(2029), refused('holiday-year-gap'))
  await assert.rejects(put(2027, { publishedOn: '2026-12-01' }), refused('law-published-later'))
  assert.equal((await w.call(null, api.getHolidays, { query: { year: 2027 } })).notice, null)
})

test('keyed in, the year counts: its days replace what was known, and keyed in again they replace each other', async () => {
  assert.deepEqual(await put(2027), { coveredYears: [2024, 2025, 2026, 2027], missingYears: [] })
  const calendar = await w.within(calendarNow)
  assert.equal(addWorkdays(calendar, '2027-02-04', 1), '2027-02-10')
  assert.equal(addWorkdays(calendar, '2027-02-19', 1), '2027-02-20')
  await put(2027, { days: DAYS_2027.filter((d) => d.day !== '2027-02-20') })
  const kept = await w.call(null, api.getHolidays, { query: { year: 2027 } })
  assert.ok(!kept.items.some((d) => d.workday))
  assert.equal((await journalOf('holidays.entered')).length, 2)
})
