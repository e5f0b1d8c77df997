/** The browser floor (faces.md 3): what is built for phones is held against what Chrome 87, iOS 14 and the WebViews of 2017 know. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { type ecmaVersion, parse } from 'acorn'
import { buildWeb } from '../scripts/build-web.ts'
import { STYLE } from '../src/portal/layout.ts'
import { SURFACES, WEB_DIST } from './surfaces.ts'

const light = new URL(`../${WEB_DIST}/light/`, import.meta.url)
const read = (file: string) => readFileSync(new URL(file, light), 'utf8')
const built = (ending: string) => readdirSync(light).filter((file) => file.endsWith(ending))
const isClassic = (file: string) => /-(early|older)-[\w-]+\.js$/.test(file)

before(() => buildWeb(), { timeout: 120_000 })

function whyNotRead(file: string, version: ecmaVersion, sourceType: 'module' | 'script'): string | null {
  try {
    parse(read(file), { ecmaVersion: version, sourceType })
    return null
  } catch (error) {
    const { message, pos = 0 } = error as Error & { pos?: number }
    return `${file}: ${message}: …${read(file).slice(pos - 40, pos + 60)}…`
  }
}

test('every script of a light page is in the words of ES2021, which Chrome 87 and iOS 14 read', () => {
  const files = built('.js').filter((file) => !isClassic(file))
  assert.ok(files.length > 20)
  assert.deepEqual(files.map((file) => whyNotRead(file, 2021, 'module')).filter(Boolean), [])
})

test('the early script and the older bundle are plain scripts in the words of ES2015', () => {
  const files = built('.js').filter(isClassic)
  for (const surface of ['worker', 'employer'])
    for (const part of ['early', 'older'])
      assert.ok(
        files.some((file) => file.startsWith(`${surface}-${part}-`)),
        `${surface} ${part}`,
      )
  assert.deepEqual(files.map((file) => whyNotRead(file, 2015, 'script')).filter(Boolean), [])
})

/** Younger than Chrome 87 or iOS 14, by the version that brought them. */
const YOUNG: Record<string, RegExp> = {
  'Array.at (Chrome 92, iOS 15.4)': /\.at\(/,
  'findLast (97, 15.4)': /\.findLast(Index)?\(/,
  'toSorted and its kin (110, 16)': /\.to(Sorted|Reversed|Spliced)\(/,
  'structuredClone (98, 15.4)': /\bstructuredClone\b/,
  'Object.hasOwn (93, 15.4)': /\.hasOwn\(/,
  'groupBy (117, 17.4)': /\.groupBy\(/,
  'crypto.randomUUID (92, 15.4)': /\brandomUUID\b/,
  'AbortSignal.timeout, any (103, 16)': /AbortSignal\.(timeout|any)\b/,
  'Promise.withResolvers (119, 17.4)': /\.withResolvers\(/,
  'isWellFormed (111, 16.4)': /\.(is|to)WellFormed\(/,
  'requestSubmit (76, 16)': /\.requestSubmit\(/,
  'showPicker (99, 16)': /\.showPicker\(/,
  'checkVisibility (105, 17.4)': /\.checkVisibility\(/,
  'WeakRef (84, 14.5)': /\bnew WeakRef\b/,
  'BroadcastChannel (54, 15.4)': /\bnew BroadcastChannel\b/,
  'lookbehind (62, 16.4): a syntax error takes the whole file along': /\(\?<[=!]/,
}

/** Kiosk and hall screen run a Chromium the hall renews itself. */
const PHONES = SURFACES.filter(({ surface }) => surface === 'worker' || surface === 'employer')
for (const { surface, manifest } of PHONES) {
  test(`the ${surface} page calls nothing younger than Chrome 87 and iOS 14 without asking first`, () => {
    const chunks = JSON.parse(readFileSync(new URL(`../${manifest}`, light), 'utf8')) as Record<
      string,
      { file: string }
    >
    const files = Object.values(chunks)
      .map(({ file }) => file)
      .filter((file) => file.endsWith('.js') && !isClassic(file))
    assert.ok(files.length > 10)
    const found = files.flatMap((file) =>
      Object.entries(YOUNG)
        .filter(([, call]) => call.test(read(file)))
        .map(([name, call]) => {
          const { index } = call.exec(read(file))!
          return `${file}: ${name}: …${read(file).slice(index - 50, index + 30)}…`
        }),
    )
    assert.deepEqual(found, [])
  })
}

test('style sheets use no selector or unit that takes its whole rule along, and none that a layout hangs on', () => {
  const sheets: [string, string][] = [
    ...built('.css').map((file): [string, string] => [file, read(file)]),
    ['portal.css', STYLE],
  ]
  assert.ok(sheets.length > 3)
  const young =
    /:has\(|:is\(|:where\(|@container|@layer|\d(dvh|svh|lvh|cq[wh])\b|[{;]inset:|aspect-ratio:|color-mix\(|[{};]&|overflow:clip/
  const found = sheets
    // What is asked for by @supports falls back by itself.
    .map(([file, css]): [string, string] => [file, css.replaceAll(/@supports[^{]*\{([^{}]*\{[^{}]*\})*[^{}]*\}/g, '')])
    .filter(([file]) => !/^(kiosk|screen)-/.test(file))
    .flatMap(([file, css]) => {
      const at = young.exec(css)
      return at ? [`${file}: …${css.slice(at.index - 60, at.index + 40)}…`] : []
    })
  assert.deepEqual(found, [])
})
