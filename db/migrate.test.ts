import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { migrate } from './migrate.ts'
import { emptyDatabase } from './testing.ts'

const root = mkdtempSync(join(tmpdir(), 'linggong-migrate-'))
after(() => rmSync(root, { recursive: true }))

const PEOPLE = { '0001-people.sql': 'create schema hall; create table hall.person (name text);' }
const TWO = { ...PEOPLE, '0002-first.sql': `insert into hall.person values ('阿珍');` }

test('files are applied in order, once, and recorded', async () => {
  const { url, drop } = await emptyDatabase()
  const folder = folderOf(TWO)
  assert.deepEqual(await migrate(url, { folder }), { applied: ['0001-people.sql', '0002-first.sql'] })
  assert.deepEqual(await migrate(url, { folder }), { applied: [] })
  assert.deepEqual(await ask(url, 'select name from hall.person'), [{ name: '阿珍' }])
  assert.deepEqual(await ask(url, `select version, name, length(sha256) from kernel.migration order by 1`), [
    { version: 1, name: '0001-people.sql', length: 64 },
    { version: 2, name: '0002-first.sql', length: 64 },
  ])
  await drop()
})

test('ten starters at once apply each file once', async () => {
  const { url, drop } = await emptyDatabase()
  const folder = folderOf(TWO)
  const results = await Promise.all(Array.from({ length: 10 }, () => migrate(url, { folder })))
  assert.deepEqual(results.flatMap(({ applied }) => applied).sort(), ['0001-people.sql', '0002-first.sql'])
  assert.equal((await ask(url, 'select from hall.person')).length, 1)
  await drop()
})

test('a missing database is made', async () => {
  const { url, drop } = await emptyDatabase()
  await drop()
  await migrate(url, { folder: folderOf(TWO) })
  assert.equal((await ask(url, 'select from hall.person')).length, 1)
  await drop()
})

test('a database newer than the code is refused', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, { folder: folderOf(TWO) })
  await refused(migrate(url, { folder: folderOf(PEOPLE) }), /0002-first\.sql）比程序新/)
  await drop()
})

test('a file changed after it was applied is refused', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, { folder: folderOf(TWO) })
  const changed = { ...TWO, '0002-first.sql': `insert into hall.person values ('阿强');` }
  await refused(migrate(url, { folder: folderOf(changed) }), /0002-first\.sql 应用之后又被改动/)
  await drop()
})

test('a file numbered before one already applied is refused', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, { folder: folderOf({ ...PEOPLE, '0003-late.sql': 'select 1' }) })
  await refused(
    migrate(url, { folder: folderOf({ ...TWO, '0003-late.sql': 'select 1' }) }),
    /0002-first\.sql 的编号早于/,
  )
  await drop()
})

test('two files of one number are refused', async () => {
  const { url, drop } = await emptyDatabase()
  await refused(migrate(url, { folder: folderOf({ ...PEOPLE, '0001-other.sql': '' }) }), /编号重复/)
  await drop()
})

test('a failing file leaves nothing behind and its line is named; the files before it stay', async () => {
  const { url, drop } = await emptyDatabase()
  const folder = folderOf({
    ...PEOPLE,
    '0002-bad.sql': 'create table hall.extra ();\ninsert into hall.nowhere values (1);',
  })
  await refused(migrate(url, { folder }), /0002-bad\.sql 第 2 行 失败.*hall\.nowhere/)
  assert.deepEqual(
    await ask(url, `select to_regclass('hall.extra') as extra, max(version) as version from kernel.migration`),
    [{ extra: null, version: 1 }],
  )
  await drop()
})

test('the application role owns nothing, cannot log in, and the owner may act as it', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, { folder: folderOf(PEOPLE) })
  assert.deepEqual(
    await ask(
      url,
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'linggong_app'`,
    ),
    [{ rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false }],
  )
  await assert.rejects(ask(url, 'set role linggong_app; update kernel.migration set name = name'), { code: '42501' })
  await drop()
})

test('an owner that is no superuser can migrate an own database', async () => {
  const { url, drop } = await emptyDatabase()
  const name = new URL(url).pathname.slice(1)
  await migrate(url, { folder: folderOf({}) }) // the role linggong_app exists from here on
  const owner = `owner_${name}`
  await ask(
    url,
    `create role ${owner} login createrole password 'p'; drop schema kernel cascade; alter database ${name} owner to ${owner}; grant linggong_app to ${owner}`,
  )
  const own = new URL(url)
  own.username = owner
  own.password = 'p'
  assert.deepEqual(await migrate(own.href, { folder: folderOf(TWO) }), {
    applied: ['0001-people.sql', '0002-first.sql'],
  })
  await drop()
  const admin = await emptyDatabase()
  await ask(admin.url, `drop role ${owner}`)
  await admin.drop()
})

test('a server that is not there is named in one line, without its password', async () => {
  await refused(
    migrate('postgres://a:secret@127.0.0.1:1/none', { folder: folderOf({}) }),
    /^连不上数据库 127\.0\.0\.1:1\/none/,
  )
})

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'm-'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function refused(promise: Promise<unknown>, words: RegExp): Promise<void> {
  return assert.rejects(promise, (error) => {
    assert(error instanceof CannotStart, String(error))
    assert.match(error.message, words)
    assert(!error.message.includes('\n') && !error.message.includes('secret'))
    return true
  })
}
