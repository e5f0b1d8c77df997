/**
 * Taking a shift: durable hires a second through HTTP, against the bare transaction of the very same statements sent by `pg`
 * alone on the same server, in turns; then 100 rivals for 5 places, round after round, counted.
 * `--accepts 300 --turns 5 --lanes 10 --rounds 100 --seed 20260305` (accepts a turn and side; `--rounds 2000` for the long form).
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import pino from 'pino'
import { newId, systemClock } from '#kernel/clock.ts'
import { API_PREFIX, DOOR_HEADER, KEY_HEADER } from '#kernel/endpoint.ts'
import { makeEnqueue, openBoss } from '#kernel/work.ts'
import { randomOf, SEED } from '#seed/random.ts'
import { startProduct } from '../e2e/support/product.ts'
import { buildApp } from '../src/app.ts'
import { works } from '../src/modules.ts'
import { makeWorld } from '../src/world.ts'
import { captured, type Statement } from './support/capture.ts'
import { cpuMsOf } from './support/cpu.ts'
import { inLanes, loadNow, medianOf, numbersOf, printTable, round } from './support/figures.ts'
import { type Hall, putHalls, type Takeable, type Taker } from './support/hire-rows.ts'
import { type Answer, type Line, openLine } from './support/http.ts'
import { appPool, openStage, type Stage } from './support/stage.ts'

const MARKETS = 24
const SHIFTS_A_SLOT = 20
const RIVALS = 100
const PLACES = 5

interface Accept {
  who: Taker
  shift: Takeable
}

export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = numbersOf(args, { accepts: 300, turns: 5, lanes: 10, rounds: 100, seed: SEED })
  const stage = await openStage()
  const closing: (() => Promise<unknown>)[] = [stage.close]
  try {
    const random = randomOf(options.seed)
    const now = systemClock()
    const wanted = options.accepts * (options.turns * 2 + 1) + 50
    const slots = 8
    const workers = Math.ceil(wanted / slots / MARKETS)
    const halls = await putHalls(stage.owner, {
      random,
      now,
      markets: MARKETS,
      workers,
      slots,
      shiftsASlot: SHIFTS_A_SLOT,
      headcount: 500,
    })
    const arena = (
      await putHalls(stage.owner, {
        random,
        now,
        markets: 1,
        workers: RIVALS,
        slots: options.rounds,
        shiftsASlot: 1,
        headcount: PLACES,
      })
    )[0]!
    const pairs = pairsOf(halls, random.pick)
    const take = (count: number) => pairs.splice(0, count)

    const statements = await statementsOfOneAccept(stage, take(1)[0]!)
    console.log(`the product's transaction is ${statements.list.length} round trips; load ${loadNow()}`)
    const product = await startProduct({
      home: join(stage.home, 'product'),
      env: { DATABASE_URL: stage.url, LINGGONG_WEB: 'off', REQUESTS_PER_MINUTE: '1000000000', LOG_LEVEL: 'warn' },
    })
    closing.push(product.stop)
    const line = openLine(product.origin, options.lanes)
    closing.push(async () => line.close())
    const pool = appPool(stage.url, options.lanes)
    closing.push(() => pool.end())

    let hires = 1
    const byProduct = async (accept: Accept) => {
      const answer = await ask(line, accept)
      if (answer.status !== 200) throw new Error(`an accept without rivals was refused: ${answer.text.slice(0, 300)}`)
      hires += 1
    }
    const byHand = async (accept: Accept) => {
      await replay(pool, statements, accept)
      hires += 1
    }
    await inLanes(options.lanes, take(options.accepts), byProduct)
    const turns: { product: number; bare: number; ratio: number }[] = []
    const cpu = { application: 0, database: 0, bare: 0 }
    const latency: number[] = []
    for (let turn = 0; turn < options.turns; turn++) {
      const [app, database] = [cpuMsOf(product.pid) ?? 0, cpuMsOf(stage.pid) ?? 0]
      const through = await inLanes(options.lanes, take(options.accepts), byProduct)
      const [appAfter, databaseAfter] = [cpuMsOf(product.pid) ?? 0, cpuMsOf(stage.pid) ?? 0]
      await settled(stage)
      const before = cpuMsOf(stage.pid) ?? 0
      const bare = await inLanes(options.lanes, take(options.accepts), byHand)
      latency.push(...through.each)
      turns.push({ product: through.perSecond, bare: bare.perSecond, ratio: round(through.perSecond / bare.perSecond) })
      cpu.application += appAfter - app
      cpu.database += databaseAfter - database
      cpu.bare += (cpuMsOf(stage.pid) ?? 0) - before
    }
    const each = (ms: number) => round(ms / options.accepts / options.turns)
    const sorted = latency.sort((a, b) => a - b)
    const figures = {
      ratio: medianOf(turns.map((t) => t.ratio)),
      productPerSecond: medianOf(turns.map((t) => t.product)),
      barePerSecond: medianOf(turns.map((t) => t.bare)),
      p50: round(medianOf(sorted)),
      p99: round(sorted[Math.floor(sorted.length * 0.99)]!),
      cpuMs: { application: each(cpu.application), database: each(cpu.database), bare: each(cpu.bare) },
    }
    printTable(
      `accepts a second without rivals, ${MARKETS} markets, ${options.lanes} connections, ${options.turns} turns; load ${loadNow()}`,
      turns,
    )
    console.log(`  median ratio ${figures.ratio}; p50 ${figures.p50} ms, p99 ${figures.p99} ms`)
    console.log(
      `  processor ms an accept: application ${figures.cpuMs.application}, database ${figures.cpuMs.database} (with sealing and notices), bare ${figures.cpuMs.bare}`,
    )
    const contest = await contested(product.origin, arena)
    const check = await held(stage, hires + contest.accepted)
    printTable(`${RIVALS} rivals for ${PLACES} places, ${options.rounds} rounds`, [{ ...contest, ...check }])
    return { ...options, ...figures, turns, roundTrips: statements.list.length, contest, check, load: loadNow() }
  } finally {
    for (const step of closing.reverse()) await step().catch(() => {})
  }
}

/** Each worker takes one shift of each slot: none of them overlap, and neighbours in the list are of different markets. */
function pairsOf(halls: readonly Hall[], pick: <T>(list: readonly T[]) => T): Accept[] {
  const pairs: Accept[] = []
  for (let slot = 0; slot < halls[0]!.slots.length; slot++)
    for (let n = 0; n < halls[0]!.workers.length; n++)
      for (const hall of halls) pairs.push({ who: hall.workers[n]!, shift: pick(hall.slots[slot]!) })
  return pairs
}

function ask(line: Line, { who, shift }: Accept, key = newId()): Promise<Answer> {
  return line.ask('PUT', `${API_PREFIX}/markets/${shift.marketId}/shifts/${shift.shiftId}/hires/${who.workerId}`, {
    headers: { authorization: `Bearer ${who.token}`, [DOOR_HEADER]: 'worker', [KEY_HEADER]: key },
    body: {},
  })
}

interface Template {
  list: Statement[]
  of: Accept
  hireId: string
  key: string
}
/** One accept by the application in this process, and what its transaction said to the database. */
async function statementsOfOneAccept(stage: Stage, of: Accept): Promise<Template> {
  const { world, close } = await makeWorld({
    url: stage.url,
    home: join(stage.home, 'bench'),
    origin: 'http://127.0.0.1',
    demo: false,
  })
  const boss = openBoss(stage.url, { listen: false })
  await boss.start()
  for (const work of works) await boss.createQueue(work.name)
  const app = await buildApp({
    world,
    enqueue: makeEnqueue(boss),
    log: pino({ level: 'silent' }),
    requestsPerMinute: 0,
  })
  try {
    const key = newId()
    let hireId = ''
    const all = await captured(async () => {
      const { marketId, shiftId } = of.shift
      const response = await app.inject({
        method: 'PUT',
        url: `${API_PREFIX}/markets/${marketId}/shifts/${shiftId}/hires/${of.who.workerId}`,
        headers: { authorization: `Bearer ${of.who.token}`, [DOOR_HEADER]: 'worker', [KEY_HEADER]: key },
        payload: {},
      })
      if (response.statusCode !== 200) throw new Error(response.payload)
      hireId = response.json<{ hireId: string }>().hireId
    })
    const list = all.slice(all.findIndex((s) => s.text.startsWith('start transaction read write')))
    if (list.at(-1)?.text !== 'commit') throw new Error('the captured transaction does not end with its commit')
    return { list, of, hireId, key }
  } finally {
    await app.close()
    await boss.stop({ graceful: false, close: true })
    await close()
  }
}

/** The same words with other ids and times: nothing else of ours runs. */
async function replay(pool: pg.Pool, { list, of, hireId, key }: Template, { who, shift }: Accept): Promise<void> {
  const swap = new Map([
    [of.who.workerId, who.workerId],
    [of.shift.marketId, shift.marketId],
    [of.shift.shiftId, shift.shiftId],
    [of.shift.postId, shift.postId],
    [of.shift.employerId, shift.employerId],
    [hireId, newId()],
    [key, newId()],
  ])
  const times = new Map([
    [of.shift.startsAt.getTime(), shift.startsAt],
    [of.shift.endsAt.getTime(), shift.endsAt],
  ])
  const words = (text: string) => text.replaceAll(ID, (id) => swap.get(id) ?? id)
  const client = await pool.connect()
  try {
    for (const { text, values } of list) {
      const own = values.map((v) =>
        typeof v === 'string' ? words(v) : v instanceof Date ? (times.get(v.getTime()) ?? v) : v,
      )
      // As the product sends it: planned once for each connection.
      await client.query(own.length === 0 ? words(text) : { name: nameOf(text), text, values: own })
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
const nameOf = (text: string) => createHash('sha1').update(text).digest('hex')
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Sealing and notices of one turn must not run into the next one's time. */
async function settled(stage: Stage): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const { rows } = await stage.owner.query<{ left: string }>(
      `select (select count(*) from kernel.unsealed) + (select count(*) from pgboss.job where state in ('created', 'active') and start_after <= now()) as left`,
    )
    if (Number(rows[0]!.left) < 5) return
    await new Promise((go) => setTimeout(go, 100))
  }
}

async function contested(origin: string, arena: Hall) {
  const line = openLine(origin, RIVALS)
  const counts: Record<string, number> = {}
  const began = performance.now()
  for (const [shift] of arena.slots) {
    await Promise.all(
      arena.workers.map(async (who) => {
        const key = newId()
        for (;;) {
          const { status, text } = await ask(line, { who, shift: shift! }, key)
          const said = status === 200 ? 'accepted' : ((JSON.parse(text) as { code: string }).code ?? String(status))
          counts[said] = (counts[said] ?? 0) + 1
          // A server under pressure says so and is asked again with the same key, as a phone does.
          if (said !== 'busy') return
          await new Promise((go) => setTimeout(go, 200))
        }
      }),
    )
  }
  line.close()
  const seconds = (performance.now() - began) / 1000
  const { accepted = 0, 'shift-full': full = 0, busy = 0, ...others } = counts
  return {
    accepted,
    full,
    busy,
    others: JSON.stringify(others),
    'asked a second': Math.round((accepted + full) / seconds),
  }
}

/** Every promise of a hire, asked of the database itself. Throws when one is broken. */
async function held(stage: Stage, acknowledged: number) {
  const one = async (text: string) => Number(Object.values((await stage.owner.query(text)).rows[0] as object)[0])
  const check = {
    hires: await one('select count(*) from hires.hire where live'),
    'over-hired': await one('select count(*) from jobs.shift where taken > headcount'),
    miscounted: await one(`select count(*) from jobs.shift s
      where s.taken <> (select count(*) from hires.hire h where h.market_id = s.market_id and h.shift_id = s.shift_id and h.live)`),
    overlaps: await one(`select count(*) from hires.busy a join hires.busy b
      on a.worker_id = b.worker_id and a.hire_id < b.hire_id and a.during && b.during where a.live and b.live`),
  }
  if (check.hires !== acknowledged || check['over-hired'] || check.miscounted || check.overlaps)
    throw new Error(`a promise is broken: ${JSON.stringify({ acknowledged, ...check })}`)
  return check
}
