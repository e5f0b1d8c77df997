/**
 * Nothing that is sent makes a bug: every endpoint, by a caller it lets in, with junk shaped after its own contract in path,
 * query and body. `FUZZ_RUNS=100` for the long form; the seed is printed with what failed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { acceptShift } from '#hires/hires.api.ts'
import { putPost, putShift } from '#hires/testing-rows.ts'
import { getPost, writePost } from '#jobs/jobs.api.ts'
import { anEmployer, aPost } from '#jobs/testing-jobs.ts'
import { newId } from '#kernel/clock.ts'
import { API_PREFIX, DOOR_HEADER, type Endpoint, KEY_HEADER, type Role } from '#kernel/endpoint.ts'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { registerWorker } from '#workers/workers.api.ts'
import { junkFor } from './testing-junk.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 8)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260305)

const w = await world()
const marketId = await w.market()
const { employerId } = await anEmployer(w, [marketId])
const boss = await w.member('黄志强', employerId)
const clerk = await w.staff('陈静', 'clerk', { marketId })
const seventeen = '44010619850307201'
const registered = await w.call(clerk, registerWorker, {
  params: { marketId },
  body: {
    name: '陈大文',
    identity: { kind: 'mainland-id', number: seventeen + identityCheckCharacter(seventeen) },
    phone: '13812345678',
    wishes: { trades: [{ occupation: 'sorter', level: 'skilled' }] },
    consents: ['register', 'identity'],
  },
})
const worker = await w.signIn(registered.workerId, 'worker')
const { postId } = await w.call(boss, writePost, { params: { marketId }, body: aPost(w) })
const { shifts } = await w.call(null, getPost, { params: { marketId, postId } })
const ownPost = await putPost(w.within, {
  marketId,
  employerId,
  ownerId: boss.personId,
  now: w.now,
  keyring: w.world.keyring,
})
const soon = await putShift(w.within, {
  marketId,
  employerId,
  postId: ownPost,
  startsAt: new Date(w.now.getTime() + 3600_000),
})
const { hireId } = await w.call(worker, acceptShift, {
  params: { marketId, shiftId: soon, workerId: worker.personId },
  body: {},
})
const shiftId = shifts[0]!.shiftId
const ids = {
  marketId,
  employerId,
  workerId: worker.personId,
  personId: worker.personId,
  postId,
  shiftId,
  hireId,
} as Record<string, string>
const anyId = [...Object.values(ids), soon, ownPost]

const callers = new Map<Role, Somebody>([
  ['worker', worker],
  ['employer', boss],
  ['clerk', clerk],
  ['market-manager', await w.staff('梁主任', 'market-manager', { marketId })],
  ['province-officer', await w.staff('何厅', 'province-officer', { divisionCode: '440000' })],
  ['system-admin', await w.staff('何系统', 'system-admin', { divisionCode: '440000' })],
  ['security-admin', await w.staff('安小全', 'security-admin', { divisionCode: '440000' })],
  ['audit-admin', await w.staff('申计', 'audit-admin', { divisionCode: '440000' })],
  ['mediator', await w.staff('调小解', 'mediator', { marketId })],
  ['kiosk', await w.staff('大厅自助机', 'kiosk', { marketId })],
])
/** Signed in afresh: an earlier call may have ended the session. */
async function headersOf(as: Role | null): Promise<Record<string, string>> {
  const who = as && callers.get(as)
  if (!who) return {}
  const { token } = await w.signIn(who.personId, who.door, who.grantId)
  return { authorization: `Bearer ${token}`, [DOOR_HEADER]: who.door }
}
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))
const safe = (value: string) => encodeURIComponent(value.toWellFormed())

/** What every answer must be, however mad the question. Answers the code it was refused with. */
function wellAnswered(
  response: { statusCode: number; payload: string; headers: Record<string, unknown> },
  what: string,
): string {
  const { statusCode, payload } = response
  assert.ok(
    statusCode < 500,
    `${what}\n→ ${statusCode} ${payload.slice(0, 300)}\n${w.lines
      .filter((l) => l.includes('"bug"'))
      .at(-1)
      ?.slice(0, 1200)}`,
  )
  if (statusCode < 400) return 'done'
  assert.doesNotMatch(payload, /\bat .*\.[jt]s:\d+|node_modules|SELECT |insert into|syntax error|pg_catalog/, what)
  if (!String(response.headers['content-type']).includes('problem+json')) return String(statusCode)
  const { code, detail } = JSON.parse(payload) as { code: string; detail: string }
  assert.match(detail, /[\u4e00-\u9fff]/, what)
  return code
}

const said = new Map<string, number>()
for (const [name, e] of w.endpoints.filter(([, e]) => e.kind !== 'stream')) {
  const by = [...callers.keys()].filter((as) => e.callers.includes(as))
  test(`${name} answers junk with a refusal in words`, async () => {
    const as = fc.constantFrom<Role | null>(...(e.callers.includes('anyone') ? [null] : by))
    const headers = new Map<Role | null, Record<string, string>>()
    await fc.assert(
      fc.asyncProperty(
        as,
        pathOf(e),
        junkFor(e.query, anyId),
        junkFor(e.body, anyId),
        async (as, path, query, body) => {
          const fresh = headers.get(as) ?? (await headersOf(as))
          headers.set(as, fresh)
          const search = Object.entries((e.query && query && typeof query === 'object' ? query : {}) as object).map(
            ([k, v]) => `${safe(k)}=${safe(text(v))}`,
          )
          const url = (e.kind === 'page' ? '' : API_PREFIX) + path + (search.length ? `?${search.join('&')}` : '')
          const response = await w.app.inject({
            method: e.method,
            url,
            headers: {
              ...fresh,
              ...(e.method !== 'GET' && { [KEY_HEADER]: newId(), 'content-type': 'application/json' }),
            },
            ...(e.method !== 'GET' && { payload: JSON.stringify(body) ?? 'null' }),
          })
          const code = wellAnswered(response, `${as} ${e.method} ${url} ${JSON.stringify(body)?.slice(0, 600)}`)
          said.set(code, (said.get(code) ?? 0) + 1)
          if (code === 'not-signed-in') headers.delete(as)
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: RUNS > 20 },
    )
  })
}
/** Real ids in most places, so that most calls get past the door; junk in some. */
function pathOf(e: Endpoint): fc.Arbitrary<string> {
  const names = [...e.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const values = names.map((name) =>
    fc.oneof(
      {
        weight: 12,
        arbitrary: ids[name]
          ? fc.constant(ids[name])
          : fc.constantFrom('440113', 'loader', 'register', '2026', newId(), 'wage.floor'),
      },
      { weight: 1, arbitrary: fc.constantFrom(...anyId) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '%00',
          'x'.repeat(190),
          '%ff',
          '..%2f..',
          "'",
          '%F0%9F%98%80',
          '__proto__',
          '-1',
          '99999',
        ),
      },
    ),
  )
  return fc.tuple(...values).map((list) => names.reduce((path, name, i) => path.replace(`{${name}}`, list[i]!), e.path))
}

test('broken bodies, foreign types and mad headers are refused in words', async () => {
  const clerk = await headersOf('clerk')
  const bodies: [string, string][] = [
    ['application/json', '{"a":'],
    ['application/json', ''],
    ['application/json', '{"__proto__":{"admin":true}}'],
    ['application/json', '{"constructor":{"prototype":{"admin":true}}}'],
    ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['application/json', '\u0000'],
    ['text/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['application/x-www-form-urlencoded', 'a=1&a=2'],
    ['multipart/form-data', 'no boundary'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="../../a"\r\n\r\nMZ',
    ],
    ['nonsense', 'x'],
  ]
  for (const [, e] of w.endpoints.filter(([, e]) => e.method !== 'GET')) {
    const path = API_PREFIX + e.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId())
    for (const [type, payload] of bodies) {
      const headers = { ...clerk, [KEY_HEADER]: newId(), 'content-type': type }
      wellAnswered(await w.app.inject({ method: e.method, url: path, headers, payload }), `${e.method} ${path} ${type}`)
    }
  }
  const mad: Record<string, string>[] = [
    { authorization: `Bearer ${'x'.repeat(4000)}` },
    { authorization: "Bearer ' or 1=1 --" },
    { authorization: 'Basic YTpi' },
    { cookie: `linggong-worker=%00%ff; linggong-worker=${'y'.repeat(3000)}`, [DOOR_HEADER]: 'worker' },
    { [DOOR_HEADER]: '__proto__' },
    { [KEY_HEADER]: "'; drop table" },
    { 'if-none-match': '*', accept: '*/*;q=banana', 'accept-encoding': '\u00ff' },
    { 'x-forwarded-for': "1.1.1.1' or 1=1", forwarded: 'for="_x"', host: 'evil.example' },
    { 'last-event-id': '-1; select 1', range: 'bytes=99999999999-1' },
  ]
  for (const headers of mad)
    for (const url of ['/api/board', '/api/session', '/api/me/person', '/', '/markets', '/openapi.json', '/nothing'])
      wellAnswered(await w.app.inject({ url, headers }), `${url} ${JSON.stringify(headers).slice(0, 200)}`)
})
test('the junk went deep enough to mean something', (t) => {
  const all = [...said.values()].reduce((a, b) => a + b, 0)
  const deep =
    all - ['invalid', 'not-found', 'not-signed-in', 'forbidden'].reduce((sum, code) => sum + (said.get(code) ?? 0), 0)
  t.diagnostic(
    `${all} calls, ${deep} past the door; ${[...said]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([c, n]) => `${c} ${n}`)
      .join(', ')}`,
  )
  assert.ok(deep > all / 10)
})
