import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import pino from 'pino'
import { world } from '#kernel/testing.ts'
import { buildApp } from './app.ts'

const w = await world()

test('behind a proxy an address is what the proxy saw, whatever the caller claims to be forwarded for', async () => {
  const log = pino({ level: 'silent' })
  const app = await buildApp({
    world: w.world,
    enqueue: async () => {},
    log,
    proxies: 'loopback',
    requestsPerMinute: 3,
    mostDelayMs: 0,
  })
  after(() => app.close())
  const ask = async (forwarded: string): Promise<number> => {
    const { statusCode } = await app.inject({ url: '/api/sign-in-ways', headers: { 'x-forwarded-for': forwarded } })
    if (statusCode !== 503) return statusCode
    // A machine with much else to do says busy for a while, before it counts.
    await new Promise((go) => setTimeout(go, 200))
    return ask(forwarded)
  }
  const said = []
  for (let i = 0; i < 5; i++) said.push(await ask(`203.0.113.${i}, 198.51.100.7`))
  assert.deepEqual(said, [200, 200, 200, 429, 429])
  assert.equal(await ask('198.51.100.8'), 200, 'another address is counted by itself')
})

test('a program that asks wrongly is told in Chinese what to change', async () => {
  const app = await buildApp({
    world: w.world,
    enqueue: async () => {},
    log: pino({ level: 'silent' }),
    requestsPerMinute: 0,
  })
  after(() => app.close())
  const json = { 'content-type': 'application/json' }
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: string, headers: object = json) => {
    const reply = await app.inject({ method, url, ...(payload !== undefined && { payload, headers: { ...headers } }) })
    assert.match(String(reply.headers['content-type']), /^application\/problem\+json/)
    const { code, detail, fields } = reply.json()
    return [reply.statusCode, code, fields?.map((f: any) => `${f.path} ${f.message}`) ?? detail, reply.headers.allow]
  }
  const no = undefined
  assert.deepEqual(await ask('GET', '/api/nothing'), [
    404,
    'no-such-address',
    '没有这个接口，请对照 /docs 核对网址',
    no,
  ])
  assert.deepEqual(await ask('DELETE', '/api/divisions/440113'), [
    405,
    'wrong-method',
    '这个接口不支持 DELETE，请改用 GET',
    'GET',
  ])
  assert.deepEqual((await ask('POST', '/api/login-codes', '{"phone":')).slice(0, 3), [
    400,
    'not-json',
    '请求内容不是完整的 JSON，请核对括号、引号和逗号',
  ])
  assert.equal((await ask('POST', '/api/login-codes', '')).at(1), 'not-json')
  assert.deepEqual((await ask('POST', '/api/login-codes', 'phone=1', { 'content-type': 'text/plain' })).slice(0, 2), [
    415,
    'wrong-type',
  ])
  assert.deepEqual((await ask('POST', '/api/login-codes', '{"phone":12}')).at(2), [
    'phone 请填写文字',
    'door 只能是 worker、employer',
  ])
  assert.deepEqual((await ask('GET', '/api/divisions?limit=1000&level=village&parnet=440000')).at(2), [
    'parnet 没有这个条件，可以用的有：after、limit、text、parent、level',
    'limit 不能大于 100',
    'level 只能是 province、city、county、town',
  ])
  assert.deepEqual((await ask('GET', `/api/divisions?text=${'x'.repeat(61)}`)).at(2), ['text 最多 60 个字'])
  assert.deepEqual((await ask('GET', '/api/wage-floors?divisionCode=440113&day=2026-02-30')).at(2), [
    'day 请写成 2026-03-01 这样的日期',
  ])
  assert.deepEqual((await ask('GET', '/api/holidays?year=abc')).at(2), ['year 请填写数字'])
  assert.deepEqual((await ask('GET', '/api/occupation-searches')).at(2), ['text 请填写'])
})

test('what is no HTTP at all is answered by the same kind of document', async () => {
  const app = await buildApp({
    world: w.world,
    enqueue: async () => {},
    log: pino({ level: 'silent' }),
    requestsPerMinute: 0,
  })
  after(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (piece) => (said += piece))
  socket.write('GET /api/divisions?text=石碁 HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(socket, 'close')
  assert.match(said, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
  assert.match(said, /"code":"not-http"/)
})
