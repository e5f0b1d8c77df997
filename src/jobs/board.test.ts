import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { isEndpoint } from '#kernel/endpoint.ts'
import { cellOf, distanceM, type Point } from '#kernel/geo.ts'
import { world } from '#kernel/testing.ts'
import { checkinSecretOf, givePlaceBack, shiftForHire, takePlace } from './index.ts'
import * as api from './jobs.api.ts'
import { everyDay, shiftStateAt } from './shift.rules.ts'
import { anEmployer, aPost, aShift } from './testing-jobs.ts'

const w = await world()
const shiqi = await w.market()
const shunda = await anEmployer(w, [shiqi])
const huang = await w.member('黄志强', shunda.employerId)
const params = { marketId: shiqi }
const here = { lat: 22.95, lng: 113.43 }
const ctx = (tx: unknown, now = w.now) =>
  ({ db: tx, now, actor: null, journal: async () => {}, newId }) as unknown as Ctx
const shiftRow = (shiftId: string) =>
  w.within((tx) => tx.selectFrom('jobs.shift').selectAll().where('shiftId', '=', shiftId).executeTakeFirstOrThrow())
async function post(change: object = {}): Promise<{ postId: string; shiftId: string }> {
  const { postId } = await w.call(huang, api.writePost, { params, body: aPost(w, change) })
  const [shift] = (await w.call(null, api.getPost, { params: { ...params, postId } })).shifts
  return { postId, shiftId: shift!.shiftId }
}

test("the nearest come first, with pay, place, distance and the market's number, and without the contact's", async () => {
  const near = await post()
  const far = await post({ point: { lat: 22.99, lng: 113.43 } })
  const { items } = await w.call(null, api.findShifts, { query: here })
  assert.deepEqual(
    items.map((s) => s.shiftId),
    [near.shiftId, far.shiftId],
  )
  assert.deepEqual(
    [items[0]!.distanceM, items[0]!.market.publicPhone, items[0]!.occupation.name],
    [Math.round(distanceM(here, { lat: 22.952, lng: 113.432 })), '020-84850001', '快件处理员'],
  )
  assert.ok(!JSON.stringify(items).includes('8000'))
})
test('an unknown trade is refused with suggestions, a word of the street finds its trade', async () => {
  const { items } = await w.call(null, api.findShifts, { query: { ...here, trade: '快件处理员' } })
  assert.ok(items.length > 0)
  await assert.rejects(
    w.call(null, api.findShifts, { query: { trade: '炼金术' } }),
    (e: any) => e.code === 'unknown-occupation' && e.suggestions.length > 0,
  )
  await assert.rejects(w.call(null, api.findShifts, { query: { occupations: 'parcel-handler,nonsense' } }), {
    code: 'unknown-occupation',
  })
  await assert.rejects(w.call(null, api.findShifts, { query: { divisionCode: '440199' } }), {
    code: 'unknown-division',
  })
  await assert.rejects(w.call(null, api.findShifts, { query: { order: 'distance' } }), { code: 'point-missing' })
  await assert.rejects(w.call(null, api.findShifts, { query: { lat: 22.9 } }), { code: 'point-missing' })
})
test('a place is taken once; the last one takes the shift off the board, a place given back brings it back', async () => {
  const { shiftId } = await post({ shifts: [aShift(w, 20, { headcount: 2 })] })
  const take = () => w.within((tx) => takePlace(ctx(tx), { marketId: shiqi, shiftId }))
  assert.deepEqual([await take(), await take(), await take()], [null, null, 'shift-full'])
  const full = await shiftRow(shiftId)
  assert.deepEqual([full.taken, full.state, full.listed], [2, 'filled', false])
  assert.equal(await w.within((tx) => givePlaceBack(ctx(tx), { marketId: shiqi, shiftId })), true)
  const free = await shiftRow(shiftId)
  assert.deepEqual([free.taken, free.state, free.listed], [1, 'open', true])
  assert.equal(await w.within((tx) => takePlace(ctx(tx), { marketId: shiqi, shiftId: newId() })), 'no-shift')
  await assert.rejects(
    w.call(huang, api.withdrawShift, { params: { marketId: shiqi, shiftId }, body: {} }),
    (e: any) => e.code === 'shift-has-hires' && /1 人/.test(e.detail),
  )
  const fewer = (headcount: number) =>
    w.call(huang, api.setHeadcount, { params: { marketId: shiqi, shiftId }, body: { headcount } })
  assert.deepEqual([(await fewer(1)).placesLeft, (await shiftRow(shiftId)).listed], [0, false])
  assert.equal(await take(), 'shift-full')
  assert.deepEqual([(await fewer(3)).placesLeft, (await shiftRow(shiftId)).listed], [2, true])
  await take()
  await assert.rejects(fewer(1), (e: any) => e.code === 'headcount-below-taken' && /已经有 2 人/.test(e.detail))
})
test('forty rivals for five places: five get one', async () => {
  const { shiftId } = await post({ shifts: [aShift(w, 21, { headcount: 5 })] })
  const answers = await Promise.all(
    [...Array(40)].map(() => w.within((tx) => takePlace(ctx(tx), { marketId: shiqi, shiftId }))),
  )
  assert.equal(answers.filter((a) => a === null).length, 5)
  assert.equal(answers.filter((a) => a === 'shift-full').length, 35)
  assert.equal((await shiftRow(shiftId)).taken, 5)
})
test('a shift that has begun, or whose post is paused, is not taken', async () => {
  const { postId, shiftId } = await post()
  const later = new Date(w.now.getTime() + 21 * 3_600_000)
  assert.equal(await w.within((tx) => takePlace(ctx(tx, later), { marketId: shiqi, shiftId })), 'too-late')
  await w.call(huang, api.pausePost, { params: { marketId: shiqi, postId } })
  assert.equal(await w.within((tx) => takePlace(ctx(tx), { marketId: shiqi, shiftId })), 'shift-closed')
  await w.call(huang, api.resumePost, { params: { marketId: shiqi, postId } })
  await w.call(huang, api.withdrawShift, { params: { marketId: shiqi, shiftId }, body: { reason: '货没到' } })
  assert.equal(await w.within((tx) => takePlace(ctx(tx), { marketId: shiqi, shiftId })), 'shift-closed')
  await assert.rejects(w.call(null, api.getShift, { params: { marketId: shiqi, shiftId } }), { code: 'not-found' })
})
test('what a hire has to know comes whole, the contact masked', async () => {
  const { shiftId } = await post()
  const shift = await w.within((tx) => shiftForHire(ctx(tx), shiqi, shiftId))
  assert.deepEqual(
    [shift!.market.cancelFreeMinutes, shift!.contact.phoneMasked, shift!.employer.level, shift!.placesLeft],
    [120, '138****8000', 'verified', 3],
  )
  assert.ok(!JSON.stringify(shift).includes((await w.within((tx) => checkinSecretOf(ctx(tx), shiqi, shiftId)))!))
  assert.equal(await w.within((tx) => shiftForHire(ctx(tx), shiqi, newId())), null)
})
test('the secret of the check-in code is in no reply of this module', async () => {
  const { postId, shiftId } = await post()
  const secret = (await shiftRow(shiftId)).checkinSecret
  const clerk = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const all: unknown[] = []
  for (const who of [null, huang, clerk]) {
    all.push(
      await w.call(who, api.findShifts, { query: {} }),
      await w.call(who, api.getPost, { params: { marketId: shiqi, postId } }),
      await w.call(who, api.getShift, { params: { marketId: shiqi, shiftId } }),
    )
  }
  all.push(
    await w.call(huang, api.getPostRecord, { params: { marketId: shiqi, postId } }),
    await w.call(clerk, api.listMarketPosts, { params: { marketId: shiqi }, query: {} }),
  )
  all.push(await w.call(huang, api.setHeadcount, { params: { marketId: shiqi, shiftId }, body: { headcount: 4 } }))
  all.push(
    await w.call(huang, api.addShifts, {
      params: { marketId: shiqi, postId },
      body: { shifts: everyDay({ fromOn: '2026-03-08', days: 3, from: '22:00', to: '06:00', headcount: 2 }) },
    }),
  )
  assert.ok(secret.length >= 16)
  assert.ok(!JSON.stringify(all).includes(secret) && !w.lines.join('').includes(secret))
  assert.ok(Object.values(api).filter(isEndpoint).length >= 20)
})
test('the same shift every day, over midnight too', () => {
  const shifts = everyDay({ fromOn: '2026-02-27', days: 3, from: '22:00', to: '06:00', headcount: 2 })
  assert.deepEqual(shifts.map((s) => [s.startsAt, s.endsAt]).at(-1), [
    '2026-03-01T14:00:00.000Z',
    '2026-03-01T22:00:00.000Z',
  ])
  assert.equal(
    shiftStateAt({ state: 'open', startsAt: new Date(5), endsAt: new Date(9), taken: 2, headcount: 2 }, new Date(1)),
    'filled',
  )
})

interface Known {
  shiftId: string
  marketId: string
  employerId: string
  occupation: string
  at: Point
  startsAt: Date
  headcount: number
  taken: number
  pay: number | null
  settlement: string
  kind: string
  division: string
  visible: boolean
}
const TRADES = ['parcel-handler', 'sorter', 'loader', 'dishwasher']
const PLACES = ['440113120', '440113', '440105', '441900119']

test('the board is what brute force over every shift answers, whatever is asked', { timeout: 240_000 }, async () => {
  const random = fc.sample(
    fc.record({
      lat: fc.double({ min: 22.8, max: 23.1, noNaN: true }),
      lng: fc.double({ min: 113.2, max: 113.7, noNaN: true }),
      trade: fc.nat(3),
      hours: fc.constantFrom(-3, -1, 0, 1, 2, 5, 9, 12, 16, 20, 25, 30, 36, 44, 50, 59),
      headcount: fc.integer({ min: 1, max: 4 }),
      taken: fc.constantFrom(0, 0, 1),
      unit: fc.constantFrom('day' as const, 'hour' as const, 'job' as const),
      pay: fc.integer({ min: 1000, max: 40_000 }),
      settlement: fc.constantFrom('after-shift' as const, 'weekly' as const),
      kind: fc.constantFrom('daily' as const, 'hourly' as const),
      place: fc.nat(3),
      state: fc.constantFrom('published', 'published', 'published', 'paused', 'draft', 'closed', 'submitted'),
      cancelled: fc.constantFrom(0, 1, 2, 3, 4, 5),
      late: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8),
    }),
    600,
  )
  const shady = await anEmployer(w, [shiqi], { level: 'suspended' })
  const known: Known[] = []
  await w.within(async (tx) => {
    await tx.updateTable('jobs.shift').set({ listed: false }).execute()
    for (const r of random) {
      const [postId, shiftId] = [newId(), newId()]
      const employerId = r.late === 1 ? shady.employerId : shunda.employerId
      const startsAt = new Date(w.now.getTime() + r.hours * 3_600_000)
      const taken = Math.min(r.taken, r.headcount)
      const validUntil = new Date(w.now.getTime() + (r.late === 2 ? -60_000 : 80 * 3_600_000))
      const shiftPayFen = r.unit === 'job' ? null : r.unit === 'day' ? r.pay : r.pay * 8
      await tx
        .insertInto('jobs.post')
        .values({
          marketId: shiqi,
          postId,
          employerId,
          occupation: TRADES[r.trade]!,
          kind: r.kind,
          title: '随机的活',
          payFen: r.pay,
          payUnit: r.unit,
          settlement: r.settlement,
          divisionCode: PLACES[r.place]!,
          place: '某处',
          lat: r.lat,
          lng: r.lng,
          contactName: '某',
          contactPhoneSealed: 'x',
          contactPhoneMasked: 'x',
          validUntil,
          state: r.state as 'draft',
          createdAt: w.now,
          createdBy: shunda.contactPersonId,
        })
        .execute()
      await tx
        .insertInto('jobs.shift')
        .values({
          marketId: shiqi,
          shiftId,
          postId,
          employerId,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 8 * 3_600_000),
          headcount: r.headcount,
          taken,
          state: r.cancelled === 0 ? 'cancelled' : 'open',
          listed: r.cancelled !== 0 && r.state === 'published' && taken < r.headcount,
          occupation: TRADES[r.trade]!,
          cell: cellOf(r),
          lat: r.lat,
          lng: r.lng,
          payFen: r.pay,
          payUnit: r.unit,
          shiftPayFen,
          settlement: r.settlement,
          checkinSecret: 'JBSWY3DPEHPK3PXP',
        })
        .execute()
      known.push({
        shiftId,
        marketId: shiqi,
        employerId,
        occupation: TRADES[r.trade]!,
        at: { lat: r.lat, lng: r.lng },
        startsAt,
        headcount: r.headcount,
        taken,
        pay: shiftPayFen,
        settlement: r.settlement,
        kind: r.kind,
        division: PLACES[r.place]!,
        visible:
          r.cancelled !== 0 &&
          r.state === 'published' &&
          taken < r.headcount &&
          startsAt > w.now &&
          validUntil > w.now &&
          employerId === shunda.employerId,
      })
    }
  })
  await w.runWork('jobs.keep-time')
  assert.ok(known.filter((s) => s.visible).length > 60)
  const under: Record<string, string[]> = {
    '440113': ['440113', '440113120'],
    '440100': ['440113', '440113120', '440105'],
    '441900': ['441900119'],
  }
  const half = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 1 })
  const asked = fc.record({
    point: half(
      fc.record({
        lat: fc.double({ min: 22.8, max: 23.1, noNaN: true }),
        lng: fc.double({ min: 113.2, max: 113.7, noNaN: true }),
      }),
    ),
    radiusM: fc.constantFrom(2000, 8000, 20_000, 60_000),
    trades: half(fc.subarray(TRADES, { minLength: 1 })),
    on: half(fc.constantFrom('today', 'tomorrow', '2026-03-07')),
    pay: half(fc.constantFrom(5000, 20_000, 60_000)),
    paidToday: half(fc.constant('true')),
    division: half(fc.constantFrom('440113', '440100', '441900')),
    kinds: half(fc.constantFrom('daily', 'hourly')),
    order: fc.constantFrom('distance' as const, 'time' as const, 'pay' as const),
    limit: fc.integer({ min: 3, max: 100 }),
  })
  const days: Record<string, string> = { today: '2026-03-05', tomorrow: '2026-03-06', '2026-03-07': '2026-03-07' }
  const dayOfStart = (s: Known) => new Date(s.startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  let shown = 0
  await fc.assert(
    fc.asyncProperty(asked, async (q) => {
      const order = q.order === 'distance' && !q.point ? 'time' : q.order
      const metres = (s: Known) => (q.point ? Math.round(distanceM(q.point, s.at)) : 0)
      const expected = known
        .filter(
          (s) =>
            s.visible &&
            (!q.point || metres(s) <= q.radiusM) &&
            (!q.trades || q.trades.includes(s.occupation)) &&
            (!q.on || dayOfStart(s) === days[q.on]),
        )
        .filter(
          (s) =>
            (!q.pay || (s.pay ?? 0) >= q.pay) &&
            (!q.paidToday || s.settlement === 'after-shift') &&
            (!q.division || under[q.division]!.includes(s.division)) &&
            (!q.kinds || s.kind === q.kinds),
        )
        .sort((a, b) => {
          const by =
            order === 'distance'
              ? metres(a) - metres(b)
              : order === 'time'
                ? a.startsAt.getTime() - b.startsAt.getTime()
                : (b.pay ?? -1) - (a.pay ?? -1)
          return by || (a.shiftId < b.shiftId ? -1 : 1)
        })
      const got: string[] = []
      for (let after: string | null | undefined; after !== null; ) {
        const { items, next } = await w.call(null, api.findShifts, {
          query: {
            ...(q.point && { ...q.point, radiusM: q.radiusM }),
            ...(q.trades && { occupations: q.trades.join(',') }),
            ...(q.on && { on: q.on as 'today' }),
            ...(q.pay && { shiftPayFen: q.pay }),
            ...(q.paidToday && { paidToday: q.paidToday }),
            ...(q.division && { divisionCode: q.division }),
            ...(q.kinds && { kinds: q.kinds }),
            order,
            limit: q.limit,
            ...(after && { after }),
          },
        })
        got.push(...items.map((s) => s.shiftId))
        after = next
      }
      shown += got.length
      assert.deepEqual(
        got,
        expected.map((s) => s.shiftId),
      )
    }),
    { numRuns: 60 },
  )
  assert.ok(shown > 500, `only ${shown} rows were compared`)
})
