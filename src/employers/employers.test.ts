import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import { householdName, missingPapers, whyNotApprove } from './employer.rules.ts'
import * as api from './employers.api.ts'

const w = await world()
const shiqi = await w.market()
const changan = await w.market({ name: '长安镇综合零工市场', divisionCode: '441900119', lat: 22.81, lng: 113.8 })
const clerk = await w.staff('陈静', 'clerk', { marketId: shiqi })
const stranger = await w.staff('东莞小梁', 'clerk', { marketId: changan })
const boss = await w.somebody('黄志强')

const factory = {
  kind: 'enterprise' as const,
  name: '广州市番禺顺达物流有限公司',
  uscc: '91440101MA59ABCD0E',
  contactName: '黄志强',
  phone: '138 0013 8000',
  divisionCode: '440113120',
  address: '石碁镇岐山路12号',
}
const uscc = (seventeen: string) => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const sum = [...seventeen].reduce((s, c, i) => s + alphabet.indexOf(c) * (3 ** i % 31), 0)
  return seventeen + alphabet[(31 - (sum % 31)) % 31]
}
const code = uscc('91440101MA59ABCD0')
const other = uscc('91440101MA59XYTT1')
const jpeg = () =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: '#b33' } })
    .jpeg()
    .toBuffer()

const { employerId, grantId } = await w.call(boss, api.registerEmployer, {
  body: { ...factory, uscc: code, marketId: shiqi },
})
const huang = await w.signIn(boss.personId, 'employer', grantId)
const params = { marketId: shiqi, employerId }

test('a person with a phone registers a firm and may act for it at once; its level is unverified for everybody to see', async () => {
  const mine = await w.call(huang, api.getEmployer, { params: { employerId } })
  assert.equal(mine.level, 'unverified')
  assert.equal(mine.phoneMasked, '138****8000')
  assert.deepEqual(
    mine.markets.map((m) => m.marketId),
    [shiqi],
  )
  const card = await w.call(null, api.getEmployerCard, { params: { employerId } })
  assert.deepEqual([card.name, card.level, card.divisionName], [factory.name, 'unverified', '广州市番禺区石碁镇'])
  assert.ok(!JSON.stringify(card).includes('黄志强'))
})
test('a credit code is checked by its own check digit and belongs to one employer', async () => {
  const again = (change: object) =>
    w.call(boss, api.registerEmployer, { body: { ...factory, marketId: shiqi, uscc: code, ...change } })
  await assert.rejects(again({ uscc: `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}` }), {
    code: 'uscc-checksum',
  })
  await assert.rejects(again({ uscc: '9144' }), { code: 'uscc-length' })
  await assert.rejects(again({ uscc: undefined }), { code: 'uscc-missing' })
  await assert.rejects(again({}), (e: any) => e.code === 'uscc-taken' && e.detail.includes(factory.name))
  await assert.rejects(again({ kind: 'household' }), { code: 'uscc-not-expected' })
  await assert.rejects(again({ uscc: other, phone: '020-8485' }), { code: 'phone-not-a-mobile' })
  await assert.rejects(again({ uscc: other, divisionCode: '440199' }), { code: 'unknown-division' })
  await assert.rejects(again({ uscc: other, name: undefined }), { code: 'employer-name-missing' })
})
test('two who claim one code at once: one gets it', async () => {
  const rivals = await Promise.allSettled(
    [1, 2, 3, 4].map(() =>
      w.call(boss, api.registerEmployer, {
        body: { ...factory, name: '抢注公司', uscc: uscc('91440101MA5RACE11'), marketId: shiqi },
      }),
    ),
  )
  assert.equal(rivals.filter((r) => r.status === 'fulfilled').length, 1)
  assert.ok(rivals.every((r) => r.status === 'fulfilled' || r.reason.code === 'uscc-taken'))
})
test('nothing is approved before its papers were seen', async () => {
  await assert.rejects(
    w.call(clerk, api.decideEmployer, { params, body: { outcome: 'verified' } }),
    (e: any) => e.code === 'papers-missing' && e.detail.includes('营业执照'),
  )
  assert.deepEqual(missingPapers({ kind: 'labour-team', isAgency: true, papers: [] }), [
    '营业执照或用工单位的委托书',
    '人力资源服务许可证',
  ])
  assert.equal(
    whyNotApprove({ kind: 'household', isAgency: false, papers: [], papersSeen: false, contactIdentityShown: false }),
    'contact-identity-missing',
  )
  assert.equal(
    whyNotApprove({
      kind: 'labour-team',
      isAgency: false,
      papers: ['mandate'],
      papersSeen: false,
      contactIdentityShown: false,
    }),
    'contact-identity-missing',
  )
  assert.equal(
    whyNotApprove({ kind: 'household', isAgency: false, papers: [], papersSeen: true, contactIdentityShown: false }),
    null,
  )
})
test('a licence is stored sealed and drawn anew; who looks at it is written down for the contact to read', async () => {
  await assert.rejects(
    w.call(
      huang,
      api.addPaper,
      { params: { employerId }, body: { kind: 'business-licence' } },
      { file: { bytes: Buffer.from('MZ program'), fileName: 'a.jpg' } },
    ),
    { code: 'file-kind-unknown' },
  )
  const { paperId } = await w.call(
    huang,
    api.addPaper,
    { params: { employerId }, body: { kind: 'business-licence' } },
    { file: { bytes: await jpeg(), fileName: '营业执照.jpg' } },
  )
  const seen = await w.call(clerk, api.readPaper, {
    params: { employerId, paperId },
    query: { reason: '核验营业执照' },
  })
  assert.equal((seen as any).type, 'image/jpeg')
  await assert.rejects(
    w.call(stranger, api.readPaper, { params: { employerId, paperId }, query: { reason: '看看' } }),
    { code: 'not-found' },
  )
  await assert.rejects(w.call(clerk, api.readPaper, { params: { employerId, paperId }, query: { reason: '' } }), {
    code: 'invalid',
  })
  const log = await w.within((tx) =>
    tx.selectFrom('kernel.clearReading').selectAll().where('personId', '=', boss.personId).execute(),
  )
  assert.deepEqual(
    log.map((l) => [l.what, l.reason, l.byPersonId]),
    [['paper', '核验营业执照', clerk.personId]],
  )
})
test('a new firm stands in the review queue of its market and of no other', async () => {
  const queue = await w.call(clerk, api.listEmployerReviews, { params: { marketId: shiqi }, query: {} })
  assert.ok(queue.items.some((e) => e.employerId === employerId && e.papers === 1))
  assert.deepEqual(
    (await w.call(stranger, api.listEmployerReviews, { params: { marketId: changan }, query: {} })).items,
    [],
  )
  await assert.rejects(w.call(stranger, api.listEmployerReviews, { params: { marketId: shiqi }, query: {} }), {
    code: 'forbidden',
  })
  await assert.rejects(
    w.call(stranger, api.decideEmployer, {
      params: { marketId: changan, employerId },
      body: { outcome: 'suspended', note: '捣乱' },
    }),
    { code: 'not-found' },
  )
  await assert.rejects(w.call(stranger, api.getEmployer, { params: { employerId } }), { code: 'not-found' })
})
test('the same day it is let in with limits, which end by themselves; then it is verified', async () => {
  const given = await w.call(clerk, api.decideEmployer, {
    params,
    body: { outcome: 'provisional', note: '执照已核对，待电话回访' },
  })
  assert.equal(given.levelUntil, new Date(w.now.getTime() + 7 * 86_400_000).toISOString())
  assert.equal((await w.call(huang, api.getEmployer, { params: { employerId } })).openHeadcountLimit, 5)
  w.advance(7 * 24 * 60)
  const later = await w.staff('陈静', 'clerk', { marketId: shiqi })
  assert.equal((await w.call(null, api.getEmployerCard, { params: { employerId } })).level, 'unverified')
  await w.runWork('employers.end-approvals')
  await w.runWork('employers.end-approvals')
  const ended = await w.call(huang, api.getEmployer, { params: { employerId } })
  assert.deepEqual(
    ended.verifications.map((v) => [v.outcome, v.bySystem]),
    [
      ['unverified', true],
      ['provisional', false],
    ],
  )
  w.advance(1)
  await w.call(later, api.decideEmployer, { params, body: { outcome: 'verified' } })
  assert.equal((await w.call(null, api.getEmployerCard, { params: { employerId } })).level, 'verified')
  const told = await w.within((tx) =>
    tx
      .selectFrom('notices.message')
      .select('template')
      .where('personId', '=', boss.personId)
      .where('channel', '=', 'sms')
      .orderBy('madeAt')
      .execute(),
  )
  assert.deepEqual(
    told.map((t) => t.template),
    ['employer-provisional', 'employer-verified'],
  )
})
test('another name asks for another verification; another address does not', async () => {
  assert.equal(
    (
      await w.call(huang, api.changeEmployer, {
        params: { employerId },
        body: { address: '岐山路14号', phone: '13900139000' },
      })
    ).level,
    'verified',
  )
  assert.equal(
    (
      await w.call(huang, api.changeEmployer, {
        params: { employerId },
        body: { name: '广州市番禺新顺达物流有限公司' },
      })
    ).level,
    'unverified',
  )
  await assert.rejects(
    w.call(huang, api.changeEmployer, { params: { employerId }, body: { uscc: uscc('91440101MA5RACE11') } }),
    { code: 'uscc-taken' },
  )
})
test('a seat in another city asks for another verification: its wage floor is another', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const moving = await w.call(now, api.registerEmployerAtDesk, {
    params: { marketId: shiqi },
    body: {
      kind: 'labour-team',
      name: '老周搬运队',
      contactName: '周志强',
      phone: '13600136111',
      divisionCode: '440113',
      address: '市桥街',
    },
  })
  const of = { params: { marketId: shiqi, employerId: moving.employerId } }
  await w.call(now, api.decideEmployer, { ...of, body: { outcome: 'verified', papersSeen: true } })
  const move = async (divisionCode: string) =>
    (
      await w.call(now, api.changeEmployer, {
        params: { employerId: moving.employerId },
        body: { divisionCode },
      })
    ).level
  assert.equal(await move('440113120'), 'verified')
  assert.equal(await move('441900119'), 'unverified')
})
test('the desk names as contact only somebody its market may see', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const elsewhere = await w.somebody('冯素琴')
  const body = {
    kind: 'labour-team' as const,
    name: '小冯家政队',
    contactName: '冯素琴',
    contactPersonId: elsewhere.personId,
    phone: '13600136222',
    divisionCode: '440113',
    address: '市桥街',
  }
  await assert.rejects(w.call(now, api.registerEmployerAtDesk, { params: { marketId: shiqi }, body }), {
    code: 'person-not-found',
  })
})
test('a refusal and a suspension give their reason; only an officer lifts a suspension', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const head = await w.staff('何美玲', 'market-manager', { marketId: shiqi })
  await assert.rejects(w.call(now, api.decideEmployer, { params, body: { outcome: 'suspended' } }), {
    code: 'note-missing',
  })
  await w.call(now, api.decideEmployer, { params, body: { outcome: 'suspended', note: '拖欠工资，正在处理' } })
  await assert.rejects(w.call(huang, api.changeEmployer, { params: { employerId }, body: { address: '别处一号' } }), {
    code: 'employer-suspended',
  })
  await assert.rejects(w.call(now, api.decideEmployer, { params, body: { outcome: 'verified' } }), {
    code: 'officer-needed',
  })
  await w.call(head, api.decideEmployer, { params, body: { outcome: 'verified', papersSeen: true } })
  await assert.rejects(
    w.call(head, api.decideEmployer, { params, body: { outcome: 'refused', note: '晚了' } }),
    (e: any) => e.code === 'level-not-next' && e.detail.includes('已核验'),
  )
})
test('a household is registered at the desk, named by its surname alone, and let in on its identity', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const home = {
    kind: 'household' as const,
    contactName: '欧阳小明',
    phone: '13700137000',
    divisionCode: '440113',
    address: '市桥街环城路1号301',
  }
  const made = await w.call(now, api.registerEmployerAtDesk, { params: { marketId: shiqi }, body: home })
  const card = await w.call(null, api.getEmployerCard, { params: { employerId: made.employerId } })
  assert.equal(card.name, '欧阳姓家庭')
  assert.equal(householdName('买买提·艾力'), '买姓家庭')
  const decide = (body: object) =>
    w.call(now, api.decideEmployer, {
      params: { marketId: shiqi, employerId: made.employerId },
      body: { outcome: 'verified', ...body } as any,
    })
  await assert.rejects(decide({}), { code: 'contact-identity-missing' })
  await decide({ papersSeen: true })
  const found = await w.call(now, api.findEmployers, { params: { marketId: shiqi }, query: { name: 'ouyang' } })
  assert.deepEqual(
    found.items.map((e) => e.employerId),
    [made.employerId],
  )
  const phone = await w.call(now, api.readEmployerPhone, {
    params: { employerId: made.employerId },
    query: { reason: '回访' },
  })
  assert.equal(phone.phone, '13700137000')
  await assert.rejects(
    w.call(stranger, api.readEmployerPhone, { params: { employerId: made.employerId }, query: { reason: '回访' } }),
    { code: 'not-signed-in' },
  )
})
test('an employer known at one market is served at another after one step, by either side', async () => {
  const there = await w.staff('东莞小梁', 'clerk', { marketId: changan })
  assert.equal(
    (await w.call(there, api.findEmployerByUscc, { query: { uscc: code } })).items[0]!.employerId,
    employerId,
  )
  await assert.rejects(w.call(there, api.getEmployer, { params: { employerId } }), { code: 'not-found' })
  await w.call(huang, api.tieEmployer, { params: { marketId: changan, employerId } })
  assert.equal((await w.call(there, api.getEmployer, { params: { employerId } })).uscc, code)
  const foreign = await w.member(
    '外人',
    (
      await w.call(there, api.registerEmployerAtDesk, {
        params: { marketId: changan },
        body: {
          kind: 'labour-team',
          name: '老李装修队',
          contactName: '李国栋',
          phone: '13600136000',
          divisionCode: '441900119',
          address: '长安',
        },
      })
    ).employerId,
  )
  await assert.rejects(w.call(foreign, api.getEmployer, { params: { employerId } }), { code: 'forbidden' })
  await assert.rejects(
    w.call(
      foreign,
      api.addPaper,
      { params: { employerId }, body: { kind: 'other' } },
      { file: { bytes: await jpeg(), fileName: 'x.jpg' } },
    ),
    { code: 'forbidden' },
  )
})
test('its members are listed for themselves and the staff of its markets, masked, and for nobody else', async () => {
  const mate = await w.member('黄小妹', employerId)
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const names = async (who: typeof mate) => {
    const { items } = await w.call(who, api.listMembers, { params: { employerId }, query: {} })
    return items.map((m) => [m.name, m.isContact, m.isMe] as const).sort((a, b) => Number(b[1]) - Number(a[1]))
  }
  const own = await names(mate)
  assert.deepEqual(own, [
    ['黄志强', true, false],
    ['黄小妹', false, true],
  ])
  assert.deepEqual(
    await names(now),
    own.map(([name, isContact]) => [name, isContact, false]),
  )
  const first = await w.call(now, api.listMembers, { params: { employerId }, query: { limit: '1' } })
  const rest = await w.call(now, api.listMembers, { params: { employerId }, query: { limit: '1', after: first.next! } })
  assert.deepEqual(new Set([...first.items, ...rest.items].map((m) => m.name)), new Set(['黄志强', '黄小妹']))
  assert.equal(rest.next, null)
  const abroad = await w.staff('南沙小欧', 'clerk', {
    marketId: await w.market({ name: '南沙区零工市场', divisionCode: '440115' }),
  })
  await assert.rejects(w.call(abroad, api.listMembers, { params: { employerId }, query: {} }), { code: 'not-found' })
  await assert.rejects(
    w.call(await w.member('外人', newId()), api.listMembers, { params: { employerId }, query: {} }),
    {
      code: 'forbidden',
    },
  )
})
test('no phone, sealed value or file id leaves in a list or a card', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: shiqi })
  const all = JSON.stringify([
    await w.call(now, api.findEmployers, { params: { marketId: shiqi }, query: {} }),
    await w.call(now, api.getEmployer, { params: { employerId } }),
    await w.call(now, api.listEmployerReviews, { params: { marketId: shiqi }, query: {} }),
  ])
  for (const canary of ['13800138000', '13900139000', '13700137000', 'lg1.']) assert.ok(!all.includes(canary), canary)
  assert.ok(!w.lines.join('').includes('13900139000'))
})
test('the longest names, all of rare characters, are paged to the end', async () => {
  const now = await w.staff('陈静', 'clerk', { marketId: changan })
  const names = ['𠮷', '𡘙'].map((rare) => rare.repeat(80))
  for (const [i, name] of names.entries())
    await w.call(now, api.registerEmployerAtDesk, {
      params: { marketId: changan },
      body: {
        kind: 'labour-team',
        name,
        contactName: '周志强',
        phone: `1360013622${i}`,
        divisionCode: '441900119',
        address: '长安大道',
      },
    })
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: { items: { name: string }[]; next: string | null } = await w.call(now, api.findEmployers, {
      params: { marketId: changan },
      query: { limit: 1, ...(after && { after }) },
    })
    seen.push(...page.items.map((e) => e.name))
    after = page.next
  } while (after)
  assert.deepEqual(
    names.filter((name) => !seen.includes(name)),
    [],
  )
})
