import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, test } from 'node:test'
import { makeCtx } from '#kernel/context.ts'
import { writeJournal } from '#kernel/journal.ts'
import { world } from '#kernel/testing.ts'
import { makeEnqueue, openBoss } from '#kernel/work.ts'
import { sendPage, sendSms } from './index.ts'
import {
  getDemoMessages,
  getMyMessages,
  listUnsentMessages,
  readMyMessage,
  readMyMessages,
  recordTelling,
  showDemoOutbox,
} from './notices.api.ts'
import { signAcs3 } from './sms-aliyun.ts'
import { signTc3 } from './sms-tencent.ts'
import { fitParams, type Params, SIGNATURE, SMS_MOST, TEMPLATES, type TemplateId, textOf } from './templates.rules.ts'

const w = await world()
const boss = openBoss(w.url, { listen: false })
boss.on('error', () => {})
await boss.start()
after(() => boss.stop({ graceful: false, close: true }))

/** A gateway on this machine that answers as told and keeps what it was asked. */
const asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
let answers: { status: number; body: string }[] = []
const gateway = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  asked.push({ method: request.method!, url: request.url!, headers: request.headers, body })
  const { status, body: answer } = answers.shift() ?? { status: 200, body: '{}' }
  response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
})
await new Promise<void>((go) => gateway.listen(0, '127.0.0.1', go))
after(() => gateway.close())
const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`

const before = { ...process.env }
function use(env: Record<string, string>, replies: { status: number; body: string }[]): void {
  w.world.settings.demo = false
  Object.assign(
    process.env,
    {
      LINGGONG_SMS_URL: address,
      LINGGONG_SMS_KEY: 'key',
      LINGGONG_SMS_SECRET: 'secret',
      LINGGONG_SMS_SIGN: '零工市场',
      LINGGONG_SMS_TEMPLATES: '{"hire-cancelled":"SMS_77"}',
    },
    env,
  )
  asked.length = 0
  answers = replies
}
afterEach(() => {
  w.world.settings.demo = true
  for (const name of Object.keys(process.env))
    if (name.startsWith('LINGGONG_SMS') && !(name in before)) delete process.env[name]
})

/** Sends in a transaction of its own, as a use case would. */
const within = <T>(body: (ctx: ReturnType<typeof makeCtx>) => Promise<T>) =>
  w.within((tx) => body(makeCtx(w.world, tx, null, writeJournal, makeEnqueue(boss))))
const cancelled = { job: '搬运', when: '明天早上7点半', why: '下雨停工' }
const text = () =>
  within((ctx) => sendSms(ctx, { phone: '13655550001', template: 'hire-cancelled', params: cancelled }))
async function state(messageId: string) {
  const { rows } = await w.owner.query('select state, tries, failure from notices.message where message_id = $1', [
    messageId,
  ])
  return rows[0]
}
async function deliver(messageId: string): Promise<void> {
  const { rows } = await w.owner.query('select recipient_hash from notices.message where message_id = $1', [messageId])
  await w.runWork('notices.deliver', { recipientHash: rows[0].recipient_hash, messageId })
}

test('阿里云: signed as in its published example', () => {
  // 阿里云 V3 版本请求体和签名机制, 固定参数示例
  const { headers } = signAcs3({
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    date: new Date('2023-10-26T10:22:32Z'),
    nonce: '3156853299f313e23d1673dc12e1703d',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
    key: 'YourAccessKeyId',
    secret: 'YourAccessKeySecret',
  })
  assert.equal(
    headers['authorization'],
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('腾讯云: signed as in its published example', () => {
  // 腾讯云 API 3.0 签名方法 v3, whose example masks the key by 32 asterisks
  const headers = signTc3({
    host: 'cvm.tencentcloudapi.com',
    service: 'cvm',
    action: 'DescribeInstances',
    at: new Date(1551113065_000),
    contentType: 'application/json; charset=utf-8',
    body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    id: `AKID${'*'.repeat(32)}`,
    secret: '*'.repeat(32),
  })
  assert.match(
    headers['authorization']!,
    /2019-02-25\/cvm\/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f$/,
  )
})

test('every template fits one message, however long its parameters', () => {
  for (const id of Object.keys(TEMPLATES) as TemplateId[]) {
    const long = Object.fromEntries(
      [...TEMPLATES[id].text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => [hole!, '长'.repeat(99)]),
    )
    assert.deepEqual(Object.keys(long).toSorted(), Object.keys(TEMPLATES[id].most).toSorted(), id)
    const whole = SIGNATURE + textOf(id, fitParams(id, long))
    assert.ok([...whole].length <= SMS_MOST, `${id}: ${[...whole].length}`)
    assert.doesNotMatch(whole, /[{}]|undefined/)
  }
  const params: Params<'hire-cancelled'> = cancelled
  assert.equal(
    textOf('hire-cancelled', fitParams('hire-cancelled', params)),
    '搬运（明天早上7点半）已取消：下雨停工。请看看别的活。',
  )
})

test('a message leaves exactly when its transaction is committed', async () => {
  await assert.rejects(
    within(async (ctx) => {
      await sendSms(ctx, { phone: '13655550002', template: 'hire-cancelled', params: cancelled })
      throw new Error('something else went wrong')
    }),
  )
  const id = await text()
  await w.drain()
  assert.deepEqual(await state(id), { state: 'sent', tries: 1, failure: null })
  const { items } = await w.call(null, getDemoMessages, { query: {} })
  assert.deepEqual(
    items.map((m) => [m.to, m.state]),
    [['13655550001', 'sent']],
  )
})

test('阿里云 is asked with template, parameters and our stable id, which its own signature covers', async () => {
  use({ LINGGONG_SMS: 'aliyun' }, [{ status: 200, body: '{"Code":"OK"}' }])
  const id = await text()
  await deliver(id)
  assert.deepEqual(await state(id), { state: 'sent', tries: 1, failure: null })
  const { searchParams } = new URL(asked[0]!.url, address)
  assert.deepEqual(Object.fromEntries(searchParams), {
    PhoneNumbers: '13655550001',
    SignName: '零工市场',
    TemplateCode: 'SMS_77',
    TemplateParam: JSON.stringify(cancelled),
    OutId: id,
  })
  const { headers } = signAcs3({
    host: asked[0]!.headers.host!,
    action: 'SendSms',
    version: '2017-05-25',
    query: Object.fromEntries(searchParams),
    date: new Date(String(asked[0]!.headers['x-acs-date'])),
    nonce: String(asked[0]!.headers['x-acs-signature-nonce']),
    key: 'key',
    secret: 'secret',
  })
  assert.equal(asked[0]!.headers['authorization'], headers['authorization'])
})

test('腾讯云 gets the parameters in the order of the text', async () => {
  use({ LINGGONG_SMS: 'tencent', LINGGONG_SMS_APP: '1400006666' }, [
    { status: 200, body: '{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}' },
  ])
  const id = await text()
  await deliver(id)
  assert.equal((await state(id)).state, 'sent')
  const body = JSON.parse(asked[0]!.body)
  assert.deepEqual(
    [body.PhoneNumberSet, body.TemplateParamSet, body.SessionContext, body.TemplateId],
    [['+8613655550001'], ['搬运', '明天早上7点半', '下雨停工'], id, 'SMS_77'],
  )
})

test('any other gateway takes one request, quoted as its content type asks', async () => {
  const env = {
    LINGGONG_SMS: 'http',
    LINGGONG_SMS_BODY: '{"to":"{phone}","say":"{text}","id":"{id}"}',
    LINGGONG_SMS_HEADERS: '{"x-token":"t"}',
    LINGGONG_SMS_OK: '"result":0',
  }
  use(env, [{ status: 200, body: '{"result":0}' }])
  const id = await within((ctx) =>
    sendSms(ctx, { phone: '13655550001', template: 'hire-cancelled', params: { ...cancelled, why: '说"停"就停\n' } }),
  )
  await deliver(id)
  assert.deepEqual(JSON.parse(asked[0]!.body), {
    to: '13655550001',
    say: '【零工市场】搬运（明天早上7点半）已取消：说"停"就停\n。请看看别的活。',
    id,
  })
  assert.equal(asked[0]!.headers['x-token'], 't')
})

test("a gateway's bad moment is outlived, under the same id; after five tries the message has failed", async () => {
  use({ LINGGONG_SMS: 'aliyun' }, [
    { status: 503, body: '' },
    { status: 200, body: '{"Code":"isv.BUSINESS_LIMIT_CONTROL"}' },
    { status: 200, body: '{"Code":"OK"}' },
  ])
  const id = await text()
  for (let i = 0; i < 3; i++) await deliver(id)
  assert.deepEqual([(await state(id)).state, (await state(id)).tries], ['sent', 3])
  await deliver(id)
  assert.equal(asked.length, 3, 'what is sent is not sent again')
  assert.equal(new Set(asked.map((a) => new URL(a.url, address).searchParams.get('OutId'))).size, 1)
  use(
    { LINGGONG_SMS: 'aliyun' },
    Array.from({ length: 9 }, () => ({ status: 500, body: '' })),
  )
  const lost = await text()
  for (let i = 0; i < 7; i++) await deliver(lost)
  assert.deepEqual(await state(lost), { state: 'failed', tries: 5, failure: 'HTTP_500' })
})

test('what cannot succeed is not tried again', async () => {
  use({ LINGGONG_SMS: 'aliyun' }, [{ status: 200, body: '{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}' }])
  const wrong = await text()
  await deliver(wrong)
  assert.deepEqual(await state(wrong), { state: 'failed', tries: 1, failure: 'isv.MOBILE_NUMBER_ILLEGAL' })
  use({ LINGGONG_SMS: 'tencent' }, [])
  const unset = await text()
  await deliver(unset)
  assert.deepEqual([(await state(unset)).failure, asked.length], ['LINGGONG_SMS_APP is not set', 0])
  use({ LINGGONG_SMS: '' }, [])
  const none = await text()
  await deliver(none)
  assert.equal((await state(none)).failure, 'no gateway')
})

test('a code that comes too late is not sent at all', async () => {
  use({ LINGGONG_SMS: 'aliyun', LINGGONG_SMS_TEMPLATES: '{"login-code":"SMS_1"}' }, [])
  const id = await within((ctx) =>
    sendSms(ctx, { phone: '13655550001', template: 'login-code', params: { code: '123456' } }),
  )
  w.advance(6)
  await deliver(id)
  assert.deepEqual([(await state(id)).failure, asked.length], ['too late', 0])
})

test('a message whose work is used up fails with its reason; one that still lies in the queue waits', async () => {
  const [usedUp, lost, queued, retried] = [await text(), await text(), await text(), await text()]
  const job = (id: string, set: string) =>
    w.owner.query(`update pgboss.job set ${set} where name = 'notices.deliver' and data->>'messageId' = $1`, [id])
  await job(
    usedUp,
    `state = 'failed', retry_count = retry_limit, completed_on = now(), output = '{"error":"DatabaseError"}'`,
  )
  await w.owner.query(`delete from pgboss.job where data->>'messageId' = $1`, [lost])
  await w.owner.query(`update notices.message set failure = 'TimeoutError', tries = 2 where message_id = $1`, [lost])
  await job(retried, `state = 'retry'`)
  await w.runWork('notices.give-up')
  assert.equal((await state(usedUp)).state, 'waiting', 'not before half an hour')
  w.advance(31)
  await w.runWork('notices.give-up')
  assert.deepEqual(await state(usedUp), { state: 'failed', tries: 0, failure: 'given up: DatabaseError' })
  assert.deepEqual(await state(lost), { state: 'failed', tries: 2, failure: 'TimeoutError' })
  for (const id of [queued, retried]) assert.equal((await state(id)).state, 'waiting')
  const { items } = await w.call(null, getDemoMessages, { query: {} })
  const why = Object.fromEntries(items.map((m) => [m.messageId, [m.state, m.why]]))
  assert.deepEqual(
    [why[usedUp], why[lost], why[queued]],
    [
      ['failed', '试了多次没有成功（DatabaseError）'],
      ['failed', '短信平台没有接通（TimeoutError）'],
      ['waiting', null],
    ],
  )
  const { bytes } = await w.call(null, showDemoOutbox, {})
  assert.match(new TextDecoder().decode(bytes as Uint8Array), /未发出：试了多次没有成功/)
  await job(retried, `state = 'created'`)
  await w.drain()
  assert.equal((await state(queued)).state, 'sent')
})

test('the counter sees what could not be sent in its market, tells the person and strikes it off', async () => {
  const [here, there] = [await w.market(), await w.market({ name: '天河区员村零工市场', divisionCode: '440106' })]
  const clerk = await w.staff('何美玲', 'clerk', { marketId: here })
  const other = await w.staff('员村窗口', 'clerk', { marketId: there })
  const { personId } = await w.somebody('陈大文')
  const send = (marketId: string | null) =>
    within((ctx) =>
      sendSms(ctx, { phone: '13655550009', personId, marketId, template: 'hire-cancelled', params: cancelled }),
    )
  use({ LINGGONG_SMS: 'aliyun' }, Array(3).fill({ status: 200, body: '{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}' }))
  const [ours, theirs, nobodys] = [await send(here), await send(there), await send(null)]
  for (const id of [ours, theirs, nobodys]) await deliver(id)
  const unsent = async (who: typeof clerk, marketId: string) =>
    (await w.call(who, listUnsentMessages, { params: { marketId }, query: {} })).items
  const [one, ...more] = await unsent(clerk, here)
  assert.deepEqual(
    [one!.messageId, one!.name, one!.why, more],
    [ours, '陈大文', '短信平台没有接收（isv.MOBILE_NUMBER_ILLEGAL）', []],
  )
  assert.match(one!.text, /搬运（明天早上7点半）已取消/)
  assert.ok(!JSON.stringify(one).includes('13655550009'))
  await assert.rejects(unsent(clerk, there), { code: 'forbidden' })
  const tell = (who: typeof clerk, marketId: string, messageId: string) =>
    w.call(who, recordTelling, { params: { marketId, messageId } })
  await assert.rejects(tell(other, there, ours), { code: 'not-found' })
  await assert.rejects(tell(clerk, here, nobodys), { code: 'not-found' })
  await tell(clerk, here, ours)
  await assert.rejects(tell(clerk, here, ours), { code: 'not-found' }, 'once')
  assert.deepEqual(await unsent(clerk, here), [])
  const { rows } = await w.owner.query(
    `select actor_id, for_person_id, subject_id from kernel.journal where kind = 'message.told'`,
  )
  assert.deepEqual(rows, [{ actor_id: clerk.personId, for_person_id: personId, subject_id: ours }])
  w.advance(8 * 24 * 60)
  const again = await w.signIn(other.personId, 'staff', other.grantId)
  assert.deepEqual(await unsent(again, there), [], 'after a week it tells nobody anything')
})

test("messages on the page are the person's own, newest first, read one by one or all", async () => {
  const me = await w.somebody('陈大文')
  const other = await w.somebody('别的人')
  for (const job of ['搬运', '保洁', '扎钢筋']) {
    w.advance(1)
    await within((ctx) => sendPage(ctx, { personId: me.personId, template: 'post-published', params: { job } }))
  }
  const first = await w.call(me, getMyMessages, { query: { limit: 2 } })
  assert.deepEqual(
    [first.unread, first.items.map((m) => m.text)],
    [3, ['您的招工信息“扎钢筋”已通过审核并发布。', '您的招工信息“保洁”已通过审核并发布。']],
  )
  const second = await w.call(me, getMyMessages, { query: { limit: 2, after: first.next! } })
  assert.deepEqual([second.items.length, second.next], [1, null])
  await assert.rejects(w.call(other, readMyMessage, { params: { messageId: first.items[0]!.messageId } }), {
    code: 'not-found',
  })
  assert.deepEqual((await w.call(other, getMyMessages, { query: {} })).items, [])
  await w.call(me, readMyMessage, { params: { messageId: first.items[0]!.messageId } })
  assert.equal((await w.call(me, readMyMessages, {})).read, 2)
  assert.equal((await w.call(me, getMyMessages, { query: {} })).unread, 0)
})

test('the outbox of the demo does not exist outside the demo', async () => {
  const { bytes } = await w.call(null, showDemoOutbox, {})
  const page = new TextDecoder().decode(bytes as Uint8Array)
  assert.match(page, /演示发件箱[\s\S]*陈大文[\s\S]*13655550001/)
  assert.doesNotMatch(page, /\[object|undefined|&lt;tr/)
  w.world.settings.demo = false
  await assert.rejects(w.call(null, showDemoOutbox, {}), { status: 404 })
  await assert.rejects(w.call(null, getDemoMessages, { query: {} }), { code: 'not-found', status: 404 })
})

test('no number and no code is in a log line, in the queue, or in clear in the outbox', async () => {
  assert.deepEqual(
    w.lines.filter((line) => /1365555|123456|"msg":"bug"/.test(line)),
    [],
  )
  for (const table of ['notices.message', 'pgboss.job']) {
    const { rows } = await w.owner.query(
      `select count(*)::int as n from ${table} as x where x::text ~ '1365555|下雨停工'`,
    )
    assert.equal(rows[0].n, 0, table)
  }
})

test('messages are kept for half a year', async () => {
  w.advance(181 * 24 * 60)
  const id = await text()
  await w.runWork('notices.clear-out')
  const { rows } = await w.owner.query('select message_id from notices.message')
  assert.deepEqual(rows, [{ message_id: id }])
})
