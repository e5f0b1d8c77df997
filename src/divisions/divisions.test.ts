import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import * as api from './divisions.api.ts'
import { areaOf, divisionTreeOf, fullNameOf, getCurrentDivision } from './index.ts'

const w = await world({ now: new Date('2026-11-23T09:00:00+08:00') })
const find = (query: object) => w.call(null, api.findDivisions, { query } as never)
const page = (divisionCode: string) => w.call(null, api.getDivision, { params: { divisionCode } })

test('anyone goes from the cities down to a town, and finds a place by any word for it', async () => {
  const cities = await find({ limit: 100 })
  assert.equal(cities.items.length, 21)
  assert.equal(cities.next, null)
  const towns = await find({ parent: '441900', limit: 100 })
  assert.ok(
    towns.items.some((d) => d.fullName === '广东省东莞市长安镇'),
    'the virtual county is passed over',
  )
  for (const text of ['番禺', 'panyu', 'pyq', '440113']) {
    assert.equal((await find({ text })).items[0]?.fullName, '广东省广州市番禺区', text)
  }
  const inside = await find({ text: '石', parent: '440113', level: 'town' })
  assert.deepEqual(
    inside.items.map((d) => d.name),
    ['石壁街道', '石楼镇', '石碁镇'],
  )
})

test('a long list is read page by page, nothing twice and nothing left out', async () => {
  const codes: string[] = []
  let after: string | undefined
  do {
    const { items, next } = await find({ level: 'county', limit: 50, after })
    codes.push(...items.map((d) => d.code))
    after = next ?? undefined
  } while (after)
  assert.ok(codes.length > 122 && new Set(codes).size === codes.length)
})

test('an unknown word or code is refused with the nearest places', async () => {
  await assert.rejects(
    find({ text: '番愚区' }),
    (e: any) =>
      e.code === 'unknown-division' &&
      e.status === 422 &&
      /番禺区/.test(e.detail) &&
      e.suggestions[0].code === '440113',
  )
  await assert.rejects(page('440199'), (e: any) => e.code === 'unknown-division' && e.suggestions.length > 0)
  await assert.rejects(find({ text: 'qqqq' }), (e: any) => e.code === 'unknown-division' && !/[{}]/.test(e.detail))
})

test('a page names what a place lies in and what lies in it', async () => {
  const shiqi = await page((await find({ text: '石碁镇' })).items[0]!.code)
  assert.deepEqual(
    shiqi.ancestors.map((a) => a.name),
    ['广东省', '广州市', '番禺区'],
  )
  assert.ok((await page('441900')).children.some((c) => c.name === '长安镇'))
  assert.equal((await page('440107')).successor?.fullName, '广东省广州市荔湾区')
})

const admin = await w.staff('系统管理员甲', 'system-admin', { divisionCode: '440000' })
const HEADER = 'code,name,parent,level,valid_from,valid_to,successor'
const send = (
  who: typeof admin,
  lines: string[],
  more: object = {},
  encode = (text: string): Uint8Array => new TextEncoder().encode(text),
) =>
  w.call(
    who,
    api.importDivisions,
    { body: { source: '民政部公告 2026 年第 12 号', ...more } as never },
    { file: { bytes: encode([HEADER, ...lines].join('\r\n')), fileName: '区划.csv', type: 'text/csv' } },
  )
const dashi = (await find({ text: '番禺区大石街道' })).items[0]!.code
const shiqi = (await find({ text: '石碁镇' })).items[0]!

test('a newer list is tried first and changes nothing by that', async () => {
  const tried = await send(admin, [
    `440113990,新沙街道,440113,town,2026-11-01,,`,
    `${shiqi.code},石碁街道,440113,town,2026-11-01,,`,
    `440113,番禺区,440100,county,2000-05-21,,`,
  ])
  assert.deepEqual([tried.applied, tried.importId, tried.errors, tried.unchanged], [false, null, [], 1])
  assert.deepEqual(
    tried.added.map((c) => [c.name, c.parentName]),
    [['新沙街道', '番禺区']],
  )
  assert.deepEqual(
    tried.changed.map((c) => [c.was?.name, c.name]),
    [['石碁镇', '石碁街道']],
  )
  assert.equal((await page(shiqi.code)).name, '石碁镇')
})

test('every faulty row is told in Chinese by its line, and a faulty list is never applied', async () => {
  const lines = [
    '4401139,新沙街道,440113,town,2026-11-01,,', // 2: digits
    '440113991,Xinsha,440113,town,2026-11-01,,', // 3: name
    '440113992,新沙街道,440113,village,2026-11-01,,', // 4: level
    '440113993,新沙街道,440199,town,2026-11-01,,', // 5: parent
    '440113994,新沙街道,440100,town,2026-11-01,,', // 6: parent of another level
    '440113995,新沙街道,440113,town,2027-01-01,,', // 7: not begun
    '440113996,新沙街道,440113,town,2026-13-01,,', // 8: no day
    '440113997,新沙街道,440113,town,2026-11-01,,',
    '440113997,新沙街道,440113,town,2026-11-01,,', // 10: twice
    '440107,芳村区,440100,county,2026-11-01,,', // 11: ended code again
    '440105,海珠区,440100,county,2000-01-01,2026-10-31,440104', // 12: towns left behind
    `${shiqi.code},石碁镇,440113,town,2000-01-01,2026-10-31,`, // 13: no successor
  ]
  const { errors } = await send(admin, lines)
  assert.deepEqual(
    errors.map((e) => e.line),
    [2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13],
  )
  for (const { message } of errors) assert.match(message, /[\u4e00-\u9fff]/)
  await assert.rejects(
    send(admin, lines, { apply: 'true' }),
    (e: any) => e.code === 'division-file-errors' && e.errors.length === 11,
  )
  await assert.rejects(page('440113997'), (e: any) => e.code === 'unknown-division')
})

test('applied: new rows are dated, changed ones keep their past, ended ones their successor, and every caller sees it at once', async () => {
  const applied = await send(
    admin,
    [
      '440113990,新沙街道,440113,town,2026-11-01,,',
      '440113991,石化街道,440113,town,2026-11-10,,',
      `${shiqi.code},石碁街道,440113,town,2026-11-01,,`,
      `${dashi},大石街道,440113,town,2000-01-01,2026-10-31,440113990`,
    ],
    { apply: 'true' },
  )
  assert.ok(applied.applied && applied.importId)
  assert.equal((await find({ text: 'xinsha' })).items[0]?.code, '440113990')
  const now = await page(shiqi.code)
  assert.deepEqual(
    [now.name, now.formerly],
    ['石碁街道', [{ name: '石碁镇', parentName: '番禺区', until: '2026-10-31' }]],
  )
  const ended = await page(dashi)
  assert.deepEqual([ended.validTo, ended.successor?.code], ['2026-10-31', '440113990'])
  const tree = await w.within(divisionTreeOf)
  assert.equal(getCurrentDivision(tree, dashi).name, '新沙街道')
  assert.equal(fullNameOf(tree, '440113991'), '广东省广州市番禺区石化街道')
  assert.deepEqual(areaOf(tree, '440113991'), ['440000', '440100', '440113', '440113991'])
  assert.ok(!(await page('440113')).children.some((c) => c.code === dashi))
  const again = await send(admin, ['440113990,新沙街道,440113,town,2026-11-01,,'])
  assert.equal(again.unchanged, 1)
  const entry = await w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select(['data', 'actorAs'])
      .where('kind', '=', 'division-list.imported')
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual([entry.actorAs, (entry.data as any).added, (entry.data as any).ended], ['system-admin', 2, 1])
  assert.equal((await w.call(admin, api.getDivisionImports, { query: {} })).items.length, 1)
})

test('a renewed code is taken over by name in a whole list, and what a whole list forgets is asked for', async () => {
  const tree = await w.within(divisionTreeOf)
  const towns = tree.all.filter((d) => d.level === 'town' && d.validTo === null && !d.zone)
  const [first, second] = towns.filter((d) => d.parent === '440113')
  const rest = towns.filter((d) => d !== first && d !== second)
  const lines = [
    ...rest.map((d) => `${d.code},${d.name},${d.parent},town,2020-01-01,,`),
    `440113998,${first!.name},440113,town,2026-11-20,,`,
  ]
  const tried = await send(admin, lines, { coverage: 'whole' })
  assert.equal(tried.unchanged, rest.length)
  assert.deepEqual(
    tried.ended.map((c) => [c.code, c.on, c.successor?.code]),
    [[first!.code, '2026-11-19', '440113998']],
  )
  assert.deepEqual(
    tried.errors.map((e) => [e.line, e.code]),
    [[0, second!.code]],
  )
})

test('a list from Excel in GBK is read, statistical codes and cities as parents too; anything else is refused', async () => {
  // 440113989 and 新沙 in GB2312, as a Chinese Excel writes it.
  const gbk = (text: string) =>
    Buffer.concat([...text].map((c) => (GBK[c] ? Buffer.from(GBK[c]!, 'hex') : Buffer.from(c))))
  const tried = await send(admin, ['441900199000,新沙镇,441900,镇,2026-11-01,,'], {}, gbk)
  assert.deepEqual(
    tried.added.map((c) => [c.code, c.name, c.parent]),
    [['441900199', '新沙镇', '441901']],
  )
  await assert.rejects(
    send(admin, [], {}, () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff])),
    (e: any) => e.code === 'division-file-unreadable',
  )
  await assert.rejects(send(admin, []), (e: any) => e.code === 'division-file-empty')
  await assert.rejects(
    send(admin, [], {}, () => Buffer.from('code,name\n440113,番禺区')),
    (e: any) => e.code === 'division-file-header' && /valid_from/.test(e.detail),
  )
})

test('a list with Chinese heads in another order is read as the English one; a missing column is named in both', async () => {
  const admin = await w.staff('系统管理员丙', 'system-admin', { divisionCode: '440000' })
  const rows = '名称,代码,级别,上级代码,生效日期\n新沙街道,440113199,街镇,440113,2026-11-01'
  const tried = await send(admin, [], {}, () => Buffer.from(rows))
  assert.deepEqual(
    [tried.added.map((c) => [c.code, c.name, c.parent]), tried.errors],
    [[['440113199', '新沙街道', '440113']], []],
  )
  await assert.rejects(
    send(admin, [], {}, () => Buffer.from('代码,名称\n440113,番禺区')),
    (e: any) => e.code === 'division-file-header' && /生效日期（valid_from）/.test(e.detail),
  )
})
const GBK: Record<string, string> = { 新: 'd0c2', 沙: 'c9b3', 镇: 'd5f2' }

test('only the system administrator of the whole province imports', async () => {
  const county = await w.staff('系统管理员乙', 'system-admin', { divisionCode: '440113' })
  await assert.rejects(send(county, []), (e: any) => e.code === 'forbidden')
  const clerk = await w.staff('何美玲', 'clerk', { marketId: await w.market() })
  await assert.rejects(send(clerk, []), (e: any) => e.code === 'forbidden')
})
