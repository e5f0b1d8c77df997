import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { buildWeb } from '../scripts/build-web.ts'
import { SURFACES, type Surface, WEB_DIST } from './surfaces.ts'

interface Chunk {
  file: string
  imports?: string[]
}
const dist = new URL(`../${WEB_DIST}/`, import.meta.url)
const read = (path: string) => readFileSync(new URL(path, dist))
const surfaceOf = (name: string) => SURFACES.find((s) => s.surface === name)!

/** What must arrive before the page shows anything: every file the page itself names, and what those import. */
function firstScreen({ build, html, manifest }: Surface): { js: number; css: number; files: string[] } {
  const named = [
    ...read(html)
      .toString()
      .matchAll(/(?:src|href)="\/assets\/([^"]+)"/g),
  ].map((m) => m[1]!)
  const chunks = JSON.parse(read(manifest).toString()) as Record<string, Chunk>
  const files = new Set(named)
  for (const file of files) {
    const chunk = Object.values(chunks).find((c) => `${build}/${c.file}` === file)
    for (const imported of chunk?.imports ?? []) files.add(`${build}/${chunks[imported]!.file}`)
  }
  const packed = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0)
  return { js: packed('.js'), css: packed('.css'), files: [...files] }
}

before(() => buildWeb(), { timeout: 120_000 })

for (const surface of ['worker', 'employer'].map(surfaceOf)) {
  test(`the first screen of the ${surface.surface} page fits 3 seconds at 400 kbit/s: at most 110 KB of script and 20 KB of style`, () => {
    const { js, css, files } = firstScreen(surface)
    assert.ok(js > 5000 && css > 1000, `the page was not understood: ${js} and ${css} bytes`)
    assert.ok(js <= 110 * 1024, `${js} bytes of script`)
    assert.ok(css <= 20 * 1024, `${css} bytes of style`)
    // What is counted packed must travel packed: the twins the server hands out.
    for (const file of files) {
      const plain = read(file)
      if (plain.length < 1024) continue
      assert.deepEqual(gunzipSync(read(`${file}.gz`)), plain, file)
      assert.deepEqual(brotliDecompressSync(read(`${file}.br`)), plain, file)
    }
  })

  test(`the ${surface.surface} page asks for one script and one style before it shows anything: each further one costs a round trip`, () => {
    const { files } = firstScreen(surface)
    const [early, ...rest] = files.map((file) => file.replace(/^.*\/([\w-]+?)(-[\w-]{8})\.(\w+)$/, '$1.$3')).sort()
    const name = surface.surface
    assert.deepEqual([early, ...rest], [`${name}-early.js`, `${name}-first.css`, `${name}-first.js`])
    // It stands in the way of the first paint, beside the style, whose line it shares.
    assert.ok(gzipSync(read(files.find((file) => file.includes('-early-'))!)).length <= 2.5 * 1024)
  })
}

for (const surface of ['desk', 'office'].map(surfaceOf)) {
  test(`the ${surface.surface} page stays below five times the phone's budget`, () => {
    assert.ok(firstScreen(surface).js <= 550 * 1024)
  })
}
