/**
 * `npm start` as a user types it, on an installed tree: first on an empty home, then warm, until it serves; and what the idle
 * server holds in memory beside the database. The pages are built beforehand, as they are from the second start on.
 * `--starts 3 --idle 10` (seconds before memory is read).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../e2e/support/product.ts'
import { buildWeb } from '../scripts/build-web.ts'
import { residentMb } from './support/cpu.ts'
import { loadNow, medianOf, numbersOf, printTable, round } from './support/figures.ts'

const ROOT = join(import.meta.dirname, '..')
const MEMORY_TARGET_MB = 250
const START_TARGET_S = 5

export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = numbersOf(args, { starts: 3, idle: 10 })
  await buildWeb()
  const home = mkdtempSync(join(tmpdir(), 'linggong-start-'))
  try {
    const first = await start(home, 0)
    const warm = []
    for (let i = 0; i < options.starts; i++) warm.push(await start(home, i === options.starts - 1 ? options.idle : 0))
    const figures = {
      firstSeconds: first.seconds,
      warmSeconds: medianOf(warm.map((w) => w.seconds)),
      idleMb: warm.at(-1)!.idleMb,
      warm: warm.map((w) => w.seconds),
      load: loadNow(),
    }
    printTable(`npm start, load ${figures.load}`, [
      { what: 'first start, empty home', measured: `${figures.firstSeconds} s`, target: '' },
      {
        what: `warm start, median of ${options.starts}`,
        measured: `${figures.warmSeconds} s`,
        target: `${START_TARGET_S} s`,
      },
      {
        what: 'idle server beside the database',
        measured: `${figures.idleMb ?? '?'} MB`,
        target: `${MEMORY_TARGET_MB} MB`,
      },
    ])
    return figures
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function start(home: string, idleSeconds: number): Promise<{ seconds: number; idleMb: number | null }> {
  const port = await freePort()
  const began = performance.now()
  // A group of its own: npm, its shell and the server are stopped together, as Ctrl-C in a terminal does.
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, LINGGONG_HOME: home, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const gone = once(child, 'exit')
  try {
    await serving(`http://127.0.0.1:${port}/w/`, child, () => output)
    const seconds = round((performance.now() - began) / 1000)
    await new Promise((go) => setTimeout(go, idleSeconds * 1000))
    const idle = idleSeconds > 0 ? serverOf(home) : null
    return { seconds, idleMb: idle && round(idle) }
  } finally {
    try {
      process.kill(-child.pid!, 'SIGINT')
    } catch {}
    await gone
    await ended(home)
  }
}

async function serving(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (
    const end = performance.now() + 120_000;
    performance.now() < end;
    await new Promise((go) => setTimeout(go, 25))
  ) {
    if (child.exitCode !== null) break
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    )
    if (ok) return
  }
  throw new Error(`npm start does not serve\n${output().slice(-2000)}`)
}

/** Resident megabytes of the server that uses `home`; its environment tells which one it is. */
function serverOf(home: string): number | null {
  return processesOf(home).reduce<number | null>((most, pid) => Math.max(most ?? 0, residentMb(pid) ?? 0), null)
}
function processesOf(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isServer = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('src/main.ts')
        return isServer && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`LINGGONG_HOME=${home}\0`)
      } catch {
        return false
      }
    })
}
/** npm goes before the server has stopped its database: the next start would find the home in use. */
async function ended(home: string): Promise<void> {
  while (processesOf(home).length > 0) await new Promise((go) => setTimeout(go, 50))
}
