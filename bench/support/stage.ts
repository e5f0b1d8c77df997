/** A database of its own for one measurement: durable, on a fresh cluster that goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import { loadReference } from '../../src/reference.ts'

export interface Stage {
  home: string
  url: string
  /** Speaks as the owner: no row is hidden from it. */
  owner: pg.Pool
  /** Process of the database server. */
  pid: number
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
  const server = await openServer({ home, durable: true })
  const url = server.url('linggong')
  await migrate(url)
  await loadReference(url)
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  owner.on('error', () => {})
  return {
    home,
    url,
    owner,
    get pid() {
      return server.pid
    },
    close: async () => {
      await owner.end()
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const BATCH = 10_000

/** Inserts rows given as arrays, in the order of `columns`: `name type`, the types PostgreSQL's; `name text text[]` where the value is a text to cast. */
export async function insertRows(
  owner: pg.Pool,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const parts = columns.map((c) => c.split(' '))
  const names = parts.map(([name]) => name!)
  const text =
    `insert into ${table} (${names.join(', ')}) select ${parts.map(([name, type, cast]) => `${name}::${cast ?? type}`).join(', ')} ` +
    `from unnest(${parts.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')}) as t (${names.join(', ')})`
  for (let from = 0; from < rows.length; from += BATCH) {
    const part = rows.slice(from, from + BATCH)
    await owner.query(
      text,
      names.map((_, i) => part.map((row) => row[i])),
    )
  }
}

/** An application's connections: its role and settings, as `openDb` makes them. */
export function appPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, options: '-c role=linggong_app -c timezone=UTC' })
  pool.on('error', () => {})
  return pool
}
