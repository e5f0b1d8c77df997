import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import lawRows from '#data/law-rows.json' with { type: 'json' }
import { actsAs, type LawRow, rowsInForce, sourceOf } from './law-row.rules.ts'
import { floorOf, hourlyFen } from './wage-floor.rules.ts'

const rows = lawRows as unknown as LawRow[]
const day = z.iso.date().nullable()
const rowShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  topic: z.enum(
    'ads agency fairs hours pay minimum-wage age women heat older-workers insurance disputes personal-data signature access maps volunteers naming'.split(
      ' ',
    ),
  ),
  text: z.string().regex(/。$/u),
  textEn: z.string().min(10),
  numbers: z.record(z.string().regex(/[a-z][A-Z]|^(days|years|items|kinds|provinces|platforms)$/), z.number()),
  document: z.string().min(2),
  article: z.string(),
  mark: z.enum(['V', 'P', 'P-', 'M']),
  effects: z.array(z.enum(['refuse', 'warn', 'clock', 'keep', 'text'])).min(1),
  effectiveFrom: day,
  effectiveTo: day,
  cityClass: z.number().int().nullable(),
  cities: z.array(z.string().regex(/^44\d\d00$/)),
  sourceAddress: z.url().nullable(),
  note: z.string(),
  checkedBy: z.null(),
  checkedOn: z.null(),
  confirmedBy: z.null(),
  confirmedOn: z.null(),
  replacedBy: z.string().nullable(),
})
const confirm = (id: string) =>
  rows.map((row) => (row.id === id ? { ...row, confirmedBy: '黎科长', confirmedOn: '2026-03-02' } : row))

test('every shipped row is whole, unique and unconfirmed; a row read in full names its article', () => {
  z.array(rowShape).parse(lawRows)
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length)
  for (const row of rows) if (row.mark === 'V') assert.notEqual(row.article, '', row.id)
  for (const row of rows) if (row.mark === 'P') assert.ok(row.sourceAddress, row.id)
})

test('as shipped only rows marked V refuse, and confirming is what lets another refuse', () => {
  for (const row of rows) {
    const expected = row.mark === 'V' && row.effects.includes('refuse') ? 'refuse' : 'warn'
    assert.equal(actsAs(row), expected, row.id)
    const confirmed = { ...row, confirmedBy: '黎科长', confirmedOn: '2026-03-02' }
    assert.equal(actsAs(confirmed), row.effects.includes('refuse') ? 'refuse' : 'warn')
    assert.equal(actsAs({ ...row, mark: 'P', confirmedBy: '黎科长', confirmedOn: null }), 'warn')
  }
})

test('a source names statute and article, and says 待核实 until confirmed', () => {
  const byId = (id: string) => rows.find((row) => row.id === id)!
  assert.equal(sourceOf(byId('lcl-72-part-time-pay-period')), '《劳动合同法》第72条')
  assert.equal(sourceOf(byId('p5-online-ads')), '《五部门关于规范网络平台招聘类信息发布的通知》（P，待核实）')
})

test('each of the 21 cities has both columns of the minimum wage, 深圳 from its own day', () => {
  const wages = rows.filter((row) => row.topic === 'minimum-wage' && row.cities.length > 0)
  assert.equal(wages.length, 42)
  assert.equal(new Set(wages.flatMap(({ cities }) => cities)).size, 21)
  const shenzhen = floorOf(rows, '440305', '2022-01-01').unconfirmed
  assert.deepEqual([shenzhen?.floorFenPerHour, shenzhen?.floorFenPerMonth], [2220, 236000])
  assert.equal(floorOf(rows, '440300', '2021-12-31').unconfirmed, null)
  assert.equal(floorOf(rows, '440100', '2021-12-31').unconfirmed?.floorFenPerHour, 2220)
  assert.deepEqual(floorOf(rows, '110000', '2026-01-01'), { confirmed: null, unconfirmed: null })
})

test('a confirmed floor refuses, also while a newer unconfirmed one only warns', () => {
  const floors = floorOf(confirm('minimum-wage-guangzhou-2021'), '440106', '2026-11-23')
  assert.equal(floors.confirmed?.floorFenPerHour, 2220)
  assert.equal(floors.unconfirmed?.floorFenPerHour, 2370)
  const newer = floorOf(confirm('minimum-wage-guangzhou-2025'), '440106', '2026-11-23')
  assert.equal(newer.confirmed?.floorFenPerHour, 2370)
  assert.equal(newer.unconfirmed, null)
})

test('on every day a row is in force once, and a replaced row only until its successor begins', () => {
  const old = rows.find(({ id }) => id === 'lcl-72-part-time-pay-period')!
  const next: LawRow = { ...old, id: 'lcl-72-2030', effectiveFrom: '2030-01-01' }
  const both = [{ ...old, replacedBy: next.id }, next]
  fc.assert(
    fc.property(fc.integer({ min: 2014, max: 2045 }), (year) => {
      const inForce = rowsInForce(both, `${year}-01-01`).map(({ id }) => id)
      assert.deepEqual(inForce, [year < 2030 ? old.id : next.id])
    }),
  )
})

test('pay becomes an hour only when its hours are known', () => {
  assert.equal(hourlyFen({ amountFen: 20000, unit: 'day' }), null)
  assert.equal(hourlyFen({ amountFen: 20000, unit: 'day', hoursPerDay: 8 }), 2500)
  assert.equal(hourlyFen({ amountFen: 60000, unit: 'job', hoursPerDay: 8 }), null)
  assert.equal(hourlyFen({ amountFen: 60000, unit: 'job', hoursPerDay: 8, days: 3 }), 2500)
  assert.equal(hourlyFen({ amountFen: 50, unit: 'piece', piecesPerHour: 40 }), 2000)
  assert.equal(hourlyFen({ amountFen: 260000, unit: 'month', hoursPerDay: 4, daysPerWeek: 6 }), 2500)
})
