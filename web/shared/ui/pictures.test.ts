import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

test('every trade and every group of trades has a picture of its own or its tool', () => {
  const { groups, rows } = JSON.parse(
    readFileSync(new URL('../../../data/occupations.json', import.meta.url), 'utf8'),
  ) as { groups: { picture: string }[]; rows: { picture: string }[] }
  // JSX does not run under Node as it stands, so the table is read as text.
  const source = readFileSync(new URL('./pictures.tsx', import.meta.url), 'utf8')
  const table = source.slice(source.indexOf('const OF'), source.indexOf('const drawingOf'))
  const keys = [...table.matchAll(/: '([^']*)'/g)].flatMap((m) => m[1]!.split(' '))
  assert.equal(new Set(keys).size, keys.length, 'a trade with two pictures')
  const all = [...groups, ...rows].map((r) => r.picture)
  assert.deepEqual(
    all.filter((key) => !keys.includes(key)),
    [],
  )
  assert.deepEqual(
    keys.filter((key) => !all.includes(key)),
    [],
  )
})
