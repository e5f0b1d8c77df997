/** The life of a hire against a reference of a few lines, the ledger under any sequence, and who may see and do what. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { newId } from '#kernel/clock.ts'
import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import * as api from './hires.api.ts'
import { ledgerFaults } from './index.ts'
import { putPost, putShift, putWorkers } from './testing-rows.ts'

const RUNS = Number(process.env['MODEL_RUNS'] ?? 20)
const HOUR = 3600_000
const w = await world()
const began = w.now.getTime()
const marketId = await w.market()
const employerId = newId()
let boss = await w.member('李老板', employerId)
let clerk = await w.staff('何美玲', 'clerk', { marketId })
const put = (more: object = {}) => ({
  marketId,
  employerId,
  ownerId: boss.personId,
  now: w.now,
  keyring: w.world.keyring,
  ...more,
})
const postId = await putPost(w.within, put())
let [ming] = (await putWorkers(w.within, w, marketId, 1, { name: '陈志明' })) as [Somebody]
/** Sessions end with time, and this file lives months: everybody signs in again. */
async function signInAgain(): Promise<void> {
  boss = await w.signIn(boss.personId, 'employer', boss.grantId)
  clerk = await w.signIn(clerk.personId, 'staff', clerk.grantId)
  ming = await w.signIn(ming.personId, 'worker')
}
/** A new day: nobody is still held by the work of the test before. */
beforeEach(async () => {
  w.advance(24 * 60)
  await signInAgain()
})

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'ok'
  } catch (error) {
    const { code } = error as { code?: string }
    if (!code || code === 'bug') throw error
    return code
  }
}
const faults = () => w.within(ledgerFaults)

/** A hire of 8 paid hours at 240 a day, accepted, starting in two hours. */
async function hired(
  who: Somebody,
  { post = postId, hoursAhead = 2 } = {},
): Promise<{ marketId: string; hireId: string; shiftId: string; startsAt: Date }> {
  const startsAt = new Date(w.now.getTime() + hoursAhead * HOUR)
  const shiftId = await putShift(w.within, { marketId, employerId, postId: post, startsAt })
  const { hireId } = await w.call(who, api.acceptShift, {
    params: { marketId, shiftId, workerId: who.personId },
    body: {},
  })
  return { marketId, hireId, shiftId, startsAt }
}
const to = (startsAt: Date, minutes: number) => w.setNow(new Date(startsAt.getTime() + minutes * 60_000))
/** Worked as planned, by the employer's list. */
async function worked(who: Somebody, options?: Parameters<typeof hired>[1] & { pieces?: number }) {
  const hire = await hired(who, options)
  const params = { marketId, hireId: hire.hireId }
  to(hire.startsAt, 0)
  await w.call(boss, api.checkIn, { params, body: { presence: { how: 'employer' } } })
  to(hire.startsAt, 540)
  await w.call(boss, api.checkOut, { params, body: { presence: { how: 'employer' }, pieces: options?.pieces } })
  return { ...hire, params }
}

test('a day from acceptance to confirmation: QR in, QR out, the wage, the payment, the word of both sides', async () => {
  const { startsAt, shiftId, hireId } = await hired(ming)
  const params = { marketId, hireId }
  const scan = async () => (await w.call(boss, api.getCheckinCode, { params: { marketId, shiftId } })).payload
  assert.equal(
    await refusal(w.call(ming, api.checkIn, { params, body: { presence: { how: 'qr', code: await scan() } } })),
    'too-early',
  )
  to(startsAt, -20)
  const old = await scan()
  assert.ok(old.startsWith(`${w.world.settings.origin}/w/checkin?market=${marketId}&shift=${shiftId}&code=`), old)
  w.advance(3)
  assert.equal(
    await refusal(w.call(ming, api.checkIn, { params, body: { presence: { how: 'qr', code: old } } })),
    'wrong-code',
  )
  assert.equal(
    await refusal(w.call(ming, api.checkIn, { params, body: { presence: { how: 'employer' } } })),
    'not-your-way',
  )
  assert.equal(
    (await w.call(ming, api.checkIn, { params, body: { presence: { how: 'qr', code: await scan() } } })).state,
    'checked-in',
  )
  assert.equal(await refusal(w.call(ming, api.cancelHire, { params, body: { reason: '累了' } })), 'already-checked-in')
  assert.equal(await refusal(w.call(ming, api.confirmWage, { params, body: {} })), 'not-paid')
  to(startsAt, 545)
  const out = await w.call(ming, api.checkOut, { params, body: { presence: { how: 'qr', code: await scan() } } })
  assert.deepEqual(
    [out.state, out.attendance?.workedMinutes, out.wage?.amountFen, out.wage?.state],
    ['worked', 485, 24_000, 'due'],
  )
  const pay = (amountFen?: number) =>
    w.call(boss, api.recordPayments, {
      params: { marketId },
      body: { hireIds: [hireId], how: 'wechat', ...(amountFen && { amountFen }) },
    })
  w.advance(1)
  await pay(10_000)
  w.advance(1)
  assert.equal(await refusal(pay(14_001)), 'above-due')
  await pay()
  assert.equal(await refusal(pay()), 'nothing-due')
  assert.equal((await w.call(ming, api.confirmWage, { params, body: {} })).state, 'confirmed')
  const mine = await w.call(ming, api.rateHire, {
    params,
    body: { facts: { asPromised: true, onTime: true, paidOnTime: true }, stars: 5 },
  })
  assert.deepEqual(mine.facts, { asPromised: true, onTime: true, paidOnTime: true })
  await w.call(boss, api.rateHire, {
    params,
    body: { facts: { asPromised: true, onTime: true }, stars: 4, words: '手脚快' },
  })
  assert.equal(
    await refusal(
      w.call(boss, api.rateHire, { params, body: { facts: { asPromised: true, onTime: true }, stars: 1 } }),
    ),
    'already-rated',
  )
  const page = await w.call(ming, api.getHire, { params })
  assert.deepEqual(
    page.ledger.map((t) => [t.sourceKind, t.debit, t.credit, t.amountFen]),
    [
      ['due', 'employer-cost', 'worker-claim', 24_000],
      ['payment', 'worker-claim', 'employer-paid', 10_000],
      ['payment', 'worker-claim', 'employer-paid', 14_000],
    ],
  )
  assert.deepEqual(await faults(), [])
  const roll = await w.call(boss, api.getShiftRoll, { params: { employerId, shiftId } })
  assert.deepEqual([roll.taken, roll.checkedIn, roll.worked, roll.dueFen, roll.paidFen], [1, 1, 1, 24_000, 24_000])
  await w.runWork('hires.follow-up')
  const { state } = await w.within((tx) =>
    tx.selectFrom('jobs.shift').select('state').where('shiftId', '=', shiftId).executeTakeFirstOrThrow(),
  )
  assert.equal(state, 'settled')
})

test('checking in by place works near it and not from home', async () => {
  const { startsAt, hireId } = await hired(ming)
  const params = { marketId, hireId }
  to(startsAt, -5)
  const from = (lat: number, lng: number) =>
    w.call(ming, api.checkIn, { params, body: { presence: { how: 'place', point: { lat, lng } } } })
  await assert.rejects(from(22.99, 113.435), { code: 'too-far', detail: /3900 米/ })
  assert.equal((await from(22.956, 113.4355)).state, 'checked-in')
  // The phone is forgotten: the worker cannot any more, the desk adds it with a note.
  to(startsAt, 540 + 250)
  const own = w.call(ming, api.checkOut, {
    params,
    body: { presence: { how: 'place', point: { lat: 22.956, lng: 113.4355 } } },
  })
  assert.equal(await refusal(own), 'too-late')
  await w.runWork('hires.follow-up')
  await signInAgain()
  const listed = await w.call(clerk, api.listMarketHires, { params: { marketId }, query: { outForgotten: 'true' } })
  assert.deepEqual(
    listed.items.map((h) => h.hireId),
    [hireId],
  )
  const at = new Date(startsAt.getTime() + 540 * 60_000).toISOString()
  assert.equal(
    await refusal(w.call(clerk, api.checkOut, { params, body: { presence: { how: 'desk' }, at } })),
    'note-needed',
  )
  const out = await w.call(clerk, api.checkOut, {
    params,
    body: { presence: { how: 'desk' }, at, note: '手机没电，工头证明' },
  })
  assert.equal(out.wage?.amountFen, 24_000)
})

test('pieces are counted by the employer, not by the worker', async () => {
  const pieces = await putPost(w.within, put({ payUnit: 'piece', payFen: 85, now: w.now }))
  const { startsAt, hireId } = await hired(ming, { post: pieces })
  const params = { marketId, hireId }
  to(startsAt, 0)
  await w.call(boss, api.checkIn, { params, body: { presence: { how: 'employer' } } })
  to(startsAt, 300)
  const own = w.call(ming, api.checkOut, {
    params,
    body: { presence: { how: 'place', point: { lat: 22.955, lng: 113.435 } }, pieces: 900 },
  })
  assert.equal(await refusal(own), 'pieces-needed')
  assert.equal(
    (await w.call(boss, api.checkOut, { params, body: { presence: { how: 'employer' }, pieces: 137 } })).wage
      ?.amountFen,
    11_645,
  )
})

test("a dispute stays visible until it is settled; the worker's confirmation settles it too", async () => {
  const { params } = await worked(ming)
  const said = await w.call(ming, api.disputeWage, { params, body: { said: '少算了一小时' } })
  assert.equal(said.wage?.disputed, true)
  await signInAgain()
  const seen = await w.call(clerk, api.listMarketHires, { params: { marketId }, query: { disputed: 'true' } })
  assert.deepEqual(
    seen.items.map((h) => h.hireId),
    [params.hireId],
  )
  const at = (await w.call(clerk, api.getHire, { params })).startsAt
  const inAt = new Date(Date.parse(at) - 0).toISOString()
  const outAt = new Date(Date.parse(at) + 540 * 60_000).toISOString()
  w.advance(1)
  await w.call(boss, api.correctAttendance, { params, body: { inAt, outAt, breakMinutes: 0, note: '中午没休息' } })
  const page = await w.call(ming, api.getHire, { params })
  assert.deepEqual(
    page.ledger.map((t) => [t.sourceKind, t.amountFen]),
    [
      ['due', 24_000],
      ['due-reversal', 24_000],
      ['due', 27_000],
    ],
  )
  assert.equal(page.wage?.disputed, true, 'a correction alone settles nothing')
  assert.equal(await refusal(w.call(boss, api.settleDispute, { params, body: { note: '已说好' } })), 'forbidden')
  assert.equal(
    (await w.call(clerk, api.settleDispute, { params, body: { note: '补算一小时，双方同意' } })).wage?.disputed,
    false,
  )
  await w.call(ming, api.disputeWage, { params, body: { said: '还没给' } })
  await w.call(boss, api.recordPayments, { params: { marketId }, body: { hireIds: [params.hireId], how: 'cash' } })
  assert.equal((await w.call(ming, api.confirmWage, { params, body: {} })).wage?.disputed, false)
  assert.equal(
    await refusal(
      w.call(boss, api.correctAttendance, { params, body: { inAt, outAt, breakMinutes: 60, note: '改回' } }),
    ),
    'already-confirmed',
  )
  assert.deepEqual(await faults(), [])
})

test("a wage past its day is on the market's list, journalled and said to the employer once", async () => {
  const { params, startsAt } = await worked(ming)
  await signInAgain()
  assert.equal(
    (await w.call(clerk, api.listOverdueWages, { params: { marketId }, query: {} })).items.some(
      (h) => h.hireId === params.hireId,
    ),
    false,
  )
  to(startsAt, 36 * 60)
  await w.runWork('hires.follow-up')
  await w.runWork('hires.follow-up')
  await signInAgain()
  const list = await w.call(clerk, api.listOverdueWages, { params: { marketId }, query: {} })
  const line = list.items.find((h) => h.hireId === params.hireId)
  assert.equal(line?.wage?.overdue, true)
  const entries = await w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select('data')
      .where('kind', '=', 'wage.overdue')
      .where('subjectId', '=', params.hireId)
      .execute(),
  )
  assert.equal(entries.length, 1)
  await w.drain()
  const told = await w.within((tx) =>
    tx
      .selectFrom('notices.message')
      .select('template')
      .where('personId', '=', boss.personId)
      .where('template', '=', 'wage-overdue')
      .execute(),
  )
  assert.ok(told.length >= 1)
})

test('several are paid at once or none; what was stated by mistake is taken back in the ledger', async () => {
  const [a, b] = (await putWorkers(w.within, w, marketId, 2)) as [Somebody, Somebody]
  const one = await worked(a)
  const two = await worked(b)
  const three = await hired(ming)
  const pay = (hireIds: string[]) =>
    w.call(boss, api.recordPayments, {
      params: { marketId },
      body: { hireIds, how: 'bank', reference: '2026030500017' },
    })
  assert.equal(await refusal(pay([one.hireId, two.hireId, three.hireId])), 'nothing-due')
  assert.equal((await w.call(a, api.getHire, { params: one.params })).payments.length, 0)
  const { items } = await pay([one.hireId, two.hireId])
  assert.deepEqual(
    items.map((p) => p.amountFen),
    [24_000, 24_000],
  )
  const wrong = items.find((p) => p.hireId === one.hireId)!
  await w.call(boss, api.reversePayment, {
    params: { marketId, paymentId: wrong.paymentId },
    body: { reason: '转错人' },
  })
  assert.equal(
    await refusal(
      w.call(boss, api.reversePayment, { params: { marketId, paymentId: wrong.paymentId }, body: { reason: '再退' } }),
    ),
    'no-payment',
  )
  assert.equal((await w.call(a, api.getHire, { params: one.params })).state, 'worked')
  assert.deepEqual(await faults(), [])
  const other = await w.within((tx) =>
    tx.selectFrom('hires.wagePayment').select('paymentId').where('hireId', '=', two.hireId).executeTakeFirstOrThrow(),
  )
  const stranger = await w.member('赵老板', newId())
  assert.equal(
    await refusal(
      w.call(stranger, api.reversePayment, {
        params: { marketId, paymentId: other.paymentId },
        body: { reason: '捣乱' },
      }),
    ),
    'no-payment',
  )
})

test('paying the same wage from two phones at once pays it once', async () => {
  const { params } = await worked(ming)
  const codes = await Promise.all(
    Array.from({ length: 12 }, () =>
      refusal(
        w.call(boss, api.recordPayments, { params: { marketId }, body: { hireIds: [params.hireId], how: 'cash' } }),
      ),
    ),
  )
  assert.deepEqual(codes.filter((c) => c === 'ok').length, 1)
  assert.deepEqual(new Set(codes), new Set(['ok', 'nothing-due']))
  assert.deepEqual(await faults(), [])
})

test("another worker, another employer, another market's clerk see nothing of it and change nothing", async () => {
  const { params, shiftId } = await worked(ming)
  const other = await w.market({ name: '南沙区零工市场', divisionCode: '440115' })
  const [hua] = (await putWorkers(w.within, w, other, 1, { name: '刘华' })) as [Somebody]
  const strangers = [hua, await w.member('赵老板', newId()), await w.staff('欧阳兰', 'clerk', { marketId: other })]
  const inAt = new Date().toISOString()
  const asks: [Endpoint, Sent<Endpoint>][] = [
    [api.getHire, { params }],
    [api.cancelHire, { params, body: { reason: '捣乱', side: 'worker' } }],
    [api.confirmWage, { params, body: {} }],
    [api.checkIn, { params, body: { presence: { how: 'desk' } } }],
    [api.checkOut, { params, body: { presence: { how: 'desk' } } }],
    [api.correctAttendance, { params, body: { inAt, outAt: inAt, breakMinutes: 0, note: '改' } }],
    [api.disputeWage, { params, body: { said: '不对' } }],
    [api.recordPayments, { params: { marketId }, body: { hireIds: [params.hireId], how: 'cash' } }],
    [api.markNoShow, { params, body: {} }],
    [api.readContact, { params, body: { reason: '好奇', of: 'worker' } }],
    [api.rateHire, { params, body: { facts: { asPromised: true, onTime: true }, stars: 1 } }],
    [api.getCheckinCode, { params: { marketId, shiftId } }],
    [api.printSlip, { params }],
    [api.settleDispute, { params, body: { note: '办结' } }],
    [api.decideChange, { params, body: { outcome: 'accepted', postVersion: 1 } }],
    [api.listWorkerHires, { params: { workerId: ming.personId } }],
    [api.listEmployerHires, { params: { employerId } }],
    [api.getShiftRoll, { params: { employerId, shiftId } }],
  ]
  let refused = 0
  for (const who of strangers) {
    for (const [endpoint, sent] of asks) {
      try {
        const answer = (await w.call(who, endpoint, sent)) as { items?: unknown[] }
        assert.deepEqual(answer.items, [], `${endpoint.path} said something`)
      } catch (error) {
        assert.ok(
          ['forbidden', 'no-hire', 'no-shift'].includes((error as { code: string }).code),
          `${endpoint.path}: ${(error as Error).message}`,
        )
      }
      refused += 1
    }
  }
  assert.equal(refused, strangers.length * asks.length)
  const row = await w.call(ming, api.getHire, { params })
  assert.deepEqual([row.state, row.payments.length, row.ratings.length], ['worked', 0, 0])
})

test("the phone of the other side is opened for a live hire, with the worker's word, and leaves a reading", async () => {
  const [lan] = (await putWorkers(w.within, w, marketId, 1, { name: '黄兰' })) as [Somebody]
  const { hireId } = await hired(lan)
  const params = { marketId, hireId }
  assert.equal((await w.call(lan, api.readContact, { params, body: { reason: '问集合点' } })).phone, '13800000001')
  assert.equal(
    await refusal(w.call(boss, api.readContact, { params, body: { reason: '问到哪了' } })),
    'contact-not-shared',
  )
  const readings = await w.within((tx) =>
    tx
      .selectFrom('kernel.clearReading')
      .select(['personId', 'reason'])
      .where('byPersonId', '=', lan.personId)
      .execute(),
  )
  assert.deepEqual(readings, [{ personId: boss.personId, reason: '问集合点' }])
  const { rows } = await w.owner.query(
    `select count(*)::int as n from kernel.idempotency where reply::text like '%13800000001%'`,
  )
  assert.equal(rows[0].n, 0, 'what was read in clear is not kept with a reply')
})

test('the slip and the sheet print', async () => {
  const { hireId } = await hired(ming)
  for (const paper of ['80mm', 'A4'] as const) {
    const { bytes, type } = await w.call(ming, api.printSlip, { params: { marketId, hireId }, query: { paper } })
    assert.equal(type, 'application/pdf')
    assert.equal(
      Buffer.from(bytes as Uint8Array)
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
  }
})

/** What a hire is, in the fewest words: the reference the model is held against. */
interface Reference {
  state: string
  due: number
  paid: number
  payments: number[]
}
const ACTS = [
  'check-in',
  'check-out',
  'cancel',
  'no-show',
  'correct',
  'pay',
  'pay-part',
  'reverse',
  'dispute',
  'confirm',
  'later',
] as const
type Act = { what: (typeof ACTS)[number]; by: 'worker' | 'employer'; n: number }
const acts = fc.array(
  fc.record({
    what: fc.constantFrom(...ACTS),
    by: fc.constantFrom('worker' as const, 'employer' as const),
    n: fc.integer({ min: 1, max: 30_000 }),
  }),
  {
    minLength: 3,
    maxLength: 16,
  },
)

test(`a hire lives as the reference says, and the ledger balances after every step (${RUNS} lives)`, async (t) => {
  let steps = 0
  let allowed = 0
  const reached = new Set<string>()
  let day = 30
  const lasting = await putPost(w.within, put({ now: new Date(began + 3650 * 24 * HOUR) }))
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: 0, max: 3 }), async (sequence, push) => {
      w.setNow(new Date(began + ++day * 24 * HOUR))
      await signInAgain()
      const { hireId, startsAt } = await hired(ming, { post: lasting })
      const params = { marketId, hireId }
      // Lives that begin with work go further than pure chance would take them.
      const begun: Act[] = [
        { what: 'later', by: 'worker', n: 120 },
        { what: 'check-in', by: 'employer', n: 1 },
        { what: 'later', by: 'worker', n: 500 },
        { what: 'check-out', by: 'employer', n: 1 },
      ]
      const now: Reference = { state: 'accepted', due: 0, paid: 0, payments: [] }
      const paymentIds: string[] = []
      for (const act of [...begun.slice(0, push === 0 ? 0 : push + 1), ...sequence]) {
        const want = expected(now, act, (w.now.getTime() - startsAt.getTime()) / 60_000)
        const got = await doIt(act)
        assert.equal(got === 'ok', want !== null, `${act.what} by ${act.by} in ${now.state}: ${got}`)
        if (want) Object.assign(now, want)
        steps += 1
        allowed += want ? 1 : 0
        const page = await w.call(ming, api.getHire, { params })
        assert.deepEqual(
          [page.state, page.wage?.amountFen ?? 0, page.wage?.paidFen ?? 0],
          [now.state, now.due, now.paid],
          `after ${act.what} by ${act.by}`,
        )
        assert.deepEqual(await faults(), [])
        reached.add(page.state)
      }

      async function doIt({ what, by, n }: Act): Promise<string> {
        const who = by === 'worker' ? ming : boss
        const presence =
          by === 'worker'
            ? ({ how: 'place', point: { lat: 22.955, lng: 113.435 } } as const)
            : ({ how: 'employer' } as const)
        if (what === 'later') {
          w.advance(n % 600)
          return 'ok'
        }
        if (what === 'check-in') return refusal(w.call(who, api.checkIn, { params, body: { presence } }))
        if (what === 'check-out') return refusal(w.call(who, api.checkOut, { params, body: { presence } }))
        if (what === 'cancel') return refusal(w.call(who, api.cancelHire, { params, body: { reason: '有事' } }))
        if (what === 'no-show') return refusal(w.call(boss, api.markNoShow, { params, body: {} }))
        if (what === 'dispute') return refusal(w.call(ming, api.disputeWage, { params, body: { said: '不对' } }))
        if (what === 'confirm') return refusal(w.call(ming, api.confirmWage, { params, body: {} }))
        if (what === 'correct') {
          const outAt = new Date(startsAt.getTime() + minutesOf(n) * 60_000)
          return refusal(
            w.call(boss, api.correctAttendance, {
              params,
              body: { inAt: startsAt.toISOString(), outAt: outAt.toISOString(), breakMinutes: 0, note: '更正' },
            }),
          )
        }
        if (what === 'reverse') {
          const paymentId = paymentIds[n % Math.max(1, paymentIds.length)] ?? newId()
          const answer = await refusal(
            w.call(boss, api.reversePayment, { params: { marketId, paymentId }, body: { reason: '登记错' } }),
          )
          if (answer === 'ok') paymentIds.splice(paymentIds.indexOf(paymentId), 1)
          return answer
        }
        return refusal(
          w
            .call(boss, api.recordPayments, {
              params: { marketId },
              body: { hireIds: [hireId], how: 'cash', ...(what === 'pay-part' && { amountFen: n }) },
            })
            .then(({ items }) => paymentIds.push(items[0]!.paymentId)),
        )
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  t.diagnostic(`${steps} steps, ${allowed} allowed; states reached: ${[...reached].sort().join(', ')}`)
})

/** Corrected spans, in minutes from the start; some are past any "now" of the run and so refused. */
function minutesOf(n: number): number {
  return (n % 10) * 60
}
function dayPay(minutes: number): number {
  return Math.abs(minutes - 480) <= 15 ? 24_000 : Math.floor((24_000 * minutes * 2 + 480) / 960)
}
let checkedInAt = 0
/** The break of an hour is taken to lie in the middle, from minute 240 to 300: only what was worked through is unpaid. */
function paidMinutes(from: number, to: number): number {
  return Math.max(0, Math.ceil(to - from - Math.max(0, Math.min(to, 300) - Math.max(from, 240))))
}
/** The next state, or null where it must be refused. `minute`: from the start of a shift of nine hours with an hour's break. */
function expected(now: Reference, { what, by, n }: Act, minute: number): Partial<Reference> | null {
  const { state, due, paid, payments } = now
  const done = state === 'worked' || state === 'paid'
  switch (what) {
    case 'later':
      return {}
    case 'check-in':
      if (state === 'checked-in') return {} // twice is once
      if (state !== 'accepted' || minute < -60 || minute >= 540) return null
      checkedInAt = minute
      return { state: 'checked-in' }
    case 'check-out': {
      if (state === 'worked') return {}
      if (state !== 'checked-in' || (by === 'worker' && minute > 540 + 240) || minute - checkedInAt > 1440) return null
      const end = by === 'worker' ? Math.min(minute, 540) : minute
      return { state: 'worked', due: dayPay(paidMinutes(Math.max(0, checkedInAt), end)) }
    }
    case 'cancel':
      return state === 'accepted' && minute < 540 ? { state: `cancelled-by-${by}` } : null
    case 'no-show':
      return state === 'accepted' && minute >= 30 ? { state: 'no-show' } : null
    case 'correct': {
      const fresh = dayPay(minutesOf(n))
      if (!done || minutesOf(n) > minute || fresh < paid) return null
      return { due: fresh, state: paid > 0 && paid >= fresh ? 'paid' : 'worked' }
    }
    case 'pay':
    case 'pay-part': {
      const amount = what === 'pay' ? due - paid : n
      if (!done || due - paid <= 0 || amount > due - paid) return null
      return { paid: paid + amount, payments: [...payments, amount], ...(paid + amount === due && { state: 'paid' }) }
    }
    case 'reverse': {
      if (payments.length === 0 || state === 'confirmed') return null
      const at = n % payments.length
      return { paid: paid - payments[at]!, payments: payments.filter((_, i) => i !== at), state: 'worked' }
    }
    case 'dispute':
      return done ? {} : null
    case 'confirm':
      if (state === 'confirmed') return {}
      return done && paid >= due ? { state: 'confirmed' } : null
  }
}
