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
  disownPidFile,
  endLeftovers,
  isServerProcess,
  lastLine,
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
    await clearTheWay(dataDirectory, log)
    await writeSettings(dataDirectory, logDirectory, durable)
    await pruneLogs(logDirectory)
    const started = await launch(cluster, log)
    if (typeof started !== 'string') return started
    if (!/pre-existing shared memory|lock file|another postmaster/i.test(started) || performance.now() > patience) {
      throw new CannotStart(`数据库没能启动：${lastLine(started) || '没有说明原因'}（日志在 ${logDirectory}）`)
    }
    await endLeftovers(dataDirectory, 3_000)
    await sleep(200)
  }
}

/** Stops a server that outlived our predecessor, and makes a stale pid file harmless. */
async function clearTheWay(dataDirectory: string, log: (line: string) => void): Promise<void> {
  const noted = readPidFile(dataDirectory)
  if (!noted) return
  if (!isServerProcess(noted.pid, dataDirectory)) return disownPidFile(dataDirectory)
  log('上次的数据库还在运行，先让它停下…')
  await stopServerProcess(noted.pid, dataDirectory)
}

/** The running postmaster once it accepts connections, or what it said when it gave up. */
async function launch(cluster: Cluster, log: (line: string) => void): Promise<ChildProcess | string> {
  const { dataDirectory, logDirectory, bin, account, door } = cluster
  const sayings = join(logDirectory, 'start.log')
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
    if (ended) return (readFileSync(sayings, 'utf8').trim() || (await newestLog(logDirectory)) || ended) as string
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

async function newestLog(logDirectory: string): Promise<string> {
  const newest = (await readdir(logDirectory))
    .filter((name) => /^postgres-.*\.log$/.test(name))
    .sort()
    .at(-1)
  return newest ? readFile(join(logDirectory, newest), 'utf8') : ''
}
