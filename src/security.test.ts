/** What every answer of the server has in common, whatever was asked: headers, cookies, methods, limits, and no echo that a browser would run. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import { firstAdministratorLink } from '#accounts/index.ts'
import { newId } from '#kernel/clock.ts'
import { API_PREFIX, DOOR_HEADER, KEY_HEADER } from '#kernel/endpoint.ts'
import { world } from '#kernel/testing.ts'
import { SURFACES, WEB_DIST } from '#web/surfaces.ts'
import { buildApp, PATIENCE } from './app.ts'
import { makeWorld } from './world.ts'

const w = await world()
const marketId = await w.market()
const worker = await w.somebody('陈大文')
const home = mkdtempSync(join(tmpdir(), 'linggong-https-'))
const { world: https, close } = await makeWorld({
  url: w.url,
  home,
  origin: 'https://linggong.example',
  demo: false,
  connections: 2,
  clock: () => w.now,
})
const quiet = { enqueue: async () => {}, log: pino({ level: 'silent' }) }
const site = await buildApp({ world: https, ...quiet, requestsPerMinute: 0, serveWeb: true })
after(async () => {
  await site.close()
  await close()
  rmSync(home, { recursive: true, force: true })
})
const addressed = (path: string) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'marketId' ? marketId : newId()))
/** One question for every endpoint and every page, answered or refused. */
const ROUTES = [
  ...w.endpoints
    .filter(([, e]) => e.kind !== 'stream')
    .map(([, e]) => ({ method: e.method, url: (e.kind === 'page' ? '' : API_PREFIX) + addressed(e.path) })),
  ...[
    '/openapi.json',
    '/docs',
    '/docs/',
    '/docs/static/index.html',
    '/docs/json',
    '/health',
    '/favicon.svg',
    '/assets/none.js',
    '/nothing',
    '/api/nothing',
    '/api/../etc/passwd',
    '/%00',
    '/%2e%2e/package.json',
  ].map((url) => ({ method: 'GET' as const, url })),
  ...SURFACES.flatMap(({ base }) => [base, base.slice(0, -1), `${base}anything/below`]).map((url) => ({
    method: 'GET' as const,
    url,
  })),
]
const ask = (request: object) => site.inject(request as { url: string })

test('every answer tells the browser to trust nothing it was not given', async () => {
  const pages = new Set<number>()
  for (const { method, url } of ROUTES) {
    const { headers, statusCode } = await ask({
      method,
      url,
      headers: { accept: 'text/html', origin: 'https://evil.example' },
    })
    pages.add(statusCode)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'self'|default-src 'none'/, `${method} ${url}: ${policy}`)
    assert.match(policy, /frame-ancestors '(self|none)'/, url)
    assert.match(policy, /object-src 'none'|default-src 'none'/, url)
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*(unsafe-inline|\*|http:)/, `${url}: ${policy}`)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
    assert.match(String(headers['referrer-policy']), /same-origin|no-referrer/, url)
    assert.match(String(headers['strict-transport-security']), /max-age=31536000/, url)
    assert.equal(headers['x-powered-by'], undefined)
    assert.equal(headers['server'], undefined)
    for (const name of Object.keys(headers)) assert.doesNotMatch(name, /^access-control-/, url)
    if (statusCode !== 204 && statusCode !== 304 && !(statusCode >= 300 && statusCode < 400))
      assert.match(
        String(headers['content-type']),
        /charset=utf-8|^image\/|^font\/|^application\/(json|problem)|^text\/(javascript|css)/,
        url,
      )
  }
  assert.ok(ROUTES.length > 120 && pages.has(200) && pages.has(401) && pages.has(404))
})
test('what is personal is kept by no cache', async () => {
  for (const { method, url } of ROUTES.filter((r) => r.url.startsWith(API_PREFIX) && r.method === 'GET')) {
    const { headers, statusCode } = await ask({ method, url, headers: { authorization: `Bearer ${worker.token}` } })
    if (statusCode === 200) assert.match(String(headers['cache-control']), /private|no-store|public/, url)
    if (statusCode === 200 && /\/(me|session|workers|persons)(\/|$)/.test(url))
      assert.match(String(headers['cache-control']), /private/, url)
  }
})
test('cookies are __Host-, HttpOnly, Secure and SameSite, and speak only with the door’s header', async () => {
  const token = (await firstAdministratorLink(https))!.split('#')[1]!
  const body = { token, name: '何系统', loginName: 'he.xitong', password: '粤海街口5点半的早茶铺' }
  const joined = await ask({
    method: 'POST',
    url: '/api/staff-registrations',
    payload: body,
    headers: { [KEY_HEADER]: newId() },
  })
  assert.equal(joined.statusCode, 200, joined.payload)
  const [cookie] = joined.cookies as {
    name: string
    value: string
    path: string
    httpOnly: boolean
    secure: boolean
    sameSite: string
    domain?: string
  }[]
  assert.match(cookie!.name, /^__Host-linggong-staff$/)
  assert.deepEqual(
    [cookie!.path, cookie!.httpOnly, cookie!.secure, cookie!.sameSite, cookie!.domain],
    ['/', true, true, 'Lax', undefined],
  )
  const cookies = { [cookie!.name]: cookie!.value }
  assert.equal((await ask({ url: '/api/session', cookies, headers: { [DOOR_HEADER]: 'staff' } })).statusCode, 200)
  // A form on a foreign page can send a cookie, never a header of ours.
  for (const request of [
    { url: '/api/session' },
    { method: 'DELETE', url: '/api/session' },
    {
      method: 'POST',
      url: '/api/me/second-factor',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'door=staff',
    },
  ])
    assert.ok((await ask({ cookies, ...request })).statusCode >= 400, request.url)
  assert.equal(
    (
      await ask({
        url: '/api/session',
        cookies: { 'linggong-staff': cookie!.value },
        headers: { [DOOR_HEADER]: 'staff' },
      })
    ).statusCode,
    401,
  )
  const out = await ask({
    method: 'DELETE',
    url: '/api/session',
    cookies,
    headers: { [DOOR_HEADER]: 'staff', [KEY_HEADER]: newId() },
  })
  assert.deepEqual([out.statusCode, (out.cookies as typeof out.cookies)[0]?.value], [200, ''])
  assert.equal((await ask({ url: '/api/session', cookies, headers: { [DOOR_HEADER]: 'staff' } })).statusCode, 401)
})
test('a method the contract does not name does nothing', async () => {
  const known = new Map<string, Set<string>>()
  for (const { method, url } of ROUTES) known.set(url, new Set([...(known.get(url) ?? []), method]))
  for (const [url, methods] of known)
    for (const method of ['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'POST', 'PROPFIND'])
      if (!methods.has(method)) {
        const { statusCode } = await ask({
          method,
          url,
          headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', [KEY_HEADER]: newId() },
        })
        assert.ok([401, 403, 404, 405, 415].includes(statusCode), `${method} ${url} → ${statusCode}`)
      }
})
test('what is too large is refused in words before it is read', async () => {
  const headers = { authorization: `Bearer ${worker.token}`, [KEY_HEADER]: newId() }
  const large = await ask({ method: 'PATCH', url: '/api/me/person', headers, payload: { name: 'x'.repeat(1_100_000) } })
  assert.deepEqual([large.statusCode, large.json().code], [413, 'too-large'])
  const clerk = await w.staff('陈静', 'clerk', { marketId })
  const boundary = 'b'
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${'x'.repeat(10.5 * 1024 * 1024)}\r\n--${boundary}--\r\n`
  const upload = await ask({
    method: 'POST',
    url: `/api/employers/${newId()}/papers`,
    headers: {
      authorization: `Bearer ${clerk.token}`,
      [KEY_HEADER]: newId(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: file,
  })
  assert.deepEqual([upload.statusCode, upload.json().code], [413, 'too-large'])
  for (const url of [`/api/markets/${'x'.repeat(300)}`, `/api/board?limit=101`, `/api/board?after=${'x'.repeat(201)}`])
    assert.ok([400, 404, 414].includes((await ask({ url })).statusCode), url)
})
test('who asks too often is told when to come back', async () => {
  const busy = await buildApp({ world: https, ...quiet, requestsPerMinute: 5 })
  after(() => busy.close())
  const answers = []
  // A machine with much else to do says busy (503) for a while, before it counts.
  for (let i = 0; i < 8; ) {
    const answer = await busy.inject({ url: '/api/sign-in-ways' })
    if (answer.statusCode === 503) await new Promise((go) => setTimeout(go, 200))
    else answers[i++] = answer
  }
  assert.deepEqual(
    answers.map((a) => a.statusCode),
    [200, 200, 200, 200, 200, 429, 429, 429],
  )
  const last = answers.at(-1)!
  assert.ok(Number(last.headers['retry-after']) > 0 && Number(last.headers['retry-after']) <= 60)
  assert.deepEqual([last.json().code, /[\u4e00-\u9fff]/.test(last.json().detail)], ['too-many', true])
  // Who claims to come from elsewhere is counted where they are.
  assert.equal(
    (await busy.inject({ url: '/api/sign-in-ways', headers: { 'x-forwarded-for': '203.0.113.9' } })).statusCode,
    429,
  )
})
test('a client that trickles is told so and cut, while others are served', async () => {
  const { requestTimeout, headersTimeout, timeout, maxConnections } = site.server
  assert.deepEqual([headersTimeout, requestTimeout], [PATIENCE.headersMs, PATIENCE.requestMs])
  assert.ok(headersTimeout <= 20_000 && requestTimeout <= 60_000 && PATIENCE.checkMs <= 5000)
  assert.ok(timeout > 0 && timeout <= 60_000, 'who says nothing at all')
  assert.ok(maxConnections > 1000 && maxConnections <= 20_000)
  // The same server with less patience.
  const patience = { headersMs: 300, requestMs: 900, replyMs: 600, checkMs: 50 }
  const hasty = await buildApp({ world: https, ...quiet, requestsPerMinute: 0, patience })
  after(() => hasty.close())
  await hasty.listen({ host: '127.0.0.1', port: 0 })
  const { port } = hasty.server.address() as AddressInfo
  /** Sends the head, then a byte now and then, until it is cut; answers what it heard. */
  const trickle = (head: string) =>
    new Promise<string>((done) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(head)
        dripping = setInterval(() => socket.write('x'), 40)
      })
      let dripping: NodeJS.Timeout
      socket.on('data', (bytes) => (heard += bytes))
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(dripping)
        done(heard)
      })
    })
  const slow = Array.from({ length: 50 }, (_, i) =>
    trickle(
      i % 2
        ? 'GET /api/sign-in-ways HTTP/1.1\r\nHost: x\r\nX-Drip: '
        : 'POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
    ),
  )
  const served = await fetch(`http://127.0.0.1:${port}/api/sign-in-ways`)
  assert.equal(served.status, 200)
  for (const heard of await Promise.all(slow)) {
    assert.match(heard, /^HTTP\/1\.1 408 /)
    assert.deepEqual(JSON.parse(heard.split('\r\n\r\n')[1]!).code, 'too-slow')
  }
})
test('who does not read an answer does not keep it', async () => {
  const patience = { ...PATIENCE, replyMs: 600, checkMs: 50 }
  const hasty = await buildApp({ world: https, ...quiet, requestsPerMinute: 0, patience })
  after(() => hasty.close())
  await hasty.listen({ host: '127.0.0.1', port: 0 })
  const { port } = hasty.server.address() as AddressInfo
  const held = await new Promise<number>((done) => {
    hasty.server.once('connection', (socket) => {
      const began = performance.now()
      socket.once('close', () => done(performance.now() - began))
    })
    // More than the two ends of a local connection hold between them, and nobody reads a byte.
    const socket = connect(port, '127.0.0.1', () =>
      socket.pause().write('GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(60)),
    )
    socket.on('error', () => {})
  })
  // The time-out of a silent socket would come after thirty seconds.
  assert.ok(held >= 600 && held < 25_000, `${held} ms`)
  assert.equal((await fetch(`http://127.0.0.1:${port}/openapi.json`)).status, 200)
})
test('what is no request at all is answered in words, and nothing of it comes back', async () => {
  await site.listen({ host: '127.0.0.1', port: 0 })
  const { port } = site.server.address() as AddressInfo
  const say = (text: string) =>
    new Promise<string>((done) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (bytes) => (heard += bytes))
      socket.on('error', () => {})
      socket.on('close', () => done(heard))
    })
  for (const [text, status] of [
    ['<script>alert(1)</script>\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ] as const) {
    const heard = await say(text)
    assert.match(heard, new RegExp(`^HTTP/1\\.1 ${status} `), heard)
    assert.match(heard, /[\u4e00-\u9fff]/)
    assert.doesNotMatch(heard, /script|xxxx/)
  }
})
test('a file that lies beside no screen is not there', async () => {
  for (const { base, html } of SURFACES) {
    for (const name of ['index.html.bak', 'index.html~', '.env', '.git/config.old', 'shifts/1.backup'])
      assert.equal((await ask({ url: base + name })).statusCode, 404, base + name)
    const built = existsSync(join(import.meta.dirname, '..', WEB_DIST, html))
    assert.equal((await ask({ url: `${base}shifts/1` })).statusCode, built ? 200 : 404)
  }
})
test('what a page repeats of a question, a browser cannot run', async () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `'-alert(1)-'`,
    '</title><svg onload=alert(1)>',
    'javascript:alert(1)',
  ]
  const pages = w.endpoints.filter(([, e]) => e.kind === 'page').map(([, e]) => addressed(e.path))
  let repeated = 0
  for (const url of [...pages, '/nothing'])
    for (const one of evil)
      for (const field of ['trade', 'place', 'name', 'on', 'pay', 'paid', 'after', 'to', 'market']) {
        const { payload } = await ask({
          url: `${url}?${field}=${encodeURIComponent(one)}`,
          headers: { accept: 'text/html' },
        })
        assert.ok(
          !/<script>alert|<img src=x|<svg onload|href="javascript:|\\u003cscript>alert\(1\)<\/script>/i.test(payload),
          `${url} ${field}`,
        )
        if (payload.includes('&lt;script&gt;') || payload.includes('&#60;script')) repeated += 1
      }
  assert.ok(repeated > 0, 'some page repeats what was asked, so this test can see')
  const inPath = await ask({ url: '/%3Cscript%3Ealert(1)%3C/script%3E', headers: { accept: 'text/html' } })
  assert.ok(!inPath.payload.includes('<script>alert'))
})
