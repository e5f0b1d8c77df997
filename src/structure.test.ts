/** The shape of the house, as a test. Read USES first: it is the map of the modules. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/** Which modules each module may call. Read top to bottom, arrows only point up. */
const USES: Record<string, string[]> = {
  kernel: [],
  divisions: ['kernel'],
  occupations: ['kernel'],
  law: ['kernel', 'divisions', 'occupations'],
  notices: ['kernel'],
  accounts: ['kernel', 'divisions', 'notices'],
  markets: ['kernel', 'divisions', 'occupations', 'accounts', 'notices'],
  employers: ['kernel', 'divisions', 'law', 'accounts', 'notices', 'markets'],
  workers: ['kernel', 'divisions', 'occupations', 'law', 'accounts', 'notices', 'markets'],
  jobs: ['kernel', 'divisions', 'occupations', 'law', 'accounts', 'notices', 'markets', 'employers'],
  hires: ['kernel', 'occupations', 'law', 'accounts', 'notices', 'markets', 'employers', 'workers', 'jobs'],
  speech: ['kernel', 'occupations', 'accounts', 'markets', 'jobs', 'hires'],
  audit: ['kernel'],
  hall: ['kernel', 'occupations', 'markets', 'employers', 'jobs'],
  tasks: ['kernel'],
  portal: ['kernel', 'divisions', 'occupations', 'markets', 'employers', 'jobs', 'speech'],
}

interface Import {
  file: string
  from: string
  target: string
}
const sources = globSync('{src,web,db,seed,bench,e2e}/**/*.{ts,tsx}')
const text = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))
const imports: Import[] = sources.flatMap((file) =>
  [
    ...text
      .get(file)!
      .matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm),
  ].map((m) => ({
    file,
    from: file.split('/')[1]!,
    target: (m[1] ?? m[2] ?? m[3])!,
  })),
)
/** Imports from inside a module folder, tests and what only tests use aside. */
const own = imports.filter((i) => /^src\/[^/]+\//.test(i.file) && !isTest(i.file))
function isTest(file: string): boolean {
  return /(\.test\.tsx?|\/testing[\w-]*\.ts)$/.test(file)
}
const list = (wrong: Import[]) => wrong.map((i) => `${i.file} → ${i.target}`)

test('this test can see', () => {
  assert.ok(
    own.some((i) => i.target === '#kernel/mount.ts'),
    'imports across modules',
  )
  assert.ok(
    imports.some((i) => i.file.endsWith('.tsx')),
    'screens',
  )
  assert.ok(own.length > 100)
})
test('every module folder is on the map', () => {
  const folders = new Set(globSync('src/*/').map((f) => f.split('/')[1]!))
  assert.deepEqual(
    [...folders].filter((f) => !USES[f]),
    [],
  )
})
test('a module calls only the modules it is drawn below', () => {
  const wrong = own.filter((i) => {
    const to = /^#([\w-]+)\//.exec(i.target)?.[1]
    return to && !['db', 'data', i.from].includes(to) && !USES[i.from]?.includes(to)
  })
  assert.deepEqual(list(wrong), [])
})
test('another module is reached through its index, its contract or its rules', () => {
  const wrong = own.filter(
    (i) =>
      /^#(?!kernel\/|db\/|data\/)/.test(i.target) &&
      !i.target.startsWith(`#${i.from}/`) &&
      !/\/(index|[\w-]+\.(api|rules))\.ts$/.test(i.target),
  )
  assert.deepEqual(list(wrong), [])
})
test('a module does not reach out of its folder by dots', () => {
  assert.deepEqual(list(own.filter((i) => i.target.startsWith('../') && i.file.split('/').length === 3)), [])
})
const BROWSER_SAFE = new Set([
  'endpoint',
  'failure',
  'schemas',
  'money',
  'geo',
  'clock',
  'identity',
  'phone',
  'mask',
  'names',
  'nearness',
  'qr',
  'spoken',
])
test('contracts and rules run in a browser', () => {
  const wrong = own.filter((i) => {
    if (!/\.(api|rules|words)\.ts$/.test(i.file)) return false
    if (i.target === 'zod') return !i.file.endsWith('.api.ts')
    const kernel = /^#kernel\/([\w-]+)\.ts$/.exec(i.target)?.[1]
    return kernel ? !BROWSER_SAFE.has(kernel) : !/\.(api|rules|words)\.ts$/.test(i.target)
  })
  assert.deepEqual(list(wrong), [])
})
test('browser-safe pieces of the kernel import only each other', () => {
  const wrong = imports.filter((i) => {
    const name = /^src\/kernel\/([\w-]+)\.ts$/.exec(i.file)?.[1]
    if (!name || !BROWSER_SAFE.has(name)) return false
    return (
      i.target !== 'zod' && i.target !== 'qrcode' && !BROWSER_SAFE.has(/^\.\/([\w-]+)\.ts$/.exec(i.target)?.[1] ?? '')
    )
  })
  assert.deepEqual(list(wrong.filter((i) => !text.get(i.file)!.includes(`import type`))), [])
})
test('the web knows only contracts, rules, words and browser-safe kernel', () => {
  const wrong = imports.filter((i) => {
    if (!i.file.startsWith('web/') || isTest(i.file) || /^web\/(vite|strip-contracts|surfaces)\.ts$/.test(i.file))
      return false
    if (!i.target.startsWith('#') || i.target.startsWith('#web/')) return false
    const kernel = /^#kernel\/([\w-]+)\.ts$/.exec(i.target)?.[1]
    return kernel ? !BROWSER_SAFE.has(kernel) : !/(\.(api|rules|words)\.ts|^#words\.zh\.ts)$/.test(i.target)
  })
  assert.deepEqual(list(wrong), [])
})
test('a module writes only its own tables', () => {
  const wrong = sources
    .filter((f) => /^src\/[^/]+\//.test(f) && !isTest(f))
    .flatMap((file) => {
      const schema = file.split('/')[1]!
      const calls = [
        ...text
          .get(file)!
          .matchAll(
            /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)\.|\b(?:insert into|update|delete from) (\w+)\.\w+/g,
          ),
      ]
      return calls
        .filter((m) => (m[1] ?? m[2]) !== schema && !(m[1] ?? m[2])!.startsWith('set'))
        .map((m) => `${file}: ${m[0]}`)
    })
  assert.deepEqual(wrong, [])
})
test('time, ids and randomness come from one place', () => {
  const wrong = sources
    .filter((f) => /^(src|seed)\//.test(f) && !isTest(f) && f !== 'src/kernel/clock.ts')
    .flatMap((file) =>
      [...text.get(file)!.matchAll(/\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)|\brandomUUID\(\)/g)].map(
        (m) => `${file}: ${m[0]}`,
      ),
    )
  assert.deepEqual(wrong, [])
})
test('a file stays under 300 lines, or says at its head why it is long', () => {
  const long = sources
    .filter((f) => !/db\/tables\.ts|\.gen\./.test(f) && !isTest(f))
    .map((f) => ({ f, lines: text.get(f)!.split('\n').length }))
    .filter(({ f, lines }) => lines > 301 && !/Long because/.test(text.get(f)!.slice(0, 600)))
  assert.deepEqual(long, [])
})
test('nothing is left unfinished or silenced', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-expect-error|\.only\(/
  const wrong = sources
    .filter((f) => f !== 'src/structure.test.ts')
    .flatMap((f) => (marks.test(text.get(f)!) ? [f] : []))
  assert.deepEqual(wrong, [])
})
