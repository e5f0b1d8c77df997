import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'linggong-template-'))
writeFileSync(join(folder, '0001-hall.sql'), `create schema hall; create table hall.person (name text); -- ${folder}`)
after(() => rmSync(folder, { recursive: true }))

test('databases made at once, before there is a template, are whole, empty and apart', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => freshDatabase({ folder })))
  assert.equal(new Set(databases.map(({ url }) => url)).size, 6)
  for (const [index, { url }] of databases.entries()) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('insert into hall.person values ($1)', [index])
    assert.deepEqual((await client.query('select name from hall.person')).rows, [{ name: String(index) }])
    await client.end()
  }
  await Promise.all(databases.map(({ drop }) => drop()))
})

test('a dropped database is gone even while somebody is connected', async () => {
  const { url, drop } = await freshDatabase({ folder })
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await drop()
  await assert.rejects(new pg.Client({ connectionString: url }).connect(), { code: '3D000' })
})
