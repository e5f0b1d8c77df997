/**
 * What `npm test` runs: types, lint, every test file on one throw-away PostgreSQL, then the journeys in e2e/.
 * `npm test -- db src/jobs` runs only the test files whose path contains one of the words. The last line is
 * always `N passed, N failed`; a types or lint step counts as one.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { openServer } from '#db/server.ts'
import { isAlive } from '#db/server-process.ts'
import { findBrowser, HOW_TO_INSTALL } from '../e2e/support/browser.ts'
import { findRobot } from './find-robot.ts'

const ROOT = join(import.meta.dirname, '..')
const RUN_PREFIX = 'linggong-run-'
/** For a file that hangs. The longest, thirty rounds of kill -9, takes 100 s on two idle cores and 290 s on busy ones (load 12). */
const FILE_LIMIT_MS = 12 * 60_000

type Counts = { passed: number; failed: number; skipped: number }
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const steps: [name: string, seconds: number][] = []
const files: [path: string, seconds: number][] = []

const words = process.argv.slice(2)
const chosen = (path: string) => words.length === 0 || words.some((word) => path.includes(word))
const units = globSync('{src,db,seed,scripts,web,data,bench}/**/*.test.ts', { cwd: ROOT }).filter(chosen).sort()
const journeys = globSync('e2e/**/*.test.ts', { cwd: ROOT }).filter(chosen).sort()

try {
  if (words.length === 0) {
    await step('types', () => command('tsc'))
    await step('lint', () => command('biome', 'check'))
  }
  if ([...units, ...journeys].some((path) => /speech|listen/.test(path))) findRobot()
  await withServer(async () => {
    if (units.length > 0) await step('tests', () => runFiles(units, availableParallelism()))
    if (journeys.length > 0) await step('e2e', () => runJourneys(journeys))
  })
} catch (error) {
  console.error(error)
  total.failed++
}
conclude()

async function step(name: string, work: () => Promise<Counts>): Promise<void> {
  const started = performance.now()
  console.log(`\n── ${name}`)
  const counts = await work()
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
  const took = seconds(performance.now() - started)
  steps.push([name, took])
  console.log(`   ${name}: ${counts.passed} passed, ${counts.failed} failed in ${took} s`)
}

async function command(name: string, ...args: string[]): Promise<Counts> {
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', name), args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** One server for all files, handed to them by LINGGONG_TEST_PG (see db/testing.ts), gone afterwards. */
async function withServer(work: () => Promise<void>): Promise<void> {
  if (process.env.LINGGONG_TEST_DATABASE_URL) return work()
  removeAbandoned()
  const home = join(tmpdir(), `${RUN_PREFIX}${process.pid}`)
  const server = await openServer({ home, durable: false, binDir: process.env.PG_BIN_DIR })
  process.env.LINGGONG_TEST_PG = server.url('postgres')
  const stop = async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop().finally(() => process.exit(130)))
  try {
    await work()
  } finally {
    await stop()
  }
}

/** Folders of runs that were killed. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(RUN_PREFIX) ? Number(name.slice(RUN_PREFIX.length)) : 0
    if (pid > 0 && !isAlive(pid)) {
      try {
        rmSync(join(tmpdir(), name), { recursive: true, force: true })
      } catch {
        // another account's
      }
    }
  }
}

/**
 * Without a browser `npm test` says so loudly, counts the files that need one as skipped and tries the rest; whoever asked for
 * journeys by name (`npm run e2e`) gets the failure.
 */
async function runJourneys(paths: string[]): Promise<Counts> {
  if (words.length > 0 || (await findBrowser())) return runFiles(paths, 1)
  const needing = paths.filter((path) => readFileSync(join(ROOT, path), 'utf8').includes('/support/browser.ts'))
  console.log(`\n!! ${needing.length} FILES OF BROWSER JOURNEYS ARE SKIPPED. ${HOW_TO_INSTALL}\n`)
  const rest = paths.filter((path) => !needing.includes(path))
  const counts = rest.length > 0 ? await runFiles(rest, 1) : { passed: 0, failed: 0, skipped: 0 }
  return { ...counts, skipped: counts.skipped + needing.length }
}

/** Every file in a process of its own. One line a file; failures in full, with what the file printed. */
async function runFiles(paths: string[], concurrency: number): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const printed = new Map<string, string>()
  const takePrinted = (file: string) => {
    const text = printed.get(file) ?? ''
    printed.delete(file)
    return text.trimEnd()
  }
  const events = run({ files: paths.map((path) => join(ROOT, path)), cwd: ROOT, concurrency, timeout: FILE_LIMIT_MS })
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(data.file ?? '', (printed.get(data.file ?? '') ?? '') + data.message)
    } else if (type === 'test:diagnostic') {
      // What a test counted or measured; the runner's own sums are said at the end.
      if (!/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message))
        console.log(`  ${data.message}`)
    } else if (type === 'test:fail' && data.todo === undefined) {
      const { error } = data.details
      if (error.failureType === 'subtestsFailed') continue // those have been shown
      if (data.name === data.file) console.log(`\n✖ ${relative(ROOT, data.file)}\n${indent(takePrinted(data.file))}`)
      else console.log(`\n✖ ${data.name}\n  ${place(data)}\n${indent(inWords(error))}\n`)
    } else if (type === 'test:summary' && data.file) {
      const path = relative(ROOT, data.file)
      files.push([path, seconds(data.duration_ms)])
      console.log(
        `${data.success ? '✔' : '✖'} ${path}  ${data.counts.passed}/${data.counts.tests}  ${seconds(data.duration_ms)} s`,
      )
      const output = takePrinted(data.file)
      if (!data.success && output) console.log(indent(output))
    } else if (type === 'test:summary') {
      counts.passed = data.counts.passed
      counts.failed = data.counts.failed + data.counts.cancelled
      counts.skipped = data.counts.skipped + data.counts.todo
    }
  }
  return counts
}

/** The error with our own frames alone. */
function inWords(error: Error): string {
  const text = inspect(error.cause ?? error, { depth: 4 })
  return text.replaceAll(/^ +at .*\(?node:internal.*\n?/gm, '').trimEnd()
}

function place(data: { file?: string; line?: number; column?: number }): string {
  return data.file ? `${relative(ROOT, data.file)}:${data.line ?? 1}:${data.column ?? 1}` : ''
}

function conclude(): void {
  const slowest = files.toSorted((a, b) => b[1] - a[1]).slice(0, 8)
  if (slowest.length > 3) {
    console.log('\n── slowest files')
    for (const [path, took] of slowest) console.log(`${String(took).padStart(7)} s  ${path}`)
  }
  console.log(`\n── ${steps.map(([name, took]) => `${name} ${took} s`).join(' · ')}`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  )
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
