import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '../scripts/build-web.ts'
import { SURFACES, WEB_DIST } from './surfaces.ts'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
const dist = new URL(`../${WEB_DIST}/`, import.meta.url)
const gzipped = (build: string, files: Iterable<string>) =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(`${build}/${file}`, dist)), { level: 9 }).length,
    0,
  )

/** What must arrive before the page shows anything: the entry and everything it imports statically. */
function firstScreen(build: string, surface: string): { js: number; css: number } {
  const manifest = JSON.parse(readFileSync(new URL(`${build}/manifest.json`, dist), 'utf8')) as Record<string, Chunk>
  const js = new Set<string>()
  const css = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]!
    if (js.has(chunk.file)) return
    js.add(chunk.file)
    for (const sheet of chunk.css ?? []) css.add(sheet)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  visit(`${surface}/index.html`)
  return { js: gzipped(build, js), css: gzipped(build, css) }
}

before(() => buildWeb(), { timeout: 120_000 })

for (const { surface, build } of SURFACES.filter((s) => ['worker', 'employer'].includes(s.surface))) {
  test(`the first screen of the ${surface} page fits 3 seconds at 400 kbit/s: at most 110 KB of script and 20 KB of style`, () => {
    const { js, css } = firstScreen(build, surface)
    assert.ok(js > 5000 && css > 1000, `the manifest was not understood: ${js} and ${css} bytes`)
    assert.ok(js <= 110 * 1024, `${js} bytes of script`)
    assert.ok(css <= 20 * 1024, `${css} bytes of style`)
  })
}

for (const surface of ['desk', 'office']) {
  test(`the ${surface} page stays below five times the phone's budget`, () => {
    assert.ok(firstScreen('full', surface).js <= 550 * 1024)
  })
}
