import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { distanceM } from '#kernel/geo.ts'
import { world } from '#kernel/testing.ts'
import { distanceTo, wholeMetresTo } from './distance.sql.ts'
import { missingZones, nextStates, whyNotMove } from './market.rules.ts'
import * as api from './markets.api.ts'
import { MARKET_STATES } from './markets.api.ts'

const w = await world()
const shiqi = await w.market()
const changan = await w.market({ name: '长安镇综合零工市场', divisionCode: '441900119', lat: 22.81, lng: 113.8 })
const officer = await w.staff('区局何主任', 'county-officer', { divisionCode: '440113' })
const manager = await w.staff('石碁何美玲', 'market-manager', { marketId: shiqi })
const clerk = await w.staff('陈静', 'clerk', { marketId: shiqi })
const installer = await w.staff('运维老李', 'system-admin', { divisionCode: '440000' })
const abroad = await w.staff('东莞梁科', 'city-officer', { divisionCode: '441900' })

const hall = {
  name: '番禺区大石综合零工市场',
  divisionCode: '440113',
  kind: 'comprehensive' as const,
  nature: 'entrusted' as const,
  operatorName: '大石人力服务中心',
  address: '大石街石北路88号',
  point: { lat: 23.01, lng: 113.31 },
  publicPhone: '020-34780001',
  trades: [],
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '04:00', to: '12:00' }],
}

test('an officer of the county enters a market, and it stands in the directory by its place in the tree', async () => {
  const { marketId } = await w.call(officer, api.registerMarket, { body: { ...hall, state: 'running' } })
  const market = await w.call(null, api.getMarket, { params: { marketId } })
  assert.equal(market.divisionName, '广州市番禺区')
  assert.equal(market.nationalNature, '公共')
  assert.equal(market.publicPhone, '020-34780001')
  assert.deepEqual(market.settings, { cancelFreeMinutes: 120, travelMarginMinutes: 0, checkinRadiusM: 300 })
  const names = (code: string) =>
    w.call(null, api.findMarkets, { query: { divisionCode: code } }).then((r) => r.items.map((m) => m.name))
  assert.ok((await names('440100')).includes(hall.name))
  assert.ok((await names('440000')).includes('长安镇综合零工市场'))
  assert.ok(!(await names('441900')).includes(hall.name))
})
test('a market of 东莞 lies under its city though the town code does not say so', async () => {
  const found = await w.call(null, api.findMarkets, { query: { divisionCode: '441900' } })
  assert.deepEqual(
    found.items.map((m) => [m.marketId, m.divisionName]),
    [[changan, '东莞市长安镇']],
  )
})
test('nobody registers a market outside their part of the tree, and a clerk none at all', async () => {
  await assert.rejects(w.call(abroad, api.registerMarket, { body: { ...hall, name: '越界零工市场' } }), {
    code: 'market-outside-area',
    status: 422,
  })
  await assert.rejects(w.call(clerk, api.registerMarket, { body: { ...hall, name: '越权零工市场' } }), {
    code: 'forbidden',
  })
  await w.call(installer, api.registerMarket, { body: { ...hall, name: '惠阳区综合零工市场', divisionCode: '441303' } })
})
test('an unknown division or trade is refused with suggestions, a second market of the name by that name', async () => {
  await assert.rejects(
    w.call(officer, api.registerMarket, { body: { ...hall, name: '某某零工市场', divisionCode: '440199' } }),
    (e: any) => e.code === 'unknown-division' && e.suggestions.length > 0 && /440199/.test(e.detail),
  )
  await assert.rejects(
    w.call(officer, api.registerMarket, { body: { ...hall, name: '某某零工市场', trades: ['loadr'] } }),
    (e: any) => e.code === 'unknown-occupation' && e.suggestions.length > 0,
  )
  await assert.rejects(w.call(officer, api.registerMarket, { body: hall }), { code: 'market-name-taken' })
  await assert.rejects(
    w.call(officer, api.registerMarket, { body: { ...hall, name: '纺织零工市场', kind: 'industry' } }),
    { code: 'industry-missing' },
  )
})
test("another market's manager changes nothing here", async () => {
  await assert.rejects(
    w.call(manager, api.changeMarket, { params: { marketId: changan }, body: { address: '别处' } }),
    { code: 'forbidden' },
  )
  await assert.rejects(
    w.call(abroad, api.setMarketSettings, {
      params: { marketId: shiqi },
      body: { cancelFreeMinutes: 0, travelMarginMinutes: 0, checkinRadiusM: 50 },
    }),
    { code: 'forbidden' },
  )
  const local = await w.staff('本地运维', 'system-admin', { divisionCode: '441900' })
  await assert.rejects(w.call(local, api.changeMarket, { params: { marketId: shiqi }, body: { address: '别处' } }), {
    code: 'forbidden',
  })
})
test('the manager sets the published rules and corrects the entry', async () => {
  const params = { marketId: shiqi }
  await w.call(manager, api.setMarketSettings, {
    params,
    body: { cancelFreeMinutes: 60, travelMarginMinutes: 20, checkinRadiusM: 500 },
  })
  await w.call(manager, api.changeMarket, {
    params,
    body: { publicPhone: '020-84850009', trades: ['loader'], point: { lat: 22.951, lng: 113.431 } },
  })
  await w.call(manager, api.confirmDirectoryEntry, { params })
  const market = await w.call(null, api.getMarket, { params })
  assert.deepEqual(market.settings, { cancelFreeMinutes: 60, travelMarginMinutes: 20, checkinRadiusM: 500 })
  assert.equal(market.publicPhone, '020-84850009')
  assert.equal(market.trades[0]?.code, 'loader')
  assert.equal(market.checkedOn, '2026-03-05')
})
test('of the four required zones the missing ones are named', async () => {
  const params = { marketId: shiqi }
  const first = await w.call(manager, api.setZones, {
    params,
    body: {
      zones: [
        { kind: 'introduction', name: '职业介绍区', counters: 4 },
        { kind: 'talks', name: '洽谈区', rooms: 3 },
      ],
    },
  })
  assert.deepEqual(first.missing, ['publication', 'convenience'])
  const keep = first.zones.find((z) => z.kind === 'talks')!
  const second = await w.call(manager, api.setZones, {
    params,
    body: {
      zones: [
        { ...keep, rooms: 5 },
        { kind: 'publication', name: '信息发布区' },
      ],
    },
  })
  assert.deepEqual(second.zones.map((z) => [z.kind, z.rooms]).sort(), [
    ['publication', 0],
    ['talks', 5],
  ])
  await assert.rejects(
    w.call(manager, api.setZones, { params, body: { zones: [{ zoneId: changan, kind: 'talks', name: '别人的' }] } }),
    { code: 'zone-not-here' },
  )
  assert.deepEqual(missingZones([]), ['introduction', 'talks', 'publication', 'convenience'])
})
test('closing says why and where the workers go; the market leaves the directory and its life stays readable', async () => {
  const { marketId } = await w.call(officer, api.registerMarket, {
    body: { ...hall, name: '番禺区沙湾零工市场', state: 'running' },
  })
  w.advance(1)
  const params = { marketId }
  await assert.rejects(
    w.call(officer, api.moveMarket, { params, body: { state: 'surveyed' } }),
    (e: any) => e.code === 'state-not-next' && /整改、迁移、关闭/.test(e.detail),
  )
  await assert.rejects(w.call(officer, api.moveMarket, { params, body: { state: 'closed' } }), { code: 'why-missing' })
  await assert.rejects(w.call(officer, api.moveMarket, { params, body: { state: 'closed', why: '规划调整' } }), {
    code: 'workers-go-to-missing',
  })
  await assert.rejects(
    w.call(officer, api.moveMarket, { params, body: { state: 'closed', why: '规划调整', workersGoTo: marketId } }),
    { code: 'workers-go-to-closed' },
  )
  await w.call(officer, api.moveMarket, { params, body: { state: 'closed', why: '规划调整', workersGoTo: shiqi } })
  const { items } = await w.call(null, api.listStateChanges, { params })
  assert.deepEqual(
    items.map((c) => [c.state, c.workersGoTo?.marketId]),
    [
      ['running', undefined],
      ['closed', shiqi],
    ],
  )
  assert.ok(!(await w.call(null, api.findMarkets, { query: {} })).items.some((m) => m.marketId === marketId))
  assert.ok(
    (await w.call(null, api.findMarkets, { query: { state: 'closed' } })).items.some((m) => m.marketId === marketId),
  )
})
test('no state leads anywhere it should not', () => {
  for (const from of MARKET_STATES)
    for (const to of MARKET_STATES)
      assert.equal(
        whyNotMove({ from, to, why: '理由', workersGoTo: shiqi }) === null,
        nextStates(from).includes(to),
        `${from} → ${to}`,
      )
  assert.deepEqual(nextStates('closed'), [])
})
test('who keeps a market sees how many serve there and what is hired; anybody reads the contract it is run under', async () => {
  const kept = async () =>
    (await w.call(officer, api.listMyMarkets, { query: {} })).items.find((m) => m.marketId === shiqi)!
  const before = await kept()
  assert.ok(before.staff >= 2, 'manager and clerk')
  assert.deepEqual([before.postsOpen, before.postsSubmitted], [0, 0])
  await w.staff('新来的小周', 'clerk', { marketId: shiqi })
  await w.owner.query(
    `insert into accounts.person (person_id, name, created_at) values ('0197a000-0000-7000-8000-000000000001', '李老板', now())`,
  )
  await w.owner.query(`insert into employers.employer (employer_id, kind, name, contact_person_id, contact_name, phone_sealed, phone_masked, division_code, address, level, level_since, created_at)
    values ('0197a000-0000-7000-8000-000000000002', 'household', '李姓家庭', '0197a000-0000-7000-8000-000000000001', '李老板', 'lg1.test', '138****0001', '440113', '石碁镇', 'verified', now(), now())`)
  for (const [i, state] of ['published', 'published', 'submitted', 'closed'].entries())
    await w.owner.query(
      `insert into jobs.post (market_id, post_id, employer_id, occupation, kind, title, pay_fen, pay_unit, settlement, division_code, place, lat, lng,
        contact_name, contact_phone_sealed, contact_phone_masked, valid_until, state, created_at, created_by)
       values ($1, $2, '0197a000-0000-7000-8000-000000000002', 'sorter', 'daily', '仓库分拣', 24000, 'day', 'after-shift', '440113', '石碁', 22.95, 113.43,
        '李老板', 'lg1.test', '138****0001', now() + interval '1 day', $3, now(), $2)`,
      [shiqi, `0197a000-0000-7000-8000-00000000001${i}`, state],
    )
  const after = await kept()
  assert.deepEqual([after.staff, after.postsOpen, after.postsSubmitted], [before.staff + 1, 2, 1])
  assert.equal((await w.call(null, api.getMarket, { params: { marketId: shiqi } })).operatorContract, null)
  await w.call(manager, api.changeMarket, {
    params: { marketId: shiqi },
    body: { operatorContract: '番人社委〔2026〕3号' },
  })
  assert.equal(
    (await w.call(null, api.getMarket, { params: { marketId: shiqi } })).operatorContract,
    '番人社委〔2026〕3号',
  )
})
test('staff see the markets of their part of the tree', async () => {
  const mine = async (who: typeof clerk) =>
    (await w.call(who, api.listMyMarkets, { query: {} })).items.map((m) => m.marketId)
  assert.deepEqual(await mine(clerk), [shiqi])
  assert.deepEqual(await mine(abroad), [changan])
  assert.ok((await mine(installer)).length >= 4)
})
test('nearest first, page by page, none twice and none left out', async () => {
  const here = { lat: 22.95, lng: 113.43 }
  const all = await w.call(null, api.findMarkets, { query: { ...here, limit: 100 } })
  assert.equal(all.items[0]!.marketId, shiqi)
  const sorted = all.items.map((m) => Math.round(distanceM(here, m.point)))
  assert.deepEqual(
    all.items.map((m) => m.distanceM),
    sorted,
  )
  assert.deepEqual(
    sorted,
    [...sorted].sort((a, b) => a - b),
  )
  const paged: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const { items, next } = await w.call(null, api.findMarkets, {
      query: { ...here, limit: 1, ...(after && { after }) },
    })
    paged.push(...items.map((m) => m.marketId))
    after = next
  }
  assert.deepEqual(
    paged,
    all.items.map((m) => m.marketId),
  )
  const within = await w.call(null, api.findMarkets, { query: { ...here, radiusM: 5000 } })
  assert.ok(within.items.length > 0 && within.items.every((m) => m.distanceM! <= 5000))
  await assert.rejects(w.call(null, api.findMarkets, { query: { after: 'bm90IGEgY3Vyc29y' } }), { code: 'invalid' })
})
test('the distance the database reckons is that of kernel/geo', async () => {
  const spot = fc.record({
    lat: fc.double({ min: 20, max: 26, noNaN: true }),
    lng: fc.double({ min: 109, max: 118, noNaN: true }),
  })
  const pairs = fc.sample(fc.tuple(spot, spot), 300)
  await w.within(async (tx) => {
    for (const [a, b] of pairs) {
      const { rows } = await sql<{ metres: number; whole: number }>`
        select ${distanceTo(a, 'p.lat', 'p.lng')} as metres, ${wholeMetresTo(a, 'p.lat', 'p.lng')} as whole
        from (values (${b.lat}::float8, ${b.lng}::float8)) as p (lat, lng)`.execute(tx)
      const row = rows[0]!
      assert.ok(Math.abs(row.metres - distanceM(a, b)) < 1e-5, `${row.metres} ${distanceM(a, b)}`)
      assert.equal(row.whole, Math.round(row.metres))
    }
  })
})
