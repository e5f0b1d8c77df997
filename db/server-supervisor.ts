import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { spawnAs } from './server-account.ts'
import type { Cluster } from './server-cluster.ts'
import {
  disownLockFile,
  endLeftovers,
  isServerProcess,
  lastLine,
  lockFilesOf,
  readLockFile,
  readPidFile,
  STOP_STEPS,
  stopServerProcess,
} from './server-process.ts'
import { type Door, doorArguments, writeSettings } from './server-settings.ts'

type Supervised = {
  cluster: Cluster
  durable: boolean
  log: (line: string) => void
  onLost: (error: CannotStart) => void
}

/** Starts the postmaster and starts it again when it dies, at most five times a minute. */
export async function supervise({
  cluster,
  durable,
  log,
  onLost,
}: Supervised): Promise<{ pid(): number; stop(): Promise<void> }> {
  let stopping = false
  let starting: Promise<void> | null = null
  let child: ChildProcess
  let deaths: number[] = []

  async function start(): Promise<void> {
    child = await startPostmaster(cluster, durable, log)
    child.once('exit', () => {
      if (!stopping) starting = revive().finally(() => (starting = null))
    })
  }
  async function revive(): Promise<void> {
    deaths = [...deaths.filter((at) => at > performance.now() - 60_000), performance.now()]
    try {
      if (deaths.length > 5) throw new CannotStart('数据库反复退出')
      log('数据库意外退出，正在重新启动…')
      await start()
      log('数据库已恢复。')
    } catch (error) {
      onLost(error instanceof CannotStart ? error : new CannotStart(`数据库无法重新启动：${(error as Error).message}`))
    }
  }
  const lastBreath = () => child.kill('SIGINT') // process.exit() without stop(): let it shut down by itself
  await start()
  process.once('exit', lastBreath)
  return {
    pid: () => child.pid!,
    stop: async () => {
      stopping = true
      await starting
      process.off('exit', lastBreath)
      await stopChild(child)
    },
  }
}

async function startPostmaster(cluster: Cluster, durable: boolean, log: (line: string) => void): Promise<ChildProcess> {
  const { dataDirectory, logDirectory } = cluster
  const patience = performance.now() + 30_000
  for (;;) {
    await clearTheWay(cluster, log)
    await writeSettings(dataDirectory, logDirectory, durable)
    await pruneLogs(logDirectory)
    const started = await launch(cluster, log)
    if (typeof started !== 'string') return started
    if (!OTHERS_IN_THE_WAY.test(started) || performance.now() > patience) {
      throw new CannotStart(`数据库没能启动：${lastLine(started) || '没有说明原因'}（日志在 ${logDirectory}）`)
    }
    await endLeftovers(dataDirectory, 3_000)
    await sleep(200)
  }
}

/** Ends with those who hold the data or the socket: children that survive, a predecessor that is on its way out. */
const OTHERS_IN_THE_WAY = /pre-existing shared memory|lock file|another postmaster|could not (bind|create any)/i

/**
 * Stops a server that outlived our predecessor, and makes stale lock files harmless: that of the data and that
 * of the socket, which PostgreSQL believes as long as anything has the number, a process nobody has reaped yet included.
 */
async function clearTheWay({ dataDirectory, door }: Cluster, log: (line: string) => void): Promise<void> {
  for (const file of lockFilesOf(dataDirectory, door.socketDirectory, door.port)) {
    const noted = readLockFile(file)
    if (!noted) continue
    if (isServerProcess(noted.pid, dataDirectory)) {
      log('上次的数据库还在运行，先让它停下…')
      await stopServerProcess(noted.pid, dataDirectory)
    }
    await disownLockFile(file)
  }
}

/** The running postmaster once it accepts connections, or what it said when it gave up. */
async function launch(cluster: Cluster, log: (line: string) => void): Promise<ChildProcess | string> {
  const { dataDirectory, logDirectory, bin, account, door } = cluster
  const sayings = join(logDirectory, 'start.log')
  const before = await newestLog(logDirectory)
  const out = openSync(sayings, 'w', 0o600) // a file: a pipe would break under a server that outlives us
  const command = [join(bin, 'postgres'), '-D', dataDirectory, ...doorArguments(door)]
  const [file, ...args] = diesWithUs() ? ['setpriv', '--pdeathsig', 'INT', ...command] : command
  // Detached: Ctrl-C reaches the whole terminal group, and the application must finish before its database.
  const child = spawn(file!, args, { ...spawnAs(account), detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  let ended: string | null = null
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended ??= `postgres ended (${signal ?? code})`
  })
  let saidAt = performance.now()
  for (;;) {
    const noted = readPidFile(dataDirectory)
    if (noted?.ready && noted.pid === child.pid && (await answers(door)) && !ended) return child
    // What comes after "redirecting log output" stands in the log of that moment, the reason among it.
    if (ended) return [readFileSync(sayings, 'utf8'), await saidSince(before, logDirectory), ended].join('\n').trim()
    if (performance.now() - saidAt > 5_000) {
      saidAt = performance.now()
      log('数据库正在恢复上次的数据，请稍候…')
    }
    await sleep(10)
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  for (const [signal, withinMs] of STOP_STEPS) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    const waiting = new AbortController()
    await Promise.race([exit, sleep(withinMs, null, { signal: waiting.signal }).catch(() => {})])
    waiting.abort()
  }
}

/** util-linux can ask the kernel to stop PostgreSQL when we are killed; without it the next start does it. */
function diesWithUs(): boolean {
  deathSignal ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0
  return deathSignal
}
let deathSignal: boolean | undefined

async function answers(door: Door): Promise<boolean> {
  const socket = door.socketDirectory
    ? connect(join(door.socketDirectory, `.s.PGSQL.${door.port}`))
    : connect(door.port, '127.0.0.1')
  const { promise, resolve: done } = Promise.withResolvers<boolean>()
  socket.once('connect', () => done(true)).once('error', () => done(false))
  return promise.finally(() => socket.destroy())
}

async function pruneLogs(logDirectory: string): Promise<void> {
  const logs = (await readdir(logDirectory)).filter((name) => /^postgres-.*\.log$/.test(name)).sort()
  for (const name of logs.slice(0, -10)) await rm(join(logDirectory, name), { force: true })
}

async function newestLog(logDirectory: string): Promise<{ name: string; text: string }> {
  const name = (await readdir(logDirectory))
    .filter((file) => /^postgres-.*\.log$/.test(file))
    .sort()
    .at(-1)
  return name ? { name, text: await readFile(join(logDirectory, name), 'utf8') } : { name: '', text: '' }
}

async function saidSince(before: { name: string; text: string }, logDirectory: string): Promise<string> {
  const now = await newestLog(logDirectory)
  return now.name === before.name ? now.text.slice(before.text.length) : now.text
}
