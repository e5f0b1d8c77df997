import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { world } from '#kernel/testing.ts'
import { cardNumberFrom, cardNumberOf, isCardNumber } from './worker.rules.ts'
import * as api from './workers.api.ts'

const w = await world()
const marketId = await w.market()
const elsewhere = await w.market({ name: '南沙区零工市场', divisionCode: '440115' })
const clerk = await w.staff('何美玲', 'clerk', { marketId })
const otherClerk = await w.staff('欧阳兰', 'clerk', { marketId: elsewhere })
const idOf = (bornOn: string, order = '123') => {
  const seventeen = `440106${bornOn.replaceAll('-', '')}${order}`
  return seventeen + identityCheckCharacter(seventeen)
}
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
const form = (more: object = {}) => ({
  name: '陈大文',
  identity: { kind: 'mainland-id' as const, number: idOf('1975-03-02') },
  phone: '13812345678' as string | null,
  wishes: {
    trades: [{ occupation: 'loader', level: 'skilled' as const, years: 8 }],
    lowestPay: { fen: 22_000, unit: 'day' as const },
  },
  consents: ['register', 'identity'],
  ...more,
})
const register = (more: object = {}, who = clerk, market = marketId) =>
  w.call(who, api.registerWorker, { params: { marketId: market }, body: form(more) })

test('the first saving makes a worker with a card, tied to the nearest market; later ones change what they name', async () => {
  const hua = await w.somebody('刘华')
  const params = { workerId: hua.personId }
  assert.equal(await refusal(w.call(hua, api.getWorker, { params })), 'no-worker')
  const trades = [{ occupation: 'sorter' }]
  assert.equal(await refusal(w.call(hua, api.saveWorker, { params, body: { trades } })), 'market-needed')
  assert.equal(await refusal(w.call(hua, api.saveWorker, { params, body: { marketId } })), 'trades-needed')
  assert.equal(
    await refusal(w.call(hua, api.saveWorker, { params, body: { marketId, trades: [{ occupation: 'astronaut' }] } })),
    'no-occupation',
  )
  const first = await w.call(hua, api.saveWorker, {
    params,
    body: { marketId, trades, radiusM: 5000, hoursMask: 0b111111 << 6, languages: ['cantonese', 'hakka'] },
  })
  assert.deepEqual(
    [first.trades.map((t) => t.occupation), first.radiusM, first.lowestPay, first.whyNotIntroduced],
    [['sorter'], 5000, null, 'identity-needed'],
  )
  assert.ok(isCardNumber(first.cardNumber))
  const second = await w.call(hua, api.saveWorker, {
    params,
    body: { trades: [{ occupation: 'packer', level: 'master', years: 20 }], lowestPay: { fen: 2500, unit: 'hour' } },
  })
  assert.deepEqual(
    [second.cardNumber, second.radiusM, second.trades.map((t) => [t.occupation, t.level, t.years])],
    [first.cardNumber, 5000, [['packer', 'master', 20]]],
  )
  assert.equal((await w.call(clerk, api.getWorker, { params })).name, '刘华')
  assert.equal(await refusal(w.call(otherClerk, api.getWorker, { params })), 'no-worker')
  assert.equal(await refusal(w.call(await w.somebody('李四'), api.getWorker, { params })), 'forbidden')
})

test("today's switch opens for a day and a half at most, and closes by itself", async () => {
  const [mei] = [await w.somebody('黄美')]
  const params = { workerId: mei.personId }
  assert.equal(await refusal(w.call(mei, api.setLooking, { params, body: { until: null } })), 'no-worker')
  await w.call(mei, api.saveWorker, { params, body: { marketId, trades: [{ occupation: 'sorter' }] } })
  const until = (hours: number) => new Date(w.now.getTime() + hours * 3600_000).toISOString()
  assert.equal(await refusal(w.call(mei, api.setLooking, { params, body: { until: until(40) } })), 'looking-too-long')
  await w.call(mei, api.setLooking, { params, body: { until: until(10), point: { lat: 22.9, lng: 113.4 } } })
  const looking = await w.call(clerk, api.findWorkers, { params: { marketId }, query: { looking: 'true' } })
  assert.deepEqual(
    looking.items.map((i) => i.name),
    ['黄美'],
  )
  await w.call(mei, api.setLooking, { params, body: { until: null } })
  assert.equal((await w.call(mei, api.getWorker, { params })).lookingUntil, null)
})

test('the desk registers a person without a phone in one form, and the journal says for whom', async () => {
  const made = await register({
    name: '覃桂芳',
    phone: null,
    identity: { kind: 'mainland-id', number: idOf('1968-07-15', '246') },
  })
  assert.deepEqual([made.existed, made.whyNotIntroduced], [false, null])
  const profile = await w.call(clerk, api.getWorker, { params: { workerId: made.workerId } })
  assert.deepEqual(
    [profile.hasPhone, profile.phoneMasked, profile.identityChecked, profile.ageClass, profile.trades[0]?.name],
    [false, null, true, 'adult', '搬运装卸工'],
  )
  const entries = await w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select(['kind', 'actorId', 'forPersonId'])
      .where('subjectId', '=', made.workerId)
      .where('kind', '=', 'worker.registered')
      .execute(),
  )
  assert.deepEqual(entries, [{ kind: 'worker.registered', actorId: clerk.personId, forPersonId: made.workerId }])
})

test('without papers one is registered but not introduced; papers come later, checked at the desk', async () => {
  const made = await register({ name: '阮文辉', phone: null, identity: { kind: 'none' } })
  assert.equal(made.whyNotIntroduced, 'identity-needed')
  const params = { workerId: made.workerId }
  assert.equal(
    await refusal(
      w.call(clerk, api.showIdentity, { params, body: { kind: 'mainland-id', number: '440106199001011230' } }),
    ),
    'identity-checksum',
  )
  assert.equal(
    await refusal(
      w.call(clerk, api.showIdentity, { params, body: { kind: 'mainland-id', number: idOf('2012-01-01') } }),
    ),
    'under-16',
  )
  const shown = await w.call(clerk, api.showIdentity, {
    params,
    body: { kind: 'passport', number: 'C1234567', bornOn: '1990-01-01' },
  })
  assert.deepEqual([shown.whyNotIntroduced, shown.identityChecked, shown.ageClass], [null, true, 'adult'])
})

test('a passport typed at home is seen at a desk before its holder is introduced; the number of an ID card says enough', async () => {
  const typed = { kind: 'passport', number: 'E7654321', bornOn: '1991-02-03' } as const
  const at = (who: { personId: string }) => ({ params: { workerId: who.personId } })
  const [li, ming] = [await w.somebody('李安娜'), await w.somebody('周小明')] as const
  for (const who of [li, ming])
    await w.call(who, api.saveWorker, { ...at(who), body: { marketId, trades: [{ occupation: 'sorter' }] } })
  const own = await w.call(li, api.showIdentity, { ...at(li), body: typed })
  assert.deepEqual([own.whyNotIntroduced, own.identityChecked], ['identity-check-needed', false])
  const card = await w.call(ming, api.showIdentity, {
    ...at(ming),
    body: { kind: 'mainland-id', number: idOf('1992-03-04', '777') },
  })
  assert.equal(card.whyNotIntroduced, null)
  const seen = await w.call(clerk, api.showIdentity, { ...at(li), body: typed })
  assert.deepEqual([seen.whyNotIntroduced, seen.identityChecked], [null, true])
  // Registered again at a counter, paper in hand, it is seen as well.
  const lan = await w.somebody('黎兰')
  const other = { kind: 'passport', number: 'E7654322', bornOn: '1991-02-03' } as const
  await w.call(lan, api.saveWorker, { ...at(lan), body: { marketId, trades: [{ occupation: 'sorter' }] } })
  await w.call(lan, api.showIdentity, { ...at(lan), body: other })
  const again = await register({ name: '黎兰', phone: null, identity: other })
  assert.deepEqual([again.existed, again.whyNotIntroduced], [true, null])
})

test('those without papers are a list of their own, shorter by each paper that is shown', async () => {
  const bare = await register({ name: '吴无证', phone: null, identity: { kind: 'none' } })
  const missing = async () =>
    (await w.call(clerk, api.findWorkers, { params: { marketId }, query: { papersMissing: 'true', limit: '100' } }))
      .items
  const before = await missing()
  assert.ok(before.some((p) => p.workerId === bare.workerId))
  assert.ok(
    before.every((p) => p.whyNotIntroduced === 'identity-needed' || p.whyNotIntroduced === 'identity-check-needed'),
    'what the list asks and what the rule says are the same',
  )
  const all = (await w.call(clerk, api.findWorkers, { params: { marketId }, query: { limit: '100' } })).items
  assert.deepEqual(
    all.filter((p) => p.whyNotIntroduced && p.whyNotIntroduced !== 'under-16').map((p) => p.workerId),
    before.map((p) => p.workerId),
  )
  await w.call(clerk, api.showIdentity, {
    params: { workerId: bare.workerId },
    body: { kind: 'mainland-id', number: idOf('1979-09-09', '919') },
  })
  assert.deepEqual(
    (await missing()).map((p) => p.workerId),
    before.map((p) => p.workerId).filter((id) => id !== bare.workerId),
  )
})

test('nobody under 16 is registered at the desk, and nobody without the consent to be', async () => {
  assert.equal(await refusal(register({ identity: { kind: 'mainland-id', number: idOf('2010-03-06') } })), 'under-16')
  assert.equal(await refusal(register({ consents: [] })), 'consent-needed')
  assert.equal(await refusal(register({ consents: ['register', 'sell-my-data'] })), 'purpose-unknown')
})

test('the same papers at another market are the same person: tied, not doubled; another name is questioned', async () => {
  const first = await register()
  assert.equal(await refusal(w.call(otherClerk, api.getWorker, { params: { workerId: first.workerId } })), 'no-worker')
  assert.equal(await refusal(register({ name: '陈小文', phone: null }, otherClerk, elsewhere)), 'identity-other-name')
  assert.equal(
    await refusal(w.call(otherClerk, api.getWorker, { params: { workerId: first.workerId } })),
    'no-worker',
    'a refusal leaves no tie',
  )
  const again = await register({ phone: null, wishes: { trades: [{ occupation: 'packer' }] } }, otherClerk, elsewhere)
  assert.deepEqual([again.workerId, again.existed, again.cardNumber], [first.workerId, true, first.cardNumber])
  assert.equal(
    (await w.call(otherClerk, api.getWorker, { params: { workerId: first.workerId } })).trades[0]?.occupation,
    'packer',
  )
})

test('two desks registering the same papers at once make one person', async () => {
  const more = { name: '谢丽珍', phone: null, identity: { kind: 'mainland-id', number: idOf('1982-11-30', '668') } }
  const tries = await Promise.all(
    [register(more), register(more, otherClerk, elsewhere), register(more)].map((p) =>
      p.then(
        (r) => r.workerId,
        (e) => e.code as string,
      ),
    ),
  )
  const made = new Set(tries.filter((t) => t.includes('-') && t.length === 36))
  assert.equal(made.size, 1)
  for (const other of tries.filter((t) => !made.has(t))) assert.equal(other, 'identity-known')
})

test('a phone used by others is asked about, then shared', async () => {
  const wife = {
    name: '林秀英',
    phone: '13812345678',
    identity: { kind: 'mainland-id', number: idOf('1977-08-09', '224') },
  }
  assert.equal(await refusal(register(wife)), 'phone-known')
  assert.equal((await register({ ...wife, sharedPhone: true })).existed, false)
})

test('the desk finds by name, reading, initials, end of the phone and card; only its own workers', async () => {
  const made = await register({
    name: '单雄信',
    phone: '13500006688',
    identity: { kind: 'mainland-id', number: idOf('1985-02-03', '357') },
  })
  const find = async (text: string, who = clerk, market = marketId) =>
    (await w.call(who, api.findWorkers, { params: { marketId: market }, query: { text } })).items.map((i) => i.name)
  for (const text of ['单雄', 'shanxiong', 'Shan Xiong', 'sxx', '6688', made.cardNumber, `LG:W:${made.cardNumber}`])
    assert.deepEqual(await find(text), ['单雄信'], text)
  assert.deepEqual(await find('雄信'), [])
  assert.deepEqual(await find('%'), [])
  assert.deepEqual(await find('单雄信', otherClerk, elsewhere), [])
  assert.equal(await refusal(w.call(otherClerk, api.findWorkers, { params: { marketId }, query: {} })), 'forbidden')
  const all = await w.call(clerk, api.findWorkers, { params: { marketId }, query: { limit: 2 } })
  const next = await w.call(clerk, api.findWorkers, { params: { marketId }, query: { limit: 100, after: all.next! } })
  assert.equal(new Set([...all.items, ...next.items].map((i) => i.workerId)).size, all.items.length + next.items.length)
  assert.equal(JSON.stringify(all).includes('13500006688'), false)
})

test('paper or card in hand opens a worker to the market they walked into, on record; a phone number alone does not', async () => {
  const number = idOf('1979-09-09', '791')
  const made = await register({ name: '区桂明', phone: '13700001111', identity: { kind: 'mainland-id', number } })
  const look = async (body: object) =>
    (
      await w.call(otherClerk, api.lookUpWorker, { params: { marketId: elsewhere }, body: body as { card: string } })
    ).items.map((i) => i.workerId)
  assert.deepEqual(await look({ phone: '137 0000 1111' }), [])
  assert.deepEqual(await look({ card: '1234567890' }), [])
  assert.deepEqual(await look({ identity: { kind: 'mainland-id', number: idOf('1979-09-09', '999') } }), [])
  assert.deepEqual(await look({ identity: { kind: 'mainland-id', number } }), [made.workerId])
  assert.deepEqual(await look({ phone: '137 0000 1111' }), [made.workerId], 'tied now')
  const entries = await w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select('data')
      .where('kind', '=', 'worker.looked-up')
      .where('subjectId', '=', made.workerId)
      .execute(),
  )
  assert.deepEqual(
    entries.map((e) => e.data),
    [{ by: 'identity' }],
  )
  assert.equal(w.lines.join('\n').includes(number), false, 'the number is in no log line')
})

test('priority needs its own consent, counts after a check, and is not the business of other markets', async () => {
  const more = { name: '钟伟强', phone: null, identity: { kind: 'mainland-id', number: idOf('1966-06-06', '113') } }
  assert.equal(await refusal(register({ ...more, priorities: [{ ground: 'disabled' }] })), 'sensitive-consent-needed')
  const made = await register({
    ...more,
    consents: ['register', 'priority-group'],
    priorities: [{ ground: 'disabled', note: '残疾证二级' }],
  })
  const params = { workerId: made.workerId }
  const [stated] = (await w.call(clerk, api.listPriorities, { params })).items
  assert.deepEqual([stated?.ground, stated?.checkedAt], ['disabled', null])
  assert.equal(
    await refusal(w.call(clerk, api.addPriority, { params, body: { ground: 'disabled' } })),
    'priority-stated',
  )
  const checked = await w.call(clerk, api.checkPriority, {
    params: { ...params, priorityId: stated!.priorityId },
    body: { accepted: true, untilOn: '2028-12-31' },
  })
  assert.deepEqual([checked.checkedAt !== null, checked.untilOn], [true, '2028-12-31'])
  assert.equal(await refusal(w.call(otherClerk, api.listPriorities, { params })), 'no-worker')
})

test('the card says its number and nothing of the person', async () => {
  const made = await register({
    name: '罗桂英',
    phone: null,
    identity: { kind: 'mainland-id', number: idOf('1972-12-12', '442') },
  })
  const card = await w.call(clerk, api.getWorkerCard, { params: { workerId: made.workerId } })
  assert.equal(card.payload, `LG:W:${made.cardNumber}`)
  const { bytes, type } = await w.call(clerk, api.printWorkerCard, { params: { workerId: made.workerId } })
  assert.equal(type, 'application/pdf')
  assert.equal(
    Buffer.from(bytes as Uint8Array)
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
})

test('one wrong key in a card number is noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (n, at, by) => {
        const card = cardNumberFrom(String(n).padStart(9, '0'))
        assert.ok(isCardNumber(card))
        assert.equal(cardNumberOf(`lg:w:${card.slice(0, 5)} ${card.slice(5)}`), card)
        assert.equal(isCardNumber(card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1)), false)
      },
    ),
  )
})
