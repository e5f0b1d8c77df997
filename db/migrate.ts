import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart, runCommand } from './cannot-start.ts'

export const MIGRATIONS = join(import.meta.dirname, 'migrations')

export type Migration = { version: number; name: string; sql: string; sha256: string }

/**
 * Brings a database up to the code: every file of the folder not yet recorded in `kernel.migration` is applied
 * in its own transaction, in order. Any number of starters may do so at once; each file is applied once.
 * Creates the database when it is missing and the role `linggong_app`, as which the application works.
 * Throws CannotStart when the database is newer than the code or an applied file was changed.
 */
export async function migrate(url: string, { folder = MIGRATIONS } = {}): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const client = await connectTo(url)
  try {
    await inTurn(client, () => client.query(GROUNDWORK))
    const applied: string[] = []
    for (;;) {
      const name = await inTurn(client, () => applyNext(client, migrations))
      if (!name) return { applied }
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}

/** The folder's files `NNNN-name.sql` in order. Two files of one number are refused. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations: Migration[] = []
  for (const name of names) {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
    if (!version) throw new CannotStart(`迁移文件名应像 0001-name.sql：${name}`)
    if (migrations.at(-1)?.version === version)
      throw new CannotStart(`迁移编号重复：${migrations.at(-1)!.name} 和 ${name}`)
    const sql = await readFile(join(folder, name), 'utf8')
    migrations.push({ version, name, sql, sha256: createHash('sha256').update(sql).digest('hex') })
  }
  return migrations
}

/** One short word for the whole state of a folder: names template databases. */
export async function migrationsHash(folder = MIGRATIONS): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations(folder)) hash.update(`${name} ${sha256}\n`)
  return hash.digest('hex').slice(0, 16)
}

async function applyNext(client: pg.Client, migrations: Migration[]): Promise<string | null> {
  const { rows } = await client.query<{ version: number; name: string; sha256: string }>(
    'select version, name, sha256 from kernel.migration order by version',
  )
  const newest = rows.at(-1)?.version ?? 0
  for (const row of rows) {
    const file = migrations.find((migration) => migration.version === row.version)
    if (!file && row.version > (migrations.at(-1)?.version ?? 0)) {
      throw new CannotStart(`数据库的结构（${row.name}）比程序新。请换用新版本的程序；旧程序不能使用它。`)
    }
    if (!file) throw new CannotStart(`程序里缺少已经应用的迁移文件 ${row.name}。`)
    if (file.sha256 !== row.sha256) {
      throw new CannotStart(`迁移文件 ${file.name} 应用之后又被改动。请恢复原文件，把改动写进新的迁移文件。`)
    }
  }
  const next = migrations.find(({ version }) => !rows.some((row) => row.version === version))
  if (!next) return null
  if (next.version < newest) {
    throw new CannotStart(`迁移文件 ${next.name} 的编号早于已经应用的 ${rows.at(-1)!.name}。请给它更大的编号。`)
  }
  try {
    await client.query(next.sql)
  } catch (error) {
    throw inWords(next, error)
  }
  await client.query('insert into kernel.migration (version, name, sha256) values ($1, $2, $3)', [
    next.version,
    next.name,
    next.sha256,
  ])
  return next.name
}

/** A transaction that waits for other starters: DDL, unlike rows, has no lock of its own to queue on. */
async function inTurn<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [TURN])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
const TURN = 7_316_040_180

/** `create role` is common to all databases of a server, so two databases may be migrated into it at once. */
const GROUNDWORK = `
  set local client_min_messages = warning;
  do $$ begin
    if not exists (select from pg_roles where rolname = 'linggong_app') then
      create role linggong_app nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$;
  do $$ begin
    if not pg_has_role(current_user, 'linggong_app', 'set') then
      grant linggong_app to current_user;
    end if;
  end $$;
  create schema if not exists kernel;
  create table if not exists kernel.migration (
    version integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  comment on table kernel.migration is 'reference: the SQL files this database was made by, in order.';
  comment on column kernel.migration.sha256 is 'Of the file as applied; a file that differs is refused.';
`

async function connectTo(url: string): Promise<pg.Client> {
  try {
    return await opened(url)
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw unreachable(url, error)
  }
  const { pathname } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1))
  const maintenance = await opened(withDatabase(url, 'postgres')).catch((error) => {
    throw unreachable(url, error)
  })
  try {
    await maintenance.query(`create database ${pg.escapeIdentifier(name)}`).catch((error) => {
      if (error.code !== '42P04' && error.code !== '23505')
        throw new CannotStart(`没有数据库 ${name}，也不能建立它：${error.message}`)
    })
  } finally {
    await maintenance.end()
  }
  return opened(url)
}

/** The same server, another database. */
export function withDatabase(url: string, databaseName: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(databaseName)}`
  return other.href
}

async function opened(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements fails the next one; without a listener it would end the process with a trace.
  client.on('error', () => {})
  await client.connect()
  return client
}

function unreachable(url: string, error: unknown): CannotStart {
  const { host, pathname } = new URL(url)
  return new CannotStart(`连不上数据库 ${host}${pathname}：${(error as Error).message}`, { cause: error })
}

/** PostgreSQL names the character; an author wants the line. */
function inWords(migration: Migration, error: unknown): CannotStart {
  const { message, position, hint } = error as { message: string; position?: string; hint?: string }
  const line = position ? ` 第 ${migration.sql.slice(0, Number(position)).split('\n').length} 行` : ''
  return new CannotStart(`迁移 ${migration.name}${line} 失败：${message}${hint ? `（${hint}）` : ''}`, { cause: error })
}

if (import.meta.main) {
  await runCommand(async () => {
    const url = process.env.DATABASE_URL
    if (url) return say(await migrate(url))
    const { openServer } = await import('./server.ts')
    const server = await openServer({
      home: process.env.LINGGONG_HOME ?? join(import.meta.dirname, '..', '.linggong'),
      binDir: process.env.PG_BIN_DIR,
      log: console.log,
    })
    try {
      say(await migrate(server.url('linggong')))
    } finally {
      await server.stop()
    }
  })
}

function say({ applied }: { applied: string[] }): void {
  console.log(applied.length > 0 ? `已应用 ${applied.length} 个迁移：${applied.join('、')}` : '数据库结构已是最新。')
}
