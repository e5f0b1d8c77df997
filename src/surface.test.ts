/** What the server lets in: every route is in the contract, and a body brings nothing that the contract does not name. */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { changeMyPerson, getMyPerson } from '#accounts/accounts.api.ts'
import { getEmployer, registerEmployer } from '#employers/employers.api.ts'
import { newId } from '#kernel/clock.ts'
import { API_PREFIX } from '#kernel/endpoint.ts'
import { world } from '#kernel/testing.ts'
import { SURFACES } from '#web/surfaces.ts'
import { buildApp, describeContract } from './app.ts'

const w = await world()
const marketId = await w.market()
/** Every route as the server registers it. */
const routes = new Set<string>()
const hear = (message: unknown) =>
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`)
  })
subscribe('fastify.initialization', hear)
const app = await buildApp({
  world: w.world,
  enqueue: async () => {},
  log: pino({ level: 'silent' }),
  requestsPerMinute: 0,
  serveWeb: true,
})
unsubscribe('fastify.initialization', hear)
after(() => app.close())

test('every route of the interface is in the OpenAPI file, and none is outside it', () => {
  const { paths } = describeContract() as { paths: Record<string, Record<string, unknown>> }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${API_PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  const served = [...routes].filter((route) => route.includes(` ${API_PREFIX}/`))
  assert.ok(described.length > 130)
  assert.deepEqual(served.toSorted(), described.toSorted())
})
test('beside the interface there are pages, our own files and little else', () => {
  const pages = new Set(
    w.endpoints.filter(([, e]) => e.kind === 'page').map(([, e]) => e.path.replaceAll(/\{(\w+)\}/g, ':$1')),
  )
  const bases = SURFACES.map(({ base }) => base)
  const others = [...routes]
    .map((route) => route.split(' ') as [string, string])
    .filter(([, url]) => !url.startsWith(`${API_PREFIX}/`) && !pages.has(url))
    .filter(([, url]) => !bases.some((base) => url === `${base}*` || url === base.slice(0, -1)))
  assert.deepEqual(
    others.filter(([method]) => method !== 'GET'),
    [],
    'nothing else can be written to',
  )
  const known =
    /^\/(openapi\.json|health|metrics|docs(\/.*)?|assets\/.*|fonts\/.*|favicon\.(svg|ico)|portal\.css|robots\.txt|sitemap.*|sso\/.*|(desk|kiosk)\/(shelf\.js|app\.webmanifest))$/
  assert.deepEqual(
    others.map(([, url]) => url).filter((url) => !known.test(url)),
    [],
  )
})
test('what a body holds beside the fields of the contract changes nothing', async () => {
  const boss = await w.somebody('黄志强')
  const mass = {
    level: 'verified',
    levelUntil: null,
    openHeadcountLimit: 999,
    createdBy: newId(),
    contactPersonId: newId(),
    employerId: newId(),
    personId: newId(),
    role: 'province-officer',
  }
  const asked = {
    kind: 'household',
    contactName: '黄志强',
    phone: '13800138000',
    divisionCode: '440113120',
    address: '石碁镇岐山路12号',
    marketId,
  } as const
  const made = await w.call(boss, registerEmployer, { body: { ...asked, ...mass } }).catch((e) => e)
  // Refused for what it does not know, or done without it.
  if (made instanceof Error) assert.equal((made as unknown as { code: string }).code, 'invalid')
  const { employerId, grantId } =
    made instanceof Error ? await w.call(boss, registerEmployer, { body: asked }) : (made as Record<string, string>)
  const huang = await w.signIn(boss.personId, 'employer', grantId)
  assert.equal((await w.call(huang, getEmployer, { params: { employerId: employerId! } })).level, 'unverified')
  assert.notEqual(employerId, mass.employerId)
  const before = await w.call(boss, getMyPerson, {})
  await w
    .call(boss, changeMyPerson, { body: { name: '黄志强', identityChecked: true, bornOn: '1980-01-01' } as never })
    .catch((e) => assert.equal(e.code, 'invalid'))
  assert.deepEqual(await w.call(boss, getMyPerson, {}), before)
  const { rows } = await w.owner.query(
    `select created_by, contact_person_id, level from employers.employer where employer_id = $1`,
    [employerId],
  )
  assert.deepEqual(rows, [{ created_by: boss.personId, contact_person_id: boss.personId, level: 'unverified' }])
})
test('no body of the contract takes fields without a name', () => {
  const open: string[] = []
  const look = (at: string, schema: any, seen = 0): void => {
    if (typeof schema !== 'object' || schema === null || seen > 12) return
    const more = schema.additionalProperties
    // A record says what its values are; an object that takes anything says nothing.
    if (more === true || (more && Object.keys(more).length === 0)) open.push(at)
    for (const [key, inner] of Object.entries(schema)) look(`${at}.${key}`, inner, seen + 1)
  }
  const { paths } = describeContract() as { paths: Record<string, Record<string, any>> }
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(methods)) look(`${method} ${path}`, requestBody)
  assert.deepEqual(open, [])
})
