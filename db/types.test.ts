import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { generateTables, TABLES } from './types.ts'

test('db/tables.ts says what the migrations make', async () => {
  assert.equal(await readFile(TABLES, 'utf8'), await generateTables(), 'run npm run db:types')
})
