import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPair } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { newId, randomToken } from '#kernel/clock.ts'
import { makeCtx } from '#kernel/context.ts'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { writeJournal } from '#kernel/journal.ts'
import { world } from '#kernel/testing.ts'
import { buildApp } from '../app.ts'
import { changeMyPerson } from './accounts.api.ts'
import { registerPerson } from './index.ts'
import { localPath } from './sso.ts'
import { signUp } from './testing.ts'

/** A provider in miniature: discovery, keys, authorize, token with PKCE; whoever is `theUser` has just signed in there. */
// Off the event loop: a busy machine takes seconds for it, and a server that stood still so long answers "busy".
const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
let theUser: Record<string, string> = {}
let forge = false
const codes = new Map<string, { challenge: string; nonce: string; client: string }>()
const provider = createServer(async (request, response) => {
  const url = new URL(request.url!, issuer)
  const json = (status: number, value: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (url.pathname === '/.well-known/openid-configuration') {
    return json(200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    })
  }
  if (url.pathname === '/keys')
    return json(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] })
  let body = ''
  for await (const chunk of request) body += chunk
  const form = new URLSearchParams(body)
  const given = codes.get(form.get('code') ?? '')
  codes.delete(form.get('code') ?? '')
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (!given || given.challenge !== challenge || form.get('client_secret') !== 'sso-secret')
    return json(400, { error: 'invalid_grant' })
  const now = Math.floor(Date.parse(new Date(performance.timeOrigin + performance.now()).toISOString()) / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'RS256', kid: 'k1' })}.${part({ iss: issuer, aud: given.client, sub: 'u1', iat: now, exp: now + 300, nonce: given.nonce, ...theUser })}`
  const signature = forge ? randomToken(256) : createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')
  json(200, {
    access_token: randomToken(),
    token_type: 'Bearer',
    expires_in: 300,
    id_token: `${unsigned}.${signature}`,
  })
})
await new Promise<void>((go) => provider.listen(0, '127.0.0.1', go))
after(() => provider.close())
const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`

const w = await world()
Object.assign(process.env, {
  LINGGONG_SSO_ISSUER: issuer,
  LINGGONG_SSO_CLIENT_ID: 'linggong',
  LINGGONG_SSO_CLIENT_SECRET: 'sso-secret',
  LINGGONG_SSO_KINDS: '{"111":"mainland-id"}',
})
const lines: string[] = []
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
const app: FastifyInstance = await buildApp({ world: w.world, enqueue: async () => {}, log, requestsPerMinute: 0 })
after(() => app.close())

type Jar = Map<string, string>
async function open(jar: Jar, url: string) {
  const res = await app.inject({
    method: 'GET',
    url,
    headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
  })
  for (const { name, value } of res.cookies)
    if (value) jar.set(name, value)
    else jar.delete(name)
  return res
}
/** The browser's way: start here, sign in there, return here. */
async function signIn({
  door = 'worker',
  agreed = true,
  to = '/worker',
  jar = new Map() as Jar,
  alter = (url: string) => url,
} = {}) {
  const start = await open(jar, `/sso/start?door=${door}&to=${to}${agreed ? '&agreed=register' : ''}`)
  assert.equal(start.statusCode, 302)
  const asked = new URL(start.headers.location!).searchParams
  assert.deepEqual(
    [asked.get('code_challenge_method'), asked.get('redirect_uri')],
    ['S256', 'http://127.0.0.1:8080/sso/return'],
  )
  const code = randomToken()
  codes.set(code, {
    challenge: asked.get('code_challenge')!,
    nonce: asked.get('nonce')!,
    client: asked.get('client_id')!,
  })
  const back = await open(jar, alter(`/sso/return?code=${code}&state=${asked.get('state')}`))
  return { jar, back }
}
async function whoIs(jar: Jar, door: string) {
  const res = await app.inject({
    method: 'GET',
    url: '/api/session',
    headers: { 'linggong-door': door, cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
  })
  return res.json()
}
let serial = 100
const idNumber = (bornOn = '19720202') => {
  serial += 1
  const body = `440113${bornOn}${serial}`
  return body + identityCheckCharacter(body)
}

test('a verified identity finds its person by the hash of the number', async () => {
  const number = idNumber()
  const personId = await w.within((tx) =>
    registerPerson(
      makeCtx(w.world, tx, null, writeJournal, async () => {}),
      { name: '钟实名', identity: { kind: 'mainland-id', number, checkedBy: newId() } },
    ),
  )
  theUser = { name: '钟实名', id_type: '111', id_number: number }
  const { jar, back } = await signIn({ agreed: false })
  assert.deepEqual([back.statusCode, back.headers.location], [302, '/worker'])
  const me = await whoIs(jar, 'worker')
  assert.deepEqual([me.personId, me.strength], [personId, 'sso'])
})

test('who is new is registered with a checked identity, after agreeing', async () => {
  theUser = { name: '新来的', id_type: '111', id_number: idNumber(), phone_number: '13744440001' }
  const { back } = await signIn({ agreed: false })
  assert.deepEqual([back.statusCode, back.body.includes('请先阅读并同意')], [409, true])
  const { jar } = await signIn()
  const me = await whoIs(jar, 'worker')
  assert.deepEqual([me.name, me.phoneMasked], ['新来的', '137****0001'])
  assert.equal((await whoIs((await signIn()).jar, 'worker')).personId, me.personId)
  const { rows } = await w.owner.query(
    'select identity_checked_at is not null as checked from accounts.person where person_id = $1',
    [me.personId],
  )
  assert.equal(rows[0].checked, true)
})

test("somebody who typed another's number at home does not catch them: the number goes to its holder", async () => {
  const number = idNumber()
  const thief = await signUp(w, '13744440002', '冒名者')
  await w.call(thief, changeMyPerson, { body: { identity: { kind: 'mainland-id', number } } })
  theUser = { name: '真本人', id_type: '111', id_number: number, phone_number: '13744440003' }
  const me = await whoIs((await signIn()).jar, 'worker')
  assert.notEqual(me.personId, thief.personId)
  const own = await signUp(w, '13744440004', '老实人')
  const ownNumber = idNumber()
  await w.call(own, changeMyPerson, { body: { identity: { kind: 'mainland-id', number: ownNumber } } })
  theUser = { name: '老实人', id_type: '111', id_number: ownNumber, phone_number: '13744440004' }
  assert.equal((await whoIs((await signIn()).jar, 'worker')).personId, own.personId)
})

test('staff come in by single sign-on only with a role', async () => {
  const number = idNumber()
  theUser = { name: '主任同志', id_type: '111', id_number: number }
  const refused = await signIn({ door: 'staff', to: '/office' })
  assert.deepEqual([refused.back.statusCode, refused.back.body.includes('岗位已经收回')], [403, true])
  const market = await w.market()
  const officer = await w.within(async (tx) => {
    const personId = await registerPerson(
      makeCtx(w.world, tx, null, writeJournal, async () => {}),
      { name: '主任同志', identity: { kind: 'mainland-id', number, checkedBy: null } },
    )
    await tx
      .insertInto('accounts.roleGrant')
      .values({ personId, grantId: newId(), role: 'market-manager', marketId: market, fromAt: w.now, grantedAt: w.now })
      .execute()
    return personId
  })
  w.world.settings.demo = false
  const me = await whoIs((await signIn({ door: 'staff', to: '/office' })).jar, 'staff').finally(() => {
    w.world.settings.demo = true
  })
  assert.deepEqual([me.personId, me.as, me.mustDo], [officer, 'market-manager', null])
})

test('under 16 is refused with the rule, and nothing is kept', async () => {
  theUser = { name: '小小明', id_type: '111', id_number: idNumber('20120101') }
  const { back, jar } = await signIn()
  assert.deepEqual([back.statusCode, back.body.includes('未满 16 周岁')], [409, true])
  assert.equal((await whoIs(jar, 'worker')).code, 'not-signed-in')
})

test('a forged, replayed, borrowed or late answer opens nothing', async () => {
  theUser = { name: '钟实名', id_type: '111', id_number: idNumber() }
  const refused = async (options: Parameters<typeof signIn>[0]) => {
    const { back, jar } = await signIn(options)
    assert.equal(back.statusCode, 400)
    assert.equal((await whoIs(jar, 'worker')).code, 'not-signed-in')
  }
  forge = true
  await refused({})
  forge = false
  await refused({ alter: (url) => url.replace(/state=.*/, 'state=another') })
  await refused({ alter: (url) => url.replace(/code=[^&]*/, 'code=another') })
  await refused({
    alter: (url) => {
      w.advance(11)
      return url
    },
  })
  const jar: Jar = new Map()
  await refused({
    jar,
    alter: (url) => {
      jar.clear()
      return url
    },
  })
  theUser = { name: '没有证件' }
  await refused({})
})

test('the way back stays on this site', () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil', 'worker', undefined, '/a b', '/%0d%0a"']) {
    const path = localPath(to)
    assert.ok(path === '/' || /^\/%0d/.test(path), String(to))
  }
  assert.equal(localPath('/worker/board?day=1'), '/worker/board?day=1')
})

test('without a provider the addresses do not exist and no button is offered', async () => {
  const offer = () => app.inject({ method: 'GET', url: '/api/sign-in-ways' }).then((r) => r.json().sso)
  assert.deepEqual(await offer(), { label: '广东省统一身份认证', start: '/sso/start' })
  assert.equal((await w.app.inject({ method: 'GET', url: '/sso/start' })).statusCode, 404)
  delete process.env['LINGGONG_SSO_ISSUER']
  assert.equal(await offer(), null)
})

test('neither name nor number of anybody is in a log line', () => {
  assert.deepEqual(
    [...lines, ...w.lines].filter((line) => /钟实名|4401131972|1374444|"msg":"bug"/.test(line)),
    [],
  )
})
