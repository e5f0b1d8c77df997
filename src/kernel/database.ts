import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  sql,
  type Transaction,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#db/tables.ts'
import { PreparingClient } from './prepared.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

const INT8 = 20
const DATE = 1082
const types = new pg.TypeOverrides()
types.setTypeParser(INT8, Number) // counts and fen stay far below 2^53
types.setTypeParser(DATE, (day: string) => day) // a day is a word, not a moment

export interface OpenOptions {
  /** Connections at most; the embedded server allows 60 over all processes. */
  max?: number
  /** The non-owner role the application speaks as; row-level security binds it. */
  role?: string
}

/** The application's way to the database: pooled, as the non-owner role, camelCase names. */
export function openDb(url: string, { max = 10, role = 'linggong_app' }: OpenOptions = {}): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    types,
    options: `-c role=${role} -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=10000 -c timezone=UTC`,
    keepAlive: true,
  })
  // An idle connection that breaks (database restarted) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that is lent out and between two queries: its next query fails, and that error reaches the caller.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({
    dialect: new OneTripDialect(pool),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  pools.set(db, pool)
  return { db, pool }
}
const pools = new WeakMap<Db, pg.Pool>()

/** BEGIN and the scope go to the server in one trip: every request begins with both. */
class OneTripDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const wanted = opening.getStore()
    if (!wanted?.scope) return super.beginTransaction(connection, settings)
    const begin = `start transaction ${settings.accessMode};${scopeText(wanted.scope)}`
    wanted.scope = null
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}
class OneTripDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }
  override createDriver(): Driver {
    return new OneTripDriver({ pool: this.#pool })
  }
}
/** Kysely gives a driver no other way to know for whom a transaction is opened. */
const opening = new AsyncLocalStorage<{ scope: Scope | null }>()

/** What a transaction may see. `markets`: '*' = all, a list = these, [] = only what is public or one's own. */
export interface Scope {
  personId: string | null
  employerId: string | null
  markets: '*' | readonly string[]
}
export const SYSTEM_SCOPE: Scope = { personId: null, employerId: null, markets: '*' }
export const PUBLIC_SCOPE: Scope = { personId: null, employerId: null, markets: [] }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
function uuid(value: string): string {
  if (!UUID.test(value)) throw new Error('a scope value is not a uuid')
  return value
}

/** SET LOCAL, quoted by us: `set_config()` is not propagated by Citus, and unset scope must mean no rows. */
export async function setScope(tx: Tx, scope: Scope): Promise<void> {
  await sql.raw(scopeText(scope)).execute(tx)
}
function scopeText(scope: Scope): string {
  const markets =
    scope.markets === '*' ? '*' : scope.markets.length === 0 ? '' : `{${scope.markets.map(uuid).join(',')}}`
  return (
    `set local linggong.person = '${scope.personId ? uuid(scope.personId) : ''}';` +
    `set local linggong.employer = '${scope.employerId ? uuid(scope.employerId) : ''}';` +
    `set local linggong.markets = '${markets}'`
  )
}

/**
 * One read under a scope in one round trip: several statements sent as one text are one transaction (PostgreSQL's simple
 * protocol), which takes no parameters, so whoever writes the query quotes with `literal`. For what every request asks; four
 * trips of `inTransaction` would cost more than the question.
 */
export async function readAtOnce<Row>(db: Db, scope: Scope, query: string): Promise<Row[]> {
  const results = (await pools.get(db)!.query(`${scopeText(scope)};${query}`)) as unknown as pg.QueryResult[]
  return results.at(-1)!.rows as Row[]
}
export const literal = (text: string): string => pg.escapeLiteral(text)

/** One transaction under a scope. Errors during COMMIT are thrown as `CommitUnknown`: the effect may or may not have happened. */
export async function inTransaction<T>(
  db: Db,
  scope: Scope,
  mode: 'read only' | 'read write',
  body: (tx: Tx) => Promise<T>,
): Promise<T> {
  let done = false
  try {
    return await opening.run({ scope }, () =>
      db
        .transaction()
        .setAccessMode(mode)
        .execute(async (tx) => {
          const result = await body(tx)
          done = true
          return result
        }),
    )
  } catch (error) {
    if (done && !isRefusedByDatabase(error)) throw new CommitUnknown(error)
    throw error
  }
}

/** The answer to COMMIT did not arrive. Same key, try again; never "failed". */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown'
  constructor(cause: unknown) {
    super('the answer to COMMIT did not arrive', { cause })
  }
}

/** PostgreSQL error classes used by name; `constraint` tells which promise said no. */
export const SQLSTATE = {
  unique: '23505',
  exclusion: '23P01',
  check: '23514',
  foreignKey: '23503',
  deadlock: '40P01',
  serialization: '40001',
  lockTimeout: '55P03',
} as const

export function isRefusedByDatabase(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code !== undefined && !/^(57P0|08)/.test(error.code)
}
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}
/** Worth one more try from the start: the database chose this transaction to give way. */
export function mayRetry(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && (error.code === SQLSTATE.deadlock || error.code === SQLSTATE.serialization)
  )
}
