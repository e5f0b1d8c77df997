import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dataInWords, KIND_OPTIONS, kindName } from './journal-words.ts'

const ROOT = join(import.meta.dirname, '..', '..')

test('every kind of entry the modules write has a name an auditor can read and filter by', () => {
  const written = new Set<string>()
  for (const file of globSync(['src/**/*.ts', 'seed/**/*.ts'], { cwd: ROOT })) {
    if (/test/.test(file)) continue
    for (const [, kind] of readFileSync(join(ROOT, file), 'utf8').matchAll(/kind: '([a-z-]+\.[a-z-]+)'/g))
      written.add(kind!)
  }
  assert.ok(written.size > 40, `only ${written.size} kinds found`)
  assert.deepEqual(
    [...written].filter((kind) => kindName(kind) === kind),
    [],
  )
  assert.equal(new Set(KIND_OPTIONS.map((o) => o.label)).size, KIND_OPTIONS.length, 'two kinds of one name')
})

test('what an entry says is said in Chinese: money in yuan, moments in figures, ids by their last digits', () => {
  assert.equal(dataInWords(['openFen', 18000]), '还欠：180.00 元')
  assert.equal(dataInWords(['dueAt', '2026-11-20T00:30:00.000Z']), '应付期限：2026-11-20 08:30')
  assert.equal(dataInWords(['employerId', '01a1ae44-1988-72d0-b905-6cb807853778']), '用工主体：…07853778')
  assert.equal(dataInWords(['fields', ['name', 'address']]), '改了：name、address')
  assert.equal(dataInWords(['facts', { onTime: true }]), '事实：onTime：是')
  assert.equal(dataInWords(['why', 'totp']), '原因：动态口令')
  assert.equal(dataInWords(['unheardOf', null]), 'unheardOf：无')
})
