/**
 * Promise 3 and the row "accept is whole or nothing" of the reliability table: the application and the database are
 * killed with -9 while workers accept and cancel and an employer pays; afterwards everything acknowledged is there,
 * nothing is half done, nothing happened twice. Every client writes down what it asked and heard; one checker decides.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import { newId } from '#kernel/clock.ts'
import { inTransaction, openDb, SYSTEM_SCOPE, type Tx } from '#kernel/database.ts'
import { API_PREFIX, DOOR_HEADER, KEY_HEADER } from '#kernel/endpoint.ts'
import { verifyChain } from '#kernel/journal.ts'
import { people, type Somebody } from '#kernel/testing-people.ts'
import { type Product, startProduct } from '../../e2e/support/product.ts'
import { loadReference } from '../reference.ts'
import { putOpenShifts, putWorkedHire, putWorkers } from './testing-rows.ts'

/** Rounds of one kill each; `KILL_ROUNDS=200` for the long form. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 30)
const CLIENTS = 8
const SEED = Number(process.env['KILL_SEED'] ?? 20261123)

const home = mkdtempSync(join(tmpdir(), 'linggong-kill-'))
const server = await openServer({ home, durable: true })
const url = server.url('linggong')
await migrate(url)
await loadReference(url)
const { db } = openDb(url, { max: 4 })
const within = <T>(body: (tx: Tx) => Promise<T>) => inTransaction(db, SYSTEM_SCOPE, 'read write', body)
after(async () => {
  await product?.kill()
  await db.destroy()
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

const cast = people(within, () => new Date())
const marketId = await cast.market()
const employerId = newId()
const owner = await cast.member('李老板', employerId)
const workers: Somebody[] = await putWorkers(within, cast, marketId, 40)
const shifts = await putOpenShifts(within, { marketId, employerId, ownerId: owner.personId, count: 16, headcount: 5 })
const worked = await Promise.all(
  Array.from({ length: 4 }, (_, i) =>
    putWorkedHire(within, { marketId, employerId, worker: workers[i]!, dueFen: 5_000_000 }),
  ),
)

type Outcome = 'ok' | 'refused' | 'unknown'
interface Asked {
  what: 'accept' | 'cancel' | 'pay'
  method: string
  path: string
  body: object
  who: Somebody
  key: string
  outcome: Outcome
  status: number
  reply: any
  /** Of a retried request: what it answered before. */
  first?: any
  worker?: string
  shift?: string
}
const log: Asked[] = []
let product: Product | undefined
const random = mulberry(SEED)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

async function ask(asked: Asked): Promise<void> {
  try {
    const response = await fetch(`${product!.origin}${API_PREFIX}${asked.path}`, {
      method: asked.method,
      headers: {
        authorization: `Bearer ${asked.who.token}`,
        [DOOR_HEADER]: asked.who.door,
        [KEY_HEADER]: asked.key,
        'content-type': 'application/json',
      },
      body: JSON.stringify(asked.body),
      signal: AbortSignal.timeout(15_000),
    })
    asked.status = response.status
    asked.reply = await response.json()
    asked.outcome =
      response.status === 200 ? 'ok' : response.status >= 500 || response.status === 401 ? 'unknown' : 'refused'
  } catch {
    asked.outcome = 'unknown'
  }
}

function think(): Asked {
  const dice = random()
  const base = { key: newId(), outcome: 'unknown' as Outcome, status: 0, reply: null }
  if (dice < 0.65) {
    const who = pick(workers)
    const shift = pick(shifts)
    return {
      ...base,
      what: 'accept',
      method: 'PUT',
      path: `/markets/${marketId}/shifts/${shift}/hires/${who.personId}`,
      body: {},
      who,
      worker: who.personId,
      shift,
    }
  }
  const held = log.filter((a) => a.what === 'accept' && a.outcome === 'ok')
  if (dice < 0.85 && held.length > 0) {
    const accept = pick(held)
    return {
      ...base,
      what: 'cancel',
      method: 'PUT',
      path: `/markets/${marketId}/hires/${accept.reply.hireId}/cancellation`,
      body: { reason: '家里有事' },
      who: accept.who,
      worker: accept.worker!,
      shift: accept.shift!,
    }
  }
  return {
    ...base,
    what: 'pay',
    method: 'POST',
    path: `/markets/${marketId}/payments`,
    body: { hireIds: [pick(worked)], how: 'cash', amountFen: 100 },
    who: owner,
  }
}

async function client(until: () => boolean): Promise<void> {
  while (!until()) {
    const asked = think()
    log.push(asked)
    await ask(asked)
    if (asked.outcome === 'unknown') return // this client lost its line; what it asked is asked again with the same key
  }
}

test(`after ${ROUNDS} rounds of kill -9 nothing acknowledged is lost and nothing is half done`, {
  timeout: 280_000 + ROUNDS * 3000,
}, async (t) => {
  const env = { DATABASE_URL: url, LINGGONG_WEB: 'off' }
  const appHome = join(home, 'app')
  const kills = { app: 0, database: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    product ??= await startProduct({ home: appHome, env })
    let over = false
    const clients = Array.from({ length: CLIENTS }, () => client(() => over))
    await new Promise((go) => setTimeout(go, 400 + random() * 800))
    // Every sixth: the supervisor gives up on a database that dies more than five times a minute, and rightly.
    if (round % 6 === 5) {
      process.kill(server.pid, 'SIGKILL')
      kills.database += 1
      over = true
      await Promise.all(clients)
      await recovered(product)
    } else {
      await product.kill()
      product = undefined
      kills.app += 1
      over = true
      await Promise.all(clients)
    }
    for (const asked of log.filter((a) => a.outcome === 'unknown').slice(0, 3)) {
      product ??= await startProduct({ home: appHome, env })
      await ask(asked)
    }
  }
  product ??= await startProduct({ home: appHome, env })
  await recovered(product)
  for (const asked of log.filter((a) => a.outcome === 'unknown')) {
    for (let tries = 0; asked.outcome === 'unknown' && tries < 20; tries++) await ask(asked)
  }
  // Every acknowledged request once more, with its own key: the same answer, no second effect.
  for (const asked of log.filter((a) => a.outcome === 'ok').filter((_, i) => i % 5 === 0)) {
    const again = { ...asked }
    await ask(again)
    assert.deepEqual(again.reply, asked.reply, 'a repeated request is answered as the first time')
  }
  const count = (what: Asked['what'], outcome: Outcome) =>
    log.filter((a) => a.what === what && a.outcome === outcome).length
  t.diagnostic(
    `seed ${SEED}: ${kills.app} kills of the application, ${kills.database} of the database; ${log.length} requests: ` +
      (['accept', 'cancel', 'pay'] as const)
        .map((w) => `${w} ${count(w, 'ok')} ok / ${count(w, 'refused')} refused / ${count(w, 'unknown')} unknown`)
        .join('; '),
  )
  assert.equal(log.filter((a) => a.outcome === 'unknown').length, 0, 'every question got an answer in the end')
  await check()
})

/** Holds the log against the database. */
async function check(): Promise<void> {
  const hires = await within((tx) =>
    tx
      .selectFrom('hires.hire')
      .select(['hireId', 'shiftId', 'workerId', 'live', 'state'])
      .where('state', '!=', 'worked')
      .execute(),
  )
  const byId = new Map(hires.map((h) => [h.hireId, h]))
  const accepts = log.filter((a) => a.what === 'accept' && a.outcome === 'ok')
  const cancels = new Set(
    log.filter((a) => a.what === 'cancel' && a.outcome === 'ok').map((a) => a.path.split('/')[4]!),
  )
  assert.ok(accepts.length > 50, 'enough was accepted for the test to mean something')
  for (const a of accepts) {
    const hire = byId.get(a.reply.hireId)
    assert.ok(hire, `an acknowledged hire is lost: ${a.reply.hireId}`)
    assert.equal(
      hire.live,
      !cancels.has(hire.hireId),
      `hire ${hire.hireId} is ${hire.live ? 'live' : 'ended'} against what was answered`,
    )
  }
  const acknowledged = new Set(accepts.map((a) => a.reply.hireId))
  assert.deepEqual(
    hires.filter((h) => !acknowledged.has(h.hireId)),
    [],
    'no hire that nobody was told of',
  )

  const faults = await within(async (tx) => ({
    overHired: (await sql`select shift_id from jobs.shift where taken > headcount`.execute(tx)).rows,
    miscounted: (
      await sql`
      select s.shift_id, s.taken, count(h.*) from jobs.shift s left join hires.hire h on h.market_id = s.market_id and h.shift_id = s.shift_id and h.live and h.state <> 'worked'
      where s.state = 'open' or s.state = 'filled' group by s.market_id, s.shift_id having s.taken <> count(h.*)`.execute(
        tx,
      )
    ).rows,
    busyWithoutHire: (
      await sql`
      select b.hire_id from hires.busy b left join hires.hire h on h.market_id = b.market_id and h.hire_id = b.hire_id where b.live and not coalesce(h.live, false)`.execute(
        tx,
      )
    ).rows,
    hireWithoutBusy: (
      await sql`
      select h.hire_id from hires.hire h left join hires.busy b on b.worker_id = h.worker_id and b.hire_id = h.hire_id where h.live and h.state = 'accepted' and not coalesce(b.live, false)`.execute(
        tx,
      )
    ).rows,
    overlaps: (
      await sql`
      select a.worker_id from hires.busy a join hires.busy b on a.worker_id = b.worker_id and a.hire_id < b.hire_id and a.during && b.during where a.live and b.live`.execute(
        tx,
      )
    ).rows,
    halfRequests: (await sql`select key from kernel.idempotency where reply is null`.execute(tx)).rows,
    ledger: (
      await sql`
      select d.hire_id, d.paid_fen, coalesce(sum(t.amount_fen) filter (where t.source_kind = 'payment'), 0) as ledger,
        (select coalesce(sum(p.amount_fen), 0) from hires.wage_payment p where p.market_id = d.market_id and p.hire_id = d.hire_id) as payments
      from hires.wage_due d left join hires.transfer t on t.market_id = d.market_id and t.hire_id = d.hire_id
      group by d.market_id, d.hire_id having d.paid_fen <> coalesce(sum(t.amount_fen) filter (where t.source_kind = 'payment'), 0)
        or d.paid_fen <> (select coalesce(sum(p.amount_fen), 0) from hires.wage_payment p where p.market_id = d.market_id and p.hire_id = d.hire_id)`.execute(
        tx,
      )
    ).rows,
    journal: (
      await sql`
      select h.hire_id from hires.hire h where h.state <> 'worked' and (select count(*) from kernel.journal j where j.subject_id = h.hire_id and j.kind = 'hire.accepted') <> 1`.execute(
        tx,
      )
    ).rows,
  }))
  for (const [name, rows] of Object.entries(faults)) assert.deepEqual(rows, [], name)
  const paid = await within((tx) =>
    tx
      .selectFrom('hires.wagePayment')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  assert.equal(
    paid.n,
    log.filter((a) => a.what === 'pay' && a.outcome === 'ok').length,
    'each acknowledged payment is there once',
  )
  assert.equal(await within((tx) => verifyChain(tx, marketId)), null, 'the audit chain is whole')
}

/** Waits until the application can use the database again. */
async function recovered(app: Product): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (
      await fetch(`${app.origin}/health`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error(`the database did not come back\n${app.output.slice(-1500)}`)
}

function mulberry(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
