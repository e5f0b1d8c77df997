import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '#db/testing.ts'
import { openDb } from './database.ts'

const { url, drop } = await freshDatabase()
const { db } = openDb(url, { max: 1, role: 'none' })
after(async () => {
  await db.destroy()
  await drop()
})
const ask = (least: number) =>
  sql<Record<string, number>>`select * from thing where size >= ${least} order by size`.execute(db)
const plans = async () =>
  (
    await sql<{
      kept: number
    }>`select count(*) as kept from pg_prepared_statements where statement like '%from thing%'`.execute(db)
  ).rows[0]!.kept

test('the server keeps the plan of what is asked again and again, and answers the same', async () => {
  await sql`create table thing (size integer)`.execute(db)
  await sql`insert into thing select generate_series(1, 10)`.execute(db)
  for (let i = 1; i <= 4; i++) assert.equal((await ask(i)).rows.length, 11 - i)
  assert.equal(await plans(), 0)
  for (let i = 1; i <= 10; i++) assert.deepEqual((await ask(i)).rows[0], { size: i })
  assert.equal(await plans(), 1)
})
test('a migration under a running server costs one request, not every one after it', async () => {
  await sql`alter table thing add column colour integer`.execute(db)
  await assert.rejects(ask(1), { code: '0A000' })
  for (let i = 0; i < 10; i++) assert.deepEqual((await ask(10)).rows, [{ size: 10, colour: null }])
  assert.equal(await plans(), 2)
})
