import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { openSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { randomToken } from '#kernel/clock.ts'
import { MIGRATIONS, migrate, migrationsHash, withDatabase } from './migrate.ts'

export type FreshDatabase = {
  url: string
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>
}

/**
 * A database of its own for a test, migrated, empty, in some 40 ms: a copy of a template that is made once per
 * state of the migrations folder. Safe for any number of test processes at once.
 */
export async function freshDatabase({ folder = MIGRATIONS } = {}): Promise<FreshDatabase> {
  return create(`template ${await templateFor(folder)} strategy file_copy`) // 11 MB: 40 ms, wal_log 250 ms
}

/** An empty database without our schema, for tests of the migrations themselves. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return create('')
}

/**
 * The server tests run on: `LINGGONG_TEST_DATABASE_URL` (any PostgreSQL 18 whose role may create databases), or
 * the one `npm test` started, or one started now that other test processes share and that stops when idle.
 */
export function testServer(): Promise<{ url: string }> {
  server ??= findServer()
  return server
}
let server: Promise<{ url: string }> | undefined

/** Folder and state file of the shared on-demand server: one for each checkout and user. */
export function testHome(): { home: string; stateFile: string; problemFile: string } {
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 10)
  const home = join(tmpdir(), `linggong-test-${userInfo().uid}-${checkout}`)
  return { home, stateFile: join(home, 'state.json'), problemFile: join(home, 'keeper.log') }
}

async function findServer(): Promise<{ url: string }> {
  const given = process.env.LINGGONG_TEST_DATABASE_URL ?? process.env.LINGGONG_TEST_PG
  if (given) return { url: given }
  const { home, stateFile, problemFile } = testHome()
  const running = await runningServer(stateFile)
  if (running) return running
  await mkdir(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  await rm(problemFile, { force: true })
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'testing-keeper.ts')], {
    detached: true,
    stdio: ['ignore', 'ignore', openSync(problemFile, 'a')],
  })
  keeper.unref()
  // Another process may have started its keeper in the same moment: ours then ends, theirs writes the state.
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(30)) {
    const started = await runningServer(stateFile)
    if (started) return started
    if (keeper.exitCode !== null && keeper.exitCode !== 0) break
  }
  throw new Error(`The test database did not start: ${await readFile(problemFile, 'utf8').catch(() => 'timed out')}`)
}

async function runningServer(stateFile: string): Promise<{ url: string } | null> {
  try {
    const { url } = JSON.parse(await readFile(stateFile, 'utf8')) as { url: string }
    await administer(url, 'select 1')
    return { url }
  } catch {
    return null
  }
}

/** Name of the template database for the folder's present state; made here when nobody made it before. */
function templateFor(folder: string): Promise<string> {
  let template = templates.get(folder)
  if (!template) {
    template = makeTemplate(folder)
    templates.set(folder, template)
  }
  return template
}
const templates = new Map<string, Promise<string>>()

async function makeTemplate(folder: string): Promise<string> {
  const { url } = await testServer()
  const name = `template_${(await migrationsHash(folder)).slice(0, 8)}${folder === MIGRATIONS ? await referenceHash() : '00000000'}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const exists = async () => (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1
    if (await exists()) return name
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_TURN])
    if (await exists()) return name
    await dropOldTemplates(client)
    const half = `half_${name}`
    await client.query(`drop database if exists ${half} with (force)`)
    await migrate(withDatabase(url, half), { folder })
    if (folder === MIGRATIONS) {
      const { loadReference } = await import('../src/reference.ts')
      await loadReference(withDatabase(url, half))
    }
    await client.query(`alter database ${half} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}
const TEMPLATE_TURN = 7_316_040_181

/** The reference data lie in the template too: divisions, occupations, law rows, holidays. */
async function referenceHash(): Promise<string> {
  const hash = createHash('sha256')
  const data = ['divisions.json', 'division-points.json', 'occupations.json', 'law-rows.json', 'holidays.json']
  // What the loaders make of the data is in the template too.
  const loaders = ['divisions/load-divisions.ts', 'occupations/load-occupations.ts', 'law/load-law.ts']
  for (const file of [...data.map((name) => `data/${name}`), ...loaders.map((name) => `src/${name}`)]) {
    hash.update(await readFile(join(import.meta.dirname, '..', file)))
  }
  return hash.digest('hex').slice(0, 8)
}

/** A day of writing migrations leaves many templates; the newest few may be in use by other processes. */
async function dropOldTemplates(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^template_[0-9a-f]{16}$' order by oid desc offset 8`,
  )
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
}

async function create(how: string): Promise<FreshDatabase> {
  const { url } = await testServer()
  const name = `test_${randomToken(12).toLowerCase().replaceAll('-', '_')}`
  await administer(url, `create database ${name} ${how}`)
  return { url: withDatabase(url, name), drop: () => administer(url, `drop database if exists ${name} with (force)`) }
}

async function administer(url: string, statement: string): Promise<void> {
  let pool = pools.get(url)
  if (!pool) {
    // Ends with the process: an idle connection must not keep a finished test file waiting.
    pool = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true })
    pool.on('error', () => {})
    pools.set(url, pool)
  }
  await pool.query(statement)
}
const pools = new Map<string, pg.Pool>()
