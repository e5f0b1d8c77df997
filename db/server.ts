import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomToken } from '#kernel/clock.ts'
import { CannotStart, cannotWrite } from './cannot-start.ts'
import { type Account, canEnter, databaseAccount } from './server-account.ts'
import { readyBinaries } from './server-binaries.ts'
import { lockHolder, takeLock } from './server-lock.ts'
import {
  disownPidFile,
  endLeftovers,
  isServerProcess,
  readPidFile,
  STOP_STEPS,
  stopServerProcess,
} from './server-process.ts'
import { type Door, doorArguments, writeSettings } from './server-settings.ts'

export type ServerOptions = {
  /** Folder of ours; the data directory is `<home>/pg`. Created when missing. */
  home: string
  /** A PostgreSQL of one's own (PG_BIN_DIR) instead of the embedded one. */
  binDir?: string
  /** One plain Chinese line for the terminal. */
  log?: (line: string) => void
  /** False gives up safety against power loss for speed: for throw-away test data only. */
  durable?: boolean
  /** Called when the server died and could not be brought back. */
  onLost?: (error: CannotStart) => void
}

export type Server = {
  /** Connection string of a database in this server, for the owner role. */
  url(databaseName: string): string
  /** Stops PostgreSQL, waits until its data are on disk, gives the lock back. */
  stop(): Promise<void>
  /** The postmaster's process number; changes when the server had to be started again. */
  readonly pid: number
  readonly dataDirectory: string
}

/** Superuser and owner of everything; the application itself works as `linggong_app` (see migrate.ts). */
const OWNER = 'linggong'

/**
 * Starts the embedded PostgreSQL on `<home>/pg`, making it on first use. Survives whatever a kill -9 of this
 * process or of PostgreSQL left behind, and starts PostgreSQL again when it dies under us.
 * Throws CannotStart with one line to act on.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { log = () => {}, durable = true, onLost = () => {} } = options
  const { place, account } = await findPlace(resolve(options.home))
  const lockFile = join(place, 'pg.lock')
  const lock = await attempt(lockFile, async () => takeLock(lockFile))
  if (!lock) {
    throw new CannotStart(
      `${place} 已被另一个零工程序（进程 ${lockHolder(lockFile)}）使用。请先停下它，或用 LINGGONG_HOME=目录 换一个地方。`,
    )
  }
  try {
    const bin = await readyBinaries(options.binDir, place, account)
    const cluster = await prepareCluster({ place, account, bin, log })
    const supervisor = await supervise({ cluster, durable, log, onLost })
    return {
      url: (databaseName) => urlOf(cluster, databaseName),
      stop: async () => {
        await supervisor.stop()
        lock.release()
      },
      get pid() {
        return supervisor.pid()
      },
      dataDirectory: cluster.dataDirectory,
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Cluster = {
  dataDirectory: string
  logDirectory: string
  bin: string
  account: Account
  door: Door
  password: string
}

/**
 * Where the data lie: in home, unless we are root and home is closed to PostgreSQL's account (a clone under
 * /root). Then in a folder under /var/lib, which the link `<home>/pg` leads to; its name is random, so that a
 * deleted home starts afresh.
 */
async function findPlace(home: string): Promise<{ place: string; account: Account }> {
  const data = join(home, 'pg')
  const root = process.getuid?.() === 0
  await attempt(home, () => mkdir(home, { recursive: true, mode: root ? 0o711 : 0o700 }))
  const link = await readlink(data).catch(() => null)
  const account = databaseAccount(link ?? data)
  const place = link ? dirname(link) : canEnter(home, account) ? home : join('/var/lib/linggong', randomToken(6))
  if (place !== home) {
    await attempt(place, () => mkdir(place, { recursive: true, mode: 0o711 }))
    if (!link) await attempt(data, () => symlink(join(place, 'pg'), data))
  }
  return { place, account }
}

/** Everything a start needs apart from the process: data, password, folders, door. */
async function prepareCluster(with_: {
  place: string
  account: Account
  bin: string
  log: (line: string) => void
}): Promise<Cluster> {
  const { place, account, bin, log } = with_
  const dataDirectory = join(place, 'pg')
  const logDirectory = join(place, 'pg-log')
  const runDirectory = join(place, 'pg-run')
  return attempt(place, async () => {
    for (const half of await readdir(place))
      if (half.startsWith('.pg-new-')) await rm(join(place, half), { recursive: true })
    for (const directory of [logDirectory, runDirectory]) await ownDirectory(directory, account)
    const passwordFile = join(place, 'pg-password')
    let password = await readFile(passwordFile, 'utf8')
      .then((text) => text.trim())
      .catch(unlessMissing)
    const made = existsSync(join(dataDirectory, 'PG_VERSION'))
    if (made) await refuseStrangers(dataDirectory, account, bin)
    if (!password) {
      password = randomToken(24)
      await writeWhole(passwordFile, `${password}\n`)
      if (made) setPassword({ dataDirectory, account, bin }, password)
    }
    if (!made) {
      log('正在建立数据库（只在第一次）…')
      await makeCluster({ place, dataDirectory, account, bin, password })
    }
    return { dataDirectory, logDirectory, bin, account, password, door: await findDoor(place, runDirectory) }
  })
}

/** initdb into a new folder, then one rename: a half-made data directory never bears the name `pg`. */
async function makeCluster(with_: {
  place: string
  dataDirectory: string
  account: Account
  bin: string
  password: string
}) {
  const { place, dataDirectory, account, bin, password } = with_
  const half = join(place, `.pg-new-${randomToken(6)}`)
  await ownDirectory(half, account)
  const data = join(half, 'pg')
  const passwordFile = join(half, 'password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) await chown(passwordFile, account.uid, account.gid)
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const said = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', OWNER, '--pwfile', passwordFile, '--encoding=UTF8', '--locale-provider=builtin'].concat([
      `--locale=${locale}`,
      '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256',
      '--no-instructions',
    ]),
    { ...spawnAs(account), encoding: 'utf8' },
  )
  if (said.status !== 0)
    throw new CannotStart(
      `建立数据库失败：${lastLine(said.stderr) || said.error?.message || `initdb ${said.signal ?? said.status}`}`,
    )
  // What is not a finished data directory under that name is the remains of a copy: kept aside, never deleted.
  if (await lstat(dataDirectory).catch(() => null))
    await rename(dataDirectory, `${dataDirectory}-unusable-${randomToken(6)}`)
  await rename(data, dataDirectory)
  await rm(half, { recursive: true })
}

/** Data of another account or another major version: better refused here than by PostgreSQL's own words. */
async function refuseStrangers(dataDirectory: string, account: Account, bin: string): Promise<void> {
  const owner = (await stat(dataDirectory)).uid
  const uid = account?.uid ?? process.getuid?.()
  if (uid !== undefined && owner !== uid) {
    throw new CannotStart(
      `${dataDirectory} 属于另一个系统账户（${owner}）。请用原来的账户启动，或用 LINGGONG_HOME=目录 换一个地方。`,
    )
  }
  const dataMajor = (await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8')).trim()
  const major = /PostgreSQL\)? (\d+)/.exec(
    spawnSync(join(bin, 'postgres'), ['-V'], { ...spawnAs(account), encoding: 'utf8' }).stdout ?? '',
  )?.[1]
  if (major && major !== dataMajor) {
    throw new CannotStart(
      `${dataDirectory} 是 PostgreSQL ${dataMajor} 的数据，现在的程序是 PostgreSQL ${major}。请先用旧版本导出，再导入。`,
    )
  }
}

/** A lost password file is no lost database: single-user mode needs none. */
function setPassword(with_: { dataDirectory: string; account: Account; bin: string }, password: string): void {
  const said = spawnSync(join(with_.bin, 'postgres'), ['--single', '-D', with_.dataDirectory, 'postgres'], {
    ...spawnAs(with_.account),
    input: `alter role ${OWNER} password '${password}'\n`,
    encoding: 'utf8',
  })
  if (said.status !== 0) throw new CannotStart(`数据库密码文件不见了，也没能换新的：${lastLine(said.stderr)}`)
}

/** A socket where its path fits into the 107 bytes the system allows, else a port of 127.0.0.1, kept while free. */
async function findDoor(place: string, runDirectory: string): Promise<Door> {
  if (process.platform !== 'win32' && Buffer.byteLength(runDirectory) <= 80)
    return { socketDirectory: runDirectory, port: 5432 }
  const portFile = join(place, 'pg-port')
  const kept = Number(await readFile(portFile, 'utf8').catch(() => '0'))
  const port = (await freePort(kept)) ?? (await freePort(0)) ?? 0
  await writeWhole(portFile, `${port}\n`)
  return { socketDirectory: null, port }
}

function urlOf({ door, password }: Cluster, databaseName: string): string {
  const base = `postgres://${OWNER}:${encodeURIComponent(password)}@`
  const name = encodeURIComponent(databaseName)
  return door.socketDirectory
    ? `${base}localhost:${door.port}/${name}?host=${encodeURIComponent(door.socketDirectory)}`
    : `${base}127.0.0.1:${door.port}/${name}`
}

type Supervised = {
  cluster: Cluster
  durable: boolean
  log: (line: string) => void
  onLost: (error: CannotStart) => void
}

/** Starts the postmaster and starts it again when it dies, at most five times a minute. */
async function supervise({
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
    if (noted?.ready && noted.pid === child.pid && (await answers(door))) return child
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

/** The account, a folder it can stand in, and nothing of our environment: PG* variables would steer the server. */
function spawnAs(account: Account) {
  const { PATH, TMPDIR, SystemRoot } = process.env
  return {
    ...account,
    cwd: process.platform === 'win32' ? undefined : '/',
    env: { PATH, TMPDIR, SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
  }
}

async function answers(door: Door): Promise<boolean> {
  const socket = door.socketDirectory
    ? connect(join(door.socketDirectory, `.s.PGSQL.${door.port}`))
    : connect(door.port, '127.0.0.1')
  const { promise, resolve: done } = Promise.withResolvers<boolean>()
  socket.once('connect', () => done(true)).once('error', () => done(false))
  return promise.finally(() => socket.destroy())
}

function freePort(wanted: number): Promise<number | null> {
  const { promise, resolve: done } = Promise.withResolvers<number | null>()
  const probe = createServer()
  probe.once('error', () => done(null))
  probe.listen(wanted, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => done(port))
  })
  return promise
}

async function ownDirectory(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (account) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
}

/** Written beside and renamed: a crash leaves the old file or the new one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const half = `${path}.new`
  await writeFile(half, text, { mode: 0o600, flush: true })
  await rename(half, path)
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

function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return (lines.findLast((line) => /FATAL|ERROR|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(?=FATAL|ERROR|PANIC)/,
    '',
  )
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Turns what the file system refuses into the one line. */
async function attempt<T>(path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CannotStart || !(error as NodeJS.ErrnoException).code) throw error
    throw cannotWrite((error as NodeJS.ErrnoException).path ?? path, error)
  }
}
