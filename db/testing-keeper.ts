/**
 * Keeps the on-demand test server: a process of its own, so that `node --test one-file` finds a running server
 * the second time. Ends, and removes the whole server, after twenty minutes without a client.
 */
import { rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart, HomeInUse } from './cannot-start.ts'
import { openServer } from './server.ts'
import { testHome } from './testing.ts'

const IDLE_LIMIT_MS = Number(process.env.LINGGONG_TEST_IDLE_MS ?? 20 * 60_000)
const { home, stateFile } = testHome()

try {
  const server = await openServer({ home, durable: false, binDir: process.env.PG_BIN_DIR })
  const url = server.url('postgres')
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort())
  await writeFile(`${stateFile}.new`, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 })
  await rename(`${stateFile}.new`, stateFile)
  let lastUse = performance.now()
  while (!ending.signal.aborted && performance.now() - lastUse < IDLE_LIMIT_MS) {
    await sleep(Math.min(10_000, IDLE_LIMIT_MS), null, { signal: ending.signal }).catch(() => {})
    if (await inUse(url)) lastUse = performance.now()
  }
  await rm(stateFile, { force: true })
  await server.stop()
  await rm(home, { recursive: true, force: true })
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  // Locked by the keeper of another test process: that one serves both.
  process.exitCode = error instanceof HomeInUse ? 0 : 1
}

/** Whether anybody but us is connected. */
async function inUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return rowCount === 1
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
