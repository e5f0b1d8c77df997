/**
 * The board: the best 50 of 300,000 open shifts for a worker. Answers are held against brute force first, through the
 * application in this process and over HTTP; then the product, the bare index and what PostgreSQL does without cells are timed
 * side by side. `--shifts 300000 --queries 400 --checks 60 --seed 20260305`.
 */
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import pino from 'pino'
import { systemClock } from '#kernel/clock.ts'
import { inTransaction, PUBLIC_SCOPE } from '#kernel/database.ts'
import { cellsAround, distanceM, type Point } from '#kernel/geo.ts'
import { randomOf, SEED } from '#seed/random.ts'
import { startProduct } from '../e2e/support/product.ts'
import { buildApp } from '../src/app.ts'
import { makeWorld } from '../src/world.ts'
import { type OpenShift, putProvince } from './support/board-rows.ts'
import { captured, type Statement } from './support/capture.ts'
import { cpuMsOf } from './support/cpu.ts'
import { inLanes, loadNow, numbersOf, printTable, round, type Timing } from './support/figures.ts'
import { province } from './support/guangdong.ts'
import { openLine } from './support/http.ts'
import { appPool, openStage } from './support/stage.ts'

const LANES = 4
const LIMIT = 50
const RADIUS_M = 10_000

interface Question extends Point {
  trades: string[]
  on?: 'tomorrow'
  shiftPayFen?: number
  paidToday?: boolean
}

export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = numbersOf(args, { shifts: 300_000, queries: 400, checks: 60, seed: SEED })
  const stage = await openStage()
  const closing: (() => Promise<unknown>)[] = [stage.close]
  try {
    const random = randomOf(options.seed)
    const land = province(random)
    const now = systemClock()
    const shifts = await putProvince(stage.owner, { land, random, now, count: options.shifts })
    console.log(`${shifts.length} open shifts in ${land.trades.length} trades, seed ${options.seed}, load ${loadNow()}`)
    const questions = Array.from({ length: options.queries }, () => plain(land.near(land.town()), land.trade()))
    const varied = Array.from({ length: options.checks }, (): Question => {
      const also = Array.from({ length: random.int(0, 3) }, land.trade)
      return {
        ...land.near(land.town()),
        trades: [...new Set([land.trade(), ...also])],
        ...(random.chance(0.3) && { on: 'tomorrow' as const }),
        ...(random.chance(0.3) && { shiftPayFen: 18_000 }),
        ...(random.chance(0.3) && { paidToday: true }),
      }
    })

    const { world, close } = await makeWorld({
      url: stage.url,
      home: join(stage.home, 'bench'),
      origin: ORIGIN,
      demo: false,
    })
    closing.push(close)
    const quiet = pino({ level: 'silent' })
    const app = await buildApp({ world, enqueue: async () => {}, log: quiet, requestsPerMinute: 0 })
    closing.push(() => app.close())
    const product = await startProduct({
      home: join(stage.home, 'product'),
      env: { DATABASE_URL: stage.url, LINGGONG_WEB: 'off', REQUESTS_PER_MINUTE: '0', LOG_LEVEL: 'warn' },
    })
    closing.push(product.stop)
    const line = openLine(product.origin, LANES)
    closing.push(async () => line.close())

    const pathOf = (q: Question) =>
      `/api/board?${new URLSearchParams({
        lat: String(q.lat),
        lng: String(q.lng),
        radiusM: String(RADIUS_M),
        limit: String(LIMIT),
        occupations: q.trades.join(','),
        ...(q.on && { on: q.on }),
        ...(q.shiftPayFen && { shiftPayFen: String(q.shiftPayFen) }),
        ...(q.paidToday && { paidToday: 'true' }),
      })}`
    const idsOf = (text: string) => (JSON.parse(text) as { items: { shiftId: string }[] }).items.map((s) => s.shiftId)
    let compared = 0
    for (const question of [...varied, ...questions.slice(0, options.checks)]) {
      const expected = bruteForce(shifts, question, now).join()
      const inside = await app.inject({ url: pathOf(question) })
      const outside = await line.ask('GET', pathOf(question))
      for (const said of [inside.payload, outside.text])
        if (idsOf(said).join() !== expected) throw new Error(`the board is wrong for ${JSON.stringify(question)}`)
      compared += idsOf(outside.text).length
    }
    console.log(`answers: ${varied.length * 2} questions, twice each, equal to brute force (${compared} shifts shown)`)

    await makePeers(stage.owner)
    const pool = appPool(stage.url, LANES)
    closing.push(() => pool.end())
    const bare = async (s: Statement, name: string) => (await pool.query({ name, ...s })).rows as { shift_id: string }[]
    const ways: Record<string, (q: Question) => Promise<unknown>> = {
      'product, HTTP': (q) => line.ask('GET', pathOf(q)),
      'covering index, bare SQL': (q) => bare(coveringSql(q, now), 'covering'),
      'ORDER BY distance LIMIT, index on the trade': (q) => bare(naiveSql(q, now), 'naive'),
      'GiST (trade, point), box': (q) => bare(boxSql(q, now), 'box'),
      'GiST KNN on the point, trade as filter': (q) => bare(knnSql(q, now), 'knn'),
    }
    await samePeers(questions.slice(0, 30), shifts, now, bare)
    const timed: Record<string, Timing & { appCpuMs: number; databaseCpuMs: number }> = {}
    const cpu = () => [cpuMsOf(product.pid) ?? 0, cpuMsOf(stage.pid) ?? 0] as const
    for (const [name, ask] of Object.entries(ways)) {
      const slow = name.includes('KNN')
      const some = slow ? questions.slice(0, Math.ceil(questions.length / 8)) : questions
      await inLanes(LANES, some.slice(0, 40), ask)
      const [appBefore, databaseBefore] = cpu()
      const { each: _, ...timing } = await inLanes(LANES, some, ask)
      const [app, database] = cpu()
      timed[name] = {
        ...timing,
        appCpuMs: round((app - appBefore) / some.length),
        databaseCpuMs: round((database - databaseBefore) / some.length),
      }
    }
    const product50 = timed['product, HTTP']!.p50
    printTable(
      `${LANES} connections, ${options.shifts} shifts, best ${LIMIT} within ${RADIUS_M / 1000} km; load ${loadNow()}`,
      [
        ...Object.entries(timed).map(([way, t]) => ({
          way,
          'p50 ms': t.p50,
          'p99 ms': t.p99,
          'a second': t.perSecond,
          'p50 : product': round(t.p50 / product50),
          'processor ms: application': t.appCpuMs,
          database: t.databaseCpuMs,
        })),
      ],
    )
    const plan = await planOf(world.db, app, pathOf(questions[0]!))
    console.log(`\nplan of the product's own query: ${JSON.stringify(plan)}`)
    return { ...options, compared, timed, plan, load: loadNow() }
  } finally {
    for (const step of closing.reverse()) await step().catch(() => {})
  }
}
const ORIGIN = 'http://127.0.0.1:8080'
const plain = (at: Point, trade: string): Question => ({ ...at, trades: [trade] })

/** Every shift looked at: what the board has to answer. */
function bruteForce(shifts: readonly OpenShift[], q: Question, now: Date): string[] {
  const shanghaiDay = (ms: number) => Math.floor((ms + 8 * 3600_000) / 86_400_000)
  const tomorrow = shanghaiDay(now.getTime()) + 1
  const found: { id: string; m: number }[] = []
  for (const s of shifts) {
    if (!q.trades.includes(s.trade)) continue
    if (q.on && shanghaiDay(s.startsAt) !== tomorrow) continue
    if (q.shiftPayFen && (s.shiftPayFen ?? 0) < q.shiftPayFen) continue
    if (q.paidToday && s.settlement !== 'after-shift') continue
    const m = Math.round(distanceM(q, s))
    if (m <= RADIUS_M) found.push({ id: s.shiftId, m })
  }
  return found
    .sort((a, b) => a.m - b.m || (a.id < b.id ? -1 : 1))
    .slice(0, LIMIT)
    .map((s) => s.id)
}

/** A copy beside the product's table, so that the peers' indexes do not change the product's plans. */
async function makePeers(owner: { query(text: string): Promise<unknown> }): Promise<void> {
  await owner.query(`create schema bench`)
  await owner.query(`create table bench.shift as select market_id, shift_id, occupation, starts_at, lat, lng,
    point(lng * cos(radians(23)), lat) as at from jobs.shift where listed`)
  await owner.query(`create index on bench.shift (occupation)`)
  await owner.query(`create index on bench.shift using gist (occupation, at)`)
  await owner.query(`create index on bench.shift using gist (at)`)
  await owner.query(`vacuum analyze bench.shift`)
  await owner.query(`grant usage on schema bench to linggong_app`)
  await owner.query(`grant select on bench.shift to linggong_app`)
}

const METRES = `floor(2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(lat - $1::float8) / 2), 2)
  + cos(radians($1)) * cos(radians(lat)) * power(sin(radians(lng - $2::float8) / 2), 2)))) + 0.5)::int`
const chosen = (from: string, where: string) =>
  `select shift_id, m from (select shift_id, ${METRES} as m from ${from} where starts_at > $4 and ${where} offset 0) s
   where m <= ${RADIUS_M} order by m, shift_id limit ${LIMIT}`
function coveringSql(q: Question, now: Date): Statement {
  const text = chosen('jobs.shift', 'listed and occupation = any($3::text[]) and cell = any($5::int[])')
  return { text, values: [q.lat, q.lng, q.trades, now, cellsAround(q, RADIUS_M + 1)] }
}
function naiveSql(q: Question, now: Date): Statement {
  return { text: chosen('bench.shift', 'occupation = any($3::text[])'), values: [q.lat, q.lng, q.trades, now] }
}
function boxSql(q: Question, now: Date): Statement {
  const scale = Math.cos((23 * Math.PI) / 180)
  const lat = (RADIUS_M + 200) / 111_190
  const lng = lat / Math.cos((26 * Math.PI) / 180)
  const corner = (sign: 1 | -1) => `(${(q.lng + sign * lng) * scale},${q.lat + sign * lat})`
  return {
    text: chosen('bench.shift', 'occupation = $3::text and at <@ $5::box'),
    values: [q.lat, q.lng, q.trades[0], now, `${corner(1)},${corner(-1)}`],
  }
}
/** Nearest first by the index on the point alone: a rare trade walks the whole province. */
function knnSql(q: Question, now: Date): Statement {
  return {
    text: `select shift_id, ${METRES} as m from bench.shift where occupation || '' = any($3::text[]) and starts_at > $4
      order by at <-> point($2 * cos(radians(23)), $1) limit ${LIMIT}`,
    values: [q.lat, q.lng, q.trades, now],
  }
}

/** A peer that answers something else is no peer. KNN is left out: it sorts by the plane and knows no radius. */
async function samePeers(
  questions: Question[],
  shifts: readonly OpenShift[],
  now: Date,
  ask: (s: Statement, name: string) => Promise<{ shift_id: string }[]>,
): Promise<void> {
  for (const q of questions) {
    const expected = bruteForce(shifts, q, now).join()
    for (const [name, make] of Object.entries({ covering: coveringSql, naive: naiveSql, box: boxSql })) {
      const ids = (await ask(make(q, now), name)).map((row) => row.shift_id).join()
      if (ids !== expected) throw new Error(`the peer ${name} is wrong for ${JSON.stringify(q)}`)
    }
  }
}

/** What PostgreSQL does for one board, from EXPLAIN (ANALYZE, BUFFERS) of the very statement the product sends. */
async function planOf(
  db: Parameters<typeof inTransaction>[0],
  app: { inject(request: { url: string }): Promise<unknown> },
  url: string,
): Promise<Record<string, unknown>> {
  const statement = (await captured(() => app.inject({ url }))).find((s) => s.text.includes('distance_m'))!
  const [row] = await inTransaction(db, PUBLIC_SCOPE, 'read only', async (tx) => {
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [Explained] }>(
      CompiledQuery.raw(`explain (analyze, buffers, format json) ${statement.text}`, statement.values),
    )
    return rows
  })
  const whole = row!['QUERY PLAN'][0]
  const scans: Record<string, unknown>[] = []
  walk(whole.Plan, (node) => {
    if (/Scan/.test(node['Node Type']) && node['Relation Name'])
      scans.push({
        table: node['Relation Name'],
        by: `${node['Node Type']}${node['Index Name'] ? ` ${node['Index Name']}` : ''}`,
        rows: node['Actual Rows'] * node['Actual Loops'],
        loops: node['Actual Loops'],
        ...(node['Heap Fetches'] !== undefined && { heapFetches: node['Heap Fetches'] }),
        blocks: node['Shared Hit Blocks'] + node['Shared Read Blocks'],
      })
  })
  return { planningMs: whole['Planning Time'], executionMs: whole['Execution Time'], scans }
}
interface Explained {
  Plan: Node
  'Planning Time': number
  'Execution Time': number
}
interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Heap Fetches'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}
function walk(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const child of node.Plans ?? []) walk(child, see)
}
