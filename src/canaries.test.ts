/**
 * Personal data stays where it belongs: people with numbers found nowhere else live through registration, work, refusal and
 * mischief; afterwards every log line, reply, notice, queue row and column is searched for them.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as accounts from '#accounts/accounts.api.ts'
import { firstAdministratorLink } from '#accounts/index.ts'
import { newestCode, signUp } from '#accounts/testing.ts'
import * as employers from '#employers/employers.api.ts'
import * as hires from '#hires/hires.api.ts'
import * as jobs from '#jobs/jobs.api.ts'
import { aPost, aShift } from '#jobs/testing-jobs.ts'
import { newId } from '#kernel/clock.ts'
import { totpAt } from '#kernel/crypto/index.ts'
import { API_PREFIX, DOOR_HEADER, KEY_HEADER } from '#kernel/endpoint.ts'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { type Caller, world } from '#kernel/testing.ts'
import {
  getWorker,
  lookUpWorker,
  printWorkerCard,
  registerWorker,
  saveWorker,
  showIdentity,
} from '#workers/workers.api.ts'

const w = await world()
const idOf = (seventeen: string) => seventeen + identityCheckCharacter(seventeen)
/** Nowhere in clear but in the reply of a clear reading. */
const secrets: Record<string, string> = {
  'the worker’s phone': '13987654017',
  'the worker’s identity number': idOf('44018319870304271'),
  'the second phone': '13987654018',
  'the identity number at the desk': idOf('44512119790611853'),
  'the employer’s phone': '13987654019',
  'the contact’s phone': '13987654020',
  'the mistyped phone': '1398765402133',
  'the false identity number': `44018319870304272${identityCheckCharacter('44018319870304272') === '1' ? '2' : '1'}`,
  'the password': '犇羴鱻麤七棵荔枝树下',
}
/** A name may be shown to those it concerns; not in logs, URLs, the journal, queues or refusals. */
const NAMES = ['欧阳犇羴', '司徒鱻麤', '诸葛骉骉']
const [OUYANG, SITU, ZHUGE] = NAMES as [string, string, string]

interface Said {
  url: string
  status: number
  headers: string
  body: string
  clear: boolean
}
const heard: Said[] = []
const inject = w.app.inject.bind(w.app) as (request: any) => Promise<any>
/** Whose very purpose is to hand the thing over, to the one it belongs to: tokens at the door, the authenticator's secret, the demo's outbox. */
const HANDS_OVER =
  /\/(sessions|staff-sessions|staff-registrations|me\/second-factor|demo\/(messages|outbox)|staff-invitations)$/
w.app.inject = (async (request: { method?: string; url: string }) => {
  const response = await inject(request)
  const path = request.url.split('?')[0]!
  const e = w.endpoints.find(
    ([, e]) =>
      e.method === (request.method ?? 'GET') &&
      new RegExp(`^${API_PREFIX}${e.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  heard.push({
    url: request.url,
    status: response.statusCode,
    headers: JSON.stringify(response.headers),
    body: response.payload,
    clear: (e?.[1].clear ?? false) || HANDS_OVER.test(path),
  })
  return response
}) as never

test('they register, are refused, find work, do it and are paid', async () => {
  const marketId = await w.market()
  const here = { marketId }
  const clerk = await w.staff('何美玲', 'clerk', here)
  const refused = (act: Promise<unknown>) => assert.rejects(act, (e: any) => e.status >= 400 && e.status < 500)

  const link = (await firstAdministratorLink(w.world))!.split('#')[1]!
  secrets['the first link'] = link
  const staff = { token: link, name: ZHUGE, loginName: 'zhuge', password: secrets['the password']! }
  await refused(w.call(null, accounts.createStaffRegistration, { body: { ...staff, password: '123456' } }))
  const admin = await w.call(null, accounts.createStaffRegistration, { body: staff })
  await refused(
    w.call(null, accounts.createStaffSession, {
      body: { loginName: 'zhuge', password: `${secrets['the password']}1` },
    }),
  )
  await w.call(admin, accounts.startSecondFactor, {})
  const { secret } = await w.call(admin, accounts.getSecondFactor, {})
  secrets['the second factor'] = secret!
  await w.call(admin, accounts.confirmSecondFactor, { body: { totp: totpAt(secret!, w.now) } })
  secrets['a session of staff'] = admin.token

  const phone = secrets['the worker’s phone']!
  await w.call(null, accounts.createLoginCode, { body: { phone, door: 'worker' } })
  secrets['a code by SMS'] = await newestCode(w, phone)
  await refused(
    w.call(null, accounts.createSession, {
      body: { phone, code: secrets['a code by SMS']!, door: 'worker', name: `${OUYANG}9`, consents: ['register'] },
    }),
  )
  await refused(
    w.call(null, accounts.createLoginCode, { body: { phone: secrets['the mistyped phone']!, door: 'worker' } }),
  )
  w.advance(2)
  const worker = await signUp(w, phone, OUYANG)
  secrets['a session of a worker'] = worker.token
  const params = { workerId: worker.personId }
  await w.call(worker, saveWorker, { params, body: { marketId, trades: [{ occupation: 'parcel-handler' }] } })
  await refused(
    w.call(worker, showIdentity, {
      params,
      body: { kind: 'mainland-id', number: secrets['the false identity number']! },
    }),
  )
  await w.call(worker, accounts.giveMyConsent, { params: { purpose: 'identity' }, body: { version: 1 } })
  await w.call(worker, showIdentity, {
    params,
    body: { kind: 'mainland-id', number: secrets['the worker’s identity number']! },
  })
  for (const purpose of ['share-employer', 'share-phone', 'contact'])
    await w.call(worker, accounts.giveMyConsent, { params: { purpose }, body: { version: 1 } }).catch(() => {})

  const atDesk = {
    name: SITU,
    identity: { kind: 'mainland-id' as const, number: secrets['the identity number at the desk']! },
    phone: secrets['the second phone']!,
    wishes: { trades: [{ occupation: 'loader' }] },
    consents: ['register', 'identity'],
  }
  const registered = await w.call(clerk, registerWorker, { params: here, body: atDesk })
  await refused(w.call(clerk, registerWorker, { params: here, body: { ...atDesk, name: OUYANG } }))
  await refused(
    w.call(clerk, registerWorker, {
      params: here,
      body: { ...atDesk, identity: { kind: 'mainland-id', number: secrets['the false identity number']! } },
    }),
  )
  await w.call(clerk, lookUpWorker, { params: here, body: { identity: atDesk.identity } })
  await w.call(clerk, lookUpWorker, { params: here, body: { phone: atDesk.phone } })
  await w.call(clerk, getWorker, { params: { workerId: registered.workerId } })
  await w.call(clerk, printWorkerCard, { params: { workerId: registered.workerId } })
  await w.call(clerk, accounts.getClearPhone, {
    params: { personId: registered.workerId },
    query: { reason: '电话通知开工' },
  })
  await w.call(clerk, accounts.getClearIdentity, {
    params: { personId: registered.workerId },
    query: { reason: '核对证件' },
  })

  const boss = await signUp(w, secrets['the employer’s phone']!, SITU)
  const { employerId, grantId } = await w.call(boss, employers.registerEmployer, {
    body: {
      kind: 'household',
      contactName: SITU,
      phone: secrets['the employer’s phone']!,
      divisionCode: '440113120',
      address: '石碁镇岐山路12号',
      marketId,
    },
  })
  await w.owner.query(`update employers.employer set level = 'verified'`)
  const huang = await w.signIn(boss.personId, 'employer', grantId)
  const post = aPost(w, { contactName: SITU, contactPhone: secrets['the contact’s phone'], shifts: [aShift(w, 20)] })
  await refused(
    w.call(huang, jobs.writePost, {
      params: here,
      body: { ...post, contactPhone: secrets['the mistyped phone'] } as never,
    }),
  )
  const { postId } = await w.call(huang, jobs.writePost, { params: here, body: post })
  await w.call(clerk, jobs.getPostRecord, { params: { marketId, postId } })
  await w.call(clerk, employers.readEmployerPhone, { params: { employerId }, query: { reason: '核实招聘' } })
  await w.call(null, jobs.findShifts, { query: {} })
  const { shifts } = await w.call(null, jobs.getPost, { params: { marketId, postId } })
  const of = { marketId, shiftId: shifts[0]!.shiftId }
  await refused(w.call(worker, hires.acceptShift, { params: { ...of, workerId: registered.workerId }, body: {} }))
  const { hireId } = await w.call(worker, hires.acceptShift, { params: { ...of, ...params }, body: {} })
  const hire = { marketId, hireId }
  await w.call(clerk, hires.acceptShift, { params: { ...of, workerId: registered.workerId }, body: {} })
  const contact = await w.call(worker, hires.readContact, { params: hire, body: { reason: '问路' } })
  assert.equal(contact.phone, secrets['the contact’s phone'])
  await w
    .call(worker, jobs.callContact, { params: { marketId, postId }, query: { reason: '问路' } } as never)
    .catch(() => {})
  await w.call(huang, hires.getShiftRoll, { params: { employerId, shiftId: of.shiftId }, query: {} } as never)
  await w.call(worker, hires.printSlip, { params: hire, query: {} })
  await w.drain()

  w.setNow(new Date(shifts[0]!.startsAt))
  const [day, master] = [await w.signIn(worker.personId, 'worker'), await w.signIn(boss.personId, 'employer', grantId)]
  await refused(
    w.call(day, hires.checkIn, {
      params: hire,
      body: { presence: { how: 'qr', code: secrets['the worker’s phone']! } },
    }),
  )
  await w.call(master, hires.checkIn, { params: hire, body: { presence: { how: 'employer' } } })
  w.setNow(new Date(shifts[0]!.endsAt))
  await w.call(master, hires.checkOut, { params: hire, body: { presence: { how: 'employer' } } })
  await w.call(master, hires.recordPayments, { params: here, body: { hireIds: [hireId], how: 'cash' } })
  await w.call(day, hires.confirmWage, { params: hire, body: {} })
  await w.drain()
})

test('mischief: every endpoint is sent the numbers where something else belongs', async () => {
  const worker = await w.somebody('路人甲')
  const officer = await w.staff('何厅', 'province-officer', { divisionCode: '440000' })
  const all = [...Object.values(secrets), ...NAMES]
  const before = heard.length
  for (const [i, [, e]] of w.endpoints.filter(([, e]) => e.kind !== 'stream').entries()) {
    const value = all[i % all.length]!
    const who: Caller = e.callers.includes('worker') ? worker : e.callers.includes('anyone') ? null : officer
    const path = (e.kind === 'page' ? '' : API_PREFIX) + e.path.replaceAll(/\{\w+\}/g, newId())
    const headers = {
      ...(who && { authorization: `Bearer ${who.token}`, [DOOR_HEADER]: who.door ?? '' }),
      [KEY_HEADER]: newId(),
    }
    const fields = [
      'name',
      'phone',
      'identity',
      'number',
      'code',
      'password',
      'marketId',
      'occupation',
      'kind',
      'startsAt',
      'limit',
      'door',
    ]
    if (e.method !== 'GET') {
      await w.app.inject({
        method: e.method,
        url: path,
        headers,
        payload: Object.fromEntries(fields.map((f) => [f, value])),
      })
      await w.app.inject({
        method: e.method,
        url: path,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: `{"phone":"${value}`,
      })
    } else await w.app.inject({ url: `${path}?limit=${encodeURIComponent(value)}`, headers })
  }
  assert.ok(heard.length - before > w.endpoints.length)
  assert.deepEqual(
    heard
      .slice(before)
      .filter((h) => h.status >= 500)
      .map((h) => h.url),
    [],
  )
})

test('no log line holds a number, a secret or a name', () => {
  assert.ok(w.lines.length > 100)
  for (const line of w.lines) assert.deepEqual(found(line, true), [], line.slice(0, 400))
})
test('no reply holds a number or a secret, but for a declared clear reading', () => {
  const opened = heard.filter((h) => h.clear && h.status < 400)
  assert.ok(opened.filter((h) => found(h.body, false).length > 0).length >= 5, 'this test can see')
  for (const h of heard.filter((h) => !h.clear)) {
    assert.deepEqual(found(h.body, false), [], `${h.url}: ${h.body.slice(0, 400)}`)
    if (!/"set-cookie"/.test(h.headers)) assert.deepEqual(found(h.headers, true), [], h.url)
  }
})
test('no refusal repeats a name', () => {
  const refusals = heard.filter((h) => h.status >= 400)
  assert.ok(refusals.length > 100)
  for (const h of refusals) assert.deepEqual(found(h.body, true), [], `${h.url}: ${h.body.slice(0, 400)}`)
})
test('no address that the contract makes people call carries a number', () => {
  const wrong = w.endpoints.filter(([, e]) => {
    const asked = e.query && 'shape' in e.query ? Object.keys(e.query.shape as object) : []
    return (
      e.method === 'GET' &&
      [...asked, ...e.path.matchAll(/\{(\w+)\}/g)].some(
        (one) =>
          /phone|identity|number|password|totp|code$/i.test(String(Array.isArray(one) ? one[1] : one)) &&
          !/divisionCode|occupationCode|unifiedCode|uscc/.test(String(one)),
      )
    )
  })
  assert.deepEqual(
    wrong.map(([n]) => n),
    [],
  )
})
test('no column of the database holds a number or a secret in clear, and names only where people are', async () => {
  const { rows: columns } = await w.owner.query<{ at: string; column: string }>(`
    select format('%I.%I', n.nspname, c.relname) as at, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and t.typname in ('text', 'varchar', 'json', 'jsonb', '_text', 'bytea', 'name')`)
  assert.ok(columns.length > 150)
  const named = new Set<string>()
  let values = 0
  for (const { at, column } of columns) {
    const { rows } = await w.owner.query<{ v: string }>(
      `select "${column}"::text as v from ${at} where "${column}" is not null`,
    )
    for (const { v } of rows) {
      values += 1
      assert.deepEqual(found(v, false), [], `${at}.${column}: ${v.slice(0, 300)}`)
      if (NAMES.some((name) => v.includes(name))) named.add(`${at}.${column}`)
    }
  }
  assert.ok(values > 2000)
  assert.ok(named.has('accounts.person.name'), 'this test can see')
  assert.deepEqual(
    [...named].filter((column) => !NAMES_MAY_LIE_IN.has(column)),
    [],
  )
})
/** A job card is a contract and names its two sides; replies kept for a retry are those of the owner of the request. */
const NAMES_MAY_LIE_IN = new Set([
  'accounts.person.name',
  'employers.employer.name',
  'employers.employer.contact_name',
  'jobs.post.contact_name',
  'hires.hire.card',
  'kernel.idempotency.reply',
])

function found(text: string, names: boolean): string[] {
  const hits = Object.entries(secrets).filter(([, value]) =>
    /^\d{6}$/.test(value) ? alone(value).test(text) : text.includes(value),
  )
  return [...hits.map(([what]) => what), ...(names ? NAMES.filter((name) => text.includes(name)) : [])]
}
/** Six digits turn up inside longer numbers by chance. */
const alone = (digits: string) => new RegExp(`(?<![0-9a-zA-Z.-])${digits}(?![0-9a-zA-Z-])`)
