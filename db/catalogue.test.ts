/** The data rules (docs: ARCHITECTURE.md, Data rules), read back from the catalogue of a migrated database. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '#db/testing.ts'

const { url, drop } = await freshDatabase()
const db = new pg.Client({ connectionString: url })
await db.connect()
after(async () => {
  await db.end()
  await drop()
})
const rows = async <T = any>(sql: string): Promise<T[]> => (await db.query(sql)).rows

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') and n.nspname !~ '^pg_'`
const tables = await rows<{
  name: string
  oid: number
  comment: string | null
  rls: boolean
  force: boolean
  owner: string
}>(`
  select n.nspname || '.' || c.relname as name, c.oid, obj_description(c.oid) as comment, c.relrowsecurity as rls, c.relforcerowsecurity as force,
    pg_get_userbyid(c.relowner) as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS} order by 1`)
const kindOf = (t: { comment: string | null }) => /^(reference|by market|by person|by hash):/.exec(t.comment ?? '')?.[1]
/** The key column a kind of table is distributed by. */
const KEY = { 'by market': /^market_id$/, 'by person': /^(person_id|worker_id|employer_id)$/ } as const

test('the catalogue can be read', () => assert.ok(tables.length > 30))

test('every table says its kind and what it is', () => {
  assert.deepEqual(
    tables.filter((t) => t.name !== 'kernel.migration' && !kindOf(t)).map((t) => t.name),
    [],
  )
})

test('every unique, exclusion and foreign key of a distributed table contains its key', async () => {
  const constraints = await rows<{ oid: number; name: string; type: string; columns: string[]; target: number }>(`
    select c.conrelid as oid, c.conname as name, c.contype as type, c.confrelid as target,
      array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
    from pg_constraint c where c.contype in ('p', 'u', 'x', 'f')
    union all
    select i.indrelid, i.indexrelid::regclass::text, 'u', 0,
      array(select a.attname::text from unnest(i.indkey) k join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k)
    from pg_index i where i.indisunique`)
  const byOid = new Map(tables.map((t) => [t.oid, t]))
  const wrong = constraints.filter((c) => {
    const table = byOid.get(c.oid)
    const kind = table && kindOf(table)
    if (kind !== 'by market' && kind !== 'by person') return false
    const target = byOid.get(c.target)
    if (c.type === 'f' && target && kindOf(target) === 'reference') return false
    return !c.columns.some((column) => KEY[kind].test(column))
  })
  assert.deepEqual(
    wrong.map((c) => `${byOid.get(c.oid)!.name}: ${c.name}`),
    [],
  )
})

test('the key comes first in the primary key', async () => {
  const keys = await rows<{ name: string; first: string }>(`
    select n.nspname || '.' || c.relname as name, a.attname::text as first
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and ${OURS}`)
  const first = new Map(keys.map((k) => [k.name, k.first]))
  const wrong = tables.filter((t) => {
    const kind = kindOf(t)
    return (kind === 'by market' || kind === 'by person') && !KEY[kind].test(first.get(t.name) ?? '')
  })
  assert.deepEqual(
    wrong.map((t) => t.name),
    [],
  )
})

test('no triggers of our own', async () => {
  assert.deepEqual(
    await rows(
      `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not tgisinternal and ${OURS}`,
    ),
    [],
  )
})

test('row-level security is on and forced on every tenant table', () => {
  const wrong = tables.filter((t) => ['by market', 'by person'].includes(kindOf(t) ?? '') && !(t.rls && t.force))
  assert.deepEqual(
    wrong.map((t) => t.name),
    [],
  )
})

test('the application role owns nothing, cannot log in, cannot pass row-level security', async () => {
  assert.ok(tables.every((t) => t.owner !== 'linggong_app'))
  assert.deepEqual(
    await rows(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'linggong_app'`,
    ),
    [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }],
  )
})

test('what must never change can only be added by the application', async () => {
  const IMMUTABLE = [
    'kernel.journal',
    'kernel.chain_link',
    'kernel.clear_reading',
    'hires.transfer',
    'hires.wage_payment',
    'hires.rating',
    'jobs.review',
    'employers.verification',
    'markets.state_change',
  ]
  const wrong = await rows(`
    select t || ' ' || p as may from unnest(array[${IMMUTABLE.map((t) => `'${t}'`).join(',')}]) t, unnest(array['update', 'delete', 'truncate']) p
    where has_table_privilege('linggong_app', t, p)`)
  assert.deepEqual(wrong, [])
})

test('a frozen job card cannot be updated by the application', async () => {
  const [may] = await rows(
    `select has_column_privilege('linggong_app', 'hires.hire', 'card', 'update') as card, has_column_privilege('linggong_app', 'hires.hire', 'state', 'update') as state`,
  )
  assert.deepEqual(may, { card: false, state: true })
})

test('with no scope set, the application sees nothing of anybody', async () => {
  const tenant = tables.filter((t) => ['by market', 'by person'].includes(kindOf(t) ?? ''))
  const PUBLIC = new Set(['markets.state_change', 'markets.zone', 'employers.employer', 'jobs.post', 'jobs.shift'])
  const policies = await rows<{ name: string; qual: string | null }>(
    `select schemaname || '.' || tablename as name, qual from pg_policies where cmd in ('SELECT', 'ALL')`,
  )
  const open = tenant.filter((t) => policies.some((p) => p.name === t.name && p.qual === 'true') && !PUBLIC.has(t.name))
  assert.deepEqual(
    open.map((t) => t.name),
    [],
  )
  assert.deepEqual(
    tenant.filter((t) => !policies.some((p) => p.name === t.name)).map((t) => t.name),
    [],
  )
})

test('every column of personal data is sealed, masked or named here with its reason', async () => {
  const suspicious = await rows<{ name: string }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${OURS}
      and a.attname ~ '(phone|identity|id_number|password|secret|totp)' and a.attname !~ '(_sealed|_masked|_hash|_kind|_at|_by|_tail|_step)$' order by 1`)
  const REASONS: Record<string, string> = {
    'accounts.person.has_phone': 'a yes or no',
    'jobs.shift.checkin_secret': 'of a shift, not of a person; never in a reply',
    'markets.market.phone': 'the public number of an office',
  }
  assert.deepEqual(
    suspicious.map((s) => s.name).filter((n) => !REASONS[n]),
    [],
  )
})
