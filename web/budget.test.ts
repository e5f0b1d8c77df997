import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
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
function firstScreen(build: string, surface: string): { js: number; css: number; files: string[] } {
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
  return { js: gzipped(build, js), css: gzipped(build, css), files: [...js, ...css] }
}

before(() => buildWeb(), { timeout: 120_000 })

for (const { surface, build } of SURFACES.filter((s) => ['worker', 'employer'].includes(s.surface))) {
  test(`the first screen of the ${surface} page fits 3 seconds at 400 kbit/s: at most 110 KB of script and 20 KB of style`, () => {
    const { js, css, files } = firstScreen(build, surface)
    assert.ok(js > 5000 && css > 1000, `the manifest was not understood: ${js} and ${css} bytes`)
    assert.ok(js <= 110 * 1024, `${js} bytes of script`)
    assert.ok(css <= 20 * 1024, `${css} bytes of style`)
    // What is counted packed must travel packed: the twins the server hands out.
    for (const file of files) {
      const plain = readFileSync(new URL(`${build}/${file}`, dist))
      if (plain.length < 1024) continue
      assert.deepEqual(gunzipSync(readFileSync(new URL(`${build}/${file}.gz`, dist))), plain, file)
      assert.deepEqual(brotliDecompressSync(readFileSync(new URL(`${build}/${file}.br`, dist))), plain, file)
    }
  })
}

for (const surface of ['desk', 'office']) {
  test(`the ${surface} page stays below five times the phone's budget`, () => {
    assert.ok(firstScreen('full', surface).js <= 550 * 1024)
  })
}
