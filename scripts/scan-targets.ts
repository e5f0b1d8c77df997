/**
 * Targets for scanners, from the contract of a running demo: `node scripts/scan-targets.ts http://127.0.0.1:8080 /tmp/targets`.
 * Writes one raw HTTP request an operation and caller, every value marked with `*` for sqlmap, filled with ids that the
 * demo really holds; `fresh-key.py`, which gives each request of sqlmap its own idempotency key; and for wapiti
 * `<caller>.wapiti`, the same questions as addresses. See docs/operating/scanning.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Json = Record<string, any>
const [origin = 'http://127.0.0.1:8080', folder = 'scan-targets'] = process.argv.slice(2)
if (!['127.0.0.1', 'localhost'].includes(new URL(origin).hostname)) throw new Error('only a system of this machine')

const DEMO_PASSWORD = 'yanshi-zhuanyong-88'
const STAFF: Record<string, string> = {
  clerk: 'chuangkou-shiqi',
  'market-manager': 'shiqi',
  mediator: 'tiaojie',
  volunteer: 'zhiyuan',
  'county-officer': 'panyu',
  'city-officer': 'guangzhou',
  'province-officer': 'guangdong',
  'system-admin': 'xitong',
  'security-admin': 'anquan',
  'audit-admin': 'shenji',
}
const PHONES: Record<string, string> = { worker: '13800000007', employer: '13800000024' }
/** sqlmap 1.7 of Debian 12 looks its functions up by a name that Python 3.11 has dropped. */
const FRESH_KEY = `import inspect
import uuid

inspect.getargspec = getattr(inspect, "getargspec", inspect.getfullargspec)


def preprocess(req):
    if req.get_method() != "GET":
        req.add_header("Idempotency-Key", str(uuid.uuid4()))
`
/** Yes or no in an address. */
const YES_OR_NO = /^(live|unpaid|disputed|outForgotten|paidToday|unverified|looking|apply)$/
/** They end the very session the scanner speaks from, or wait for events. */
const LEFT_OUT = new Set(['endSession', 'endMySessions'])
/** Values that a field of this name takes; the rest comes from its schema. */
const KNOWN: Record<string, string | number> = {
  phone: '13800000001',
  divisionCode: '440113',
  occupation: 'loader',
  occupationCode: 'loader',
  name: '陈大文',
  reason: '核对情况',
  code: '123456',
  lat: 23.0,
  lng: 113.4,
  password: '粤海街口5点半的早茶铺',
  loginName: 'scan.somebody',
  purpose: 'identity',
  trade: 'loader',
  occupations: 'loader',
  kinds: 'part-time',
  parent: '440100',
  title: '快递分拣',
  description: '包裹分拣、装袋，站着干活，有师傅带',
  place: '石碁镇岐山路12号仓库',
  address: '石碁镇岐山路12号',
  contactName: '黄志强',
  contactPhone: '13800138000',
  payFen: 26_000,
  minAge: 18,
  maxAge: 59,
  headcount: 3,
  breakMinutes: 60,
}

const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(origin + path, init)
  // A phone gets one code a minute, and a busy machine says so: a second try waits for it.
  const seconds = Number([429, 503].includes(response.status) && (response.headers.get('retry-after') ?? 5))
  if (seconds > 0 && seconds <= 60)
    return new Promise((go) => setTimeout(go, seconds * 1000)).then(() => ask(path, init))
  return response.ok && /json/.test(response.headers.get('content-type') ?? '') ? response.json() : null
}
const post = (path: string, body: Json) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) as any

const contract = (await ask('/openapi.json')) as Json
const sessions = new Map<string, string>()
/** Who a worker or an employer is: they may ask about nobody else. */
const own = new Map<string, Json>()
for (const [role, loginName] of Object.entries(STAFF)) {
  const signedIn = await post('/api/staff-sessions', { loginName, password: DEMO_PASSWORD })
  if (!signedIn) throw new Error(`${loginName} is not let in: is this a fresh demo?`)
  sessions.set(role, signedIn.token)
}
for (const [door, phone] of Object.entries(PHONES)) {
  await post('/api/login-codes', { phone, door })
  const { items } = (await ask('/api/demo/messages')) as { items: Json[] }
  const code = /验证码(\d{6})/.exec(
    items.find((m) => m['template'] === 'login-code' && m['to'].includes(phone))!['text'],
  )
  const signedIn = await post('/api/sessions', { phone, door, code: code![1]! })
  if (!signedIn) throw new Error(`${phone} is not let in: five codes an hour, so at most five runs`)
  const { token, me } = signedIn
  sessions.set(door, token)
  own.set(door, { workerId: me.personId, personId: me.personId, employerId: me.employerId })
}

const operations = Object.entries<Json>(contract['paths']).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, of]) => ({ path, method: method.toUpperCase(), of })),
)
/** What the demo answered each caller, by the name it stood under; then what it answered anybody. */
const harvest = new Map<string, string>()
const found = (who: string, name: string) => own.get(who)?.[name] ?? harvest.get(`${who} ${name}`) ?? harvest.get(name)
for (let round = 0; round < 2; round++)
  for (const { path, method, of } of operations) {
    if (method !== 'GET' || of['x-clear-reading'] || !('application/json' in of['responses'][200].content)) continue
    for (const who of callersOf(of)) {
      const filled = fill(who, path, of, '')
      if (filled) gather(who, await ask(filled, { headers: authorized(who) }))
    }
  }

mkdirSync(folder, { recursive: true })
let written = 0
let answered = 0
const addresses = new Map<string, string[]>()
for (const { path, method, of } of operations) {
  if (LEFT_OUT.has(of['operationId']) || 'text/event-stream' in of['responses'][200].content) continue
  for (const who of callersOf(of)) {
    const target = fill(who, path, of, '*', method === 'DELETE')
    const schema = of['requestBody']?.content['application/json']?.schema
    if (!target) continue
    const whole = target.replaceAll('*', '')
    if (method === 'GET') {
      addresses.set(who, [...(addresses.get(who) ?? []), origin + whole])
      answered += Number((await fetch(origin + whole, { headers: authorized(who) })).ok)
    }
    if (target === whole && !schema) continue
    const body = schema && marked(sample(who, schema, ''))
    const lines = [`${method} ${target} HTTP/1.1`, `Host: ${new URL(origin).host}`]
    for (const [name, value] of Object.entries(authorized(who))) lines.push(`${name}: ${value}`)
    if (body) lines.push('Content-Type: application/json')
    writeFileSync(join(folder, `${of['operationId']}.${who}.txt`), `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
    written += 1
  }
}
for (const [who, list] of addresses) writeFileSync(join(folder, `${who}.wapiti`), `${list.join('\n')}\n`)
for (const who of addresses.keys())
  writeFileSync(
    join(folder, `${who}.header`),
    authorized(who).authorization ? `Authorization: ${authorized(who).authorization}` : '',
  )
writeFileSync(join(folder, 'fresh-key.py'), FRESH_KEY)
writeFileSync(join(folder, '__init__.py'), '')
console.log(
  `${written} requests of ${operations.length} operations in ${folder}; ${answered} that read are answered as they stand`,
)

/** A stranger where anyone may ask; else the first worker, clerk or administrator, and one more who may. */
function callersOf(of: Json): string[] {
  const callers = of['x-callers'] as string[]
  if (callers.includes('anyone')) return ['stranger']
  const may = ['worker', 'clerk', 'security-admin', 'employer', ...sessions.keys()].filter((c) => callers.includes(c))
  return [...new Set(may)].slice(0, 2)
}
function authorized(who: string): Record<string, string> {
  const token = sessions.get(who)
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** The address with its parameters, each followed by `mark`. Null while an id is not known yet. `nobody`: ids that name nothing. */
function fill(who: string, path: string, of: Json, mark: string, nobody = false): string | null {
  let unknown = false
  const parameters = (of['parameters'] ?? []) as Json[]
  const inPath = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((p) => p['name'] === name)!['schema']
    const value =
      schema.format === 'uuid' && nobody ? '01890000-0000-7000-8000-000000000000' : sample(who, schema, name)
    unknown ||= value === undefined
    return encodeURIComponent(String(value)) + mark
  })
  const query = parameters
    .filter((p) => p['in'] === 'query' && (p['required'] || (mark && p['name'] !== 'after')))
    .map((p) => [p['name'], sample(who, p['schema'], p['name'])] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}${mark}`)
  return unknown ? null : `/api${inPath}${query.length ? `?${query.join('&')}` : ''}`
}

/** A moment so many hours from now. */
function soon(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString()
}

function sample(who: string, schema: Json, name: string): any {
  if (schema['$ref']) return sample(who, contract['components'].schemas[schema['$ref'].split('/').at(-1)], name)
  const either = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined
  if (either) return sample(who, either.find((s) => s['type'] !== 'null')!, name)
  if (schema['allOf']) return Object.assign({}, ...(schema['allOf'] as Json[]).map((s) => sample(who, s, name)))
  if ('const' in schema) return schema['const']
  if (schema['enum']) return schema['enum'][0]
  const type = Array.isArray(schema['type']) ? schema['type'].find((t: string) => t !== 'null') : schema['type']
  if (type === 'object')
    return Object.fromEntries(Object.entries<Json>(schema['properties'] ?? {}).map(([k, v]) => [k, sample(who, v, k)]))
  if (type === 'array') return schema['items'] ? [sample(who, schema['items'], name.replace(/s$/, ''))] : []
  if (type === 'boolean') return true
  if (schema['format'] === 'uuid') return found(who, name === 'personId' ? 'workerId' : name)
  if (schema['format'] === 'date-time') return soon(name === 'endsAt' ? 56 : name === 'validUntil' ? 240 : 48)
  if (schema['format'] === 'date') return soon(48).slice(0, 10)
  if (YES_OR_NO.test(name)) return 'false'
  if (name in KNOWN && (typeof KNOWN[name] === 'number') === (type === 'number' || type === 'integer'))
    return KNOWN[name]
  if (type === 'integer' || type === 'number') return schema['default'] ?? Math.max(schema['minimum'] ?? 1, 1)
  return found(who, name) ?? 'x'.repeat(Math.max(schema['minLength'] ?? 2, 2))
}

/** JSON with every text and number marked; ids and moments are read by a strict form, which the marks in the path try already. */
function marked(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(/^[0-9a-f]{8}-|^\d{4}-\d\d-\d\d/.test(value) ? value : `${value}*`)
  if (typeof value === 'number') return `${value}*`
  if (Array.isArray(value)) return `[${value.map(marked).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  return `{${Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${JSON.stringify(key)}:${marked(inner)}`)
    .join(',')}}`
}

/** Keeps ids and codes of what the demo answers, by the name they stand under. */
function gather(who: string, answer: unknown): void {
  if (Array.isArray(answer)) for (const one of answer.slice(0, 5)) gather(who, one)
  else if (typeof answer === 'object' && answer !== null)
    for (const [key, value] of Object.entries(answer)) {
      if (typeof value === 'string' && /(Id|Code|^code|^rowId|^next|^uscc)$/.test(key)) {
        if (!harvest.has(key)) harvest.set(key, value)
        if (!harvest.has(`${who} ${key}`)) harvest.set(`${who} ${key}`, value)
      } else gather(who, value)
    }
}
