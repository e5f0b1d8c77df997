import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { addressOf } from './address.ts'
import { call, Refused, setDoor, whenRefused } from './call.ts'

const findPosts = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts',
  summary: '',
  zh: '',
  callers: ['anyone'],
  params: z.object({ marketId: z.string() }),
  query: z.object({ text: z.string().optional(), kinds: z.array(z.string()).optional() }),
  reply: z.object({ items: z.array(z.string()) }),
})
const hire = endpoint({
  method: 'POST',
  path: '/hires',
  summary: '',
  zh: '',
  callers: ['worker'],
  body: z.object({ postId: z.string() }),
  reply: z.object({ hireId: z.string() }),
  fails: ['full'],
})
const upload = endpoint({
  method: 'POST',
  path: '/papers',
  kind: 'upload',
  summary: '',
  zh: '',
  callers: ['worker'],
  body: z.object({ kind: z.string() }),
  reply: z.object({}),
})

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})
/** Answers each request in turn; an Error cuts the line. */
function line(...answers: (Response | Error)[]) {
  const heard: { url: string; init: RequestInit }[] = []
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    heard.push({ url, init })
    const answer = answers[heard.length - 1]
    if (!answer || answer instanceof Error) throw answer ?? new Error('one request too many')
    return answer
  }) as typeof fetch
  return heard
}
const header = (init: RequestInit, name: string) => (init.headers as Record<string, string>)[name]
const refusal = (status: number, code: string, more: object = {}) =>
  new Response(JSON.stringify({ type: '', title: '', status, detail: `句子：${code}`, code, ...more }), { status })
const cut = () => new TypeError('failed to fetch')

test('an address has its path escaped and its absent query values left out', () => {
  assert.equal(
    addressOf(findPosts, { params: { marketId: '番/禺' }, query: { text: undefined, kinds: ['a', 'b'] } }),
    '/api/markets/%E7%95%AA%2F%E7%A6%BA/posts?kinds=a&kinds=b',
  )
})

test('a write that lost its line goes out again under the same key and is answered once', async () => {
  setDoor('worker')
  const heard = line(cut(), Response.json({ hireId: 'h1' }))
  assert.deepEqual(await call(hire, { body: { postId: 'p1' } }), { hireId: 'h1' })
  const keys = heard.map(({ init }) => header(init, 'idempotency-key'))
  assert.match(keys[0]!, /^[0-9a-f-]{36}$/)
  assert.equal(keys[0], keys[1])
  assert.equal(header(heard[0]!.init, 'linggong-door'), 'worker')
  assert.equal(heard[0]!.init.body, '{"postId":"p1"}')
})

test('a declared refusal is final and carries its sentence, its fields and what else the server said', async () => {
  const heard = line(
    refusal(409, 'full', { fields: [{ path: 'postId', message: '已招满' }], suggestions: ['p2'], facts: { left: 0 } }),
  )
  const seen: string[] = []
  const stop = whenRefused((r) => seen.push(r.code))
  const refused = await call(hire, { body: { postId: 'p1' } }).catch((e: unknown) => e as Refused)
  stop()
  assert.ok(refused instanceof Refused)
  assert.equal(refused.code, 'full')
  assert.equal(refused.detail, '句子：full')
  assert.deepEqual(refused.fields, [{ path: 'postId', message: '已招满' }])
  assert.deepEqual(refused.more['suggestions'], ['p2'])
  assert.equal(heard.length, 1)
  assert.deepEqual(seen, ['full'])
})

test('a gateway that answers for the server leaves a write unknown, and it is tried again with its key', async () => {
  const heard = line(new Response('<html>', { status: 502 }), Response.json({ hireId: 'h1' }))
  await call(hire, { body: { postId: 'p1' } }, { key: 'queued-earlier-1' })
  assert.deepEqual(
    heard.map(({ init }) => header(init, 'idempotency-key')),
    ['queued-earlier-1', 'queued-earlier-1'],
  )
})

test('a read has no key, and one that was given up is not tried again', async () => {
  const stop = new AbortController()
  const heard = line(cut())
  stop.abort()
  await assert.rejects(call(findPosts, { params: { marketId: 'm' }, query: {} }, { signal: stop.signal }), TypeError)
  assert.equal(heard.length, 1)
  assert.equal(header(heard[0]!.init, 'idempotency-key'), undefined)
})

test('an upload sends its fields before its file', async () => {
  const heard = line(Response.json({}))
  await call(upload, { body: { kind: '营业执照' } }, { file: new Blob(['x']), fileName: '执照.jpg' })
  const form = heard[0]!.init.body as FormData
  assert.deepEqual([...form.keys()], ['kind', 'file'])
  assert.equal((form.get('file') as File).name, '执照.jpg')
  assert.equal(header(heard[0]!.init, 'content-type'), undefined)
})
