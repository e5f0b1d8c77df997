import { access, constants, mkdir, readlink, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { randomToken } from '#kernel/clock.ts'
import { type CannotStart, HomeInUse, orCannotWrite } from './cannot-start.ts'
import { type Account, canEnter, databaseAccount } from './server-account.ts'
import { readyBinaries } from './server-binaries.ts'
import { prepareCluster, urlOf } from './server-cluster.ts'
import { lockHolder, takeLock } from './server-lock.ts'
import { supervise } from './server-supervisor.ts'

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

/**
 * Starts the embedded PostgreSQL on `<home>/pg`, making it on first use. Survives whatever a kill -9 of this
 * process or of PostgreSQL left behind, and starts PostgreSQL again when it dies under us.
 * Throws CannotStart with one line to act on.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { log = () => {}, durable = true, onLost = () => {} } = options
  const { place, account } = await findPlace(resolve(options.home))
  const lockFile = join(place, 'pg.lock')
  const lock = await orCannotWrite(lockFile, async () => takeLock(lockFile))
  if (!lock) {
    throw new HomeInUse(
      `${place} 已被另一个零工程序（进程 ${lockHolder(lockFile)}）使用。请先停下它，或用 LINGGONG_HOME=目录 换一个地方。`,
    )
  }
  try {
    const bin = await readyBinaries(options.binDir, place, account)
    const cluster = await prepareCluster({ place, account, bin, log })
    const supervisor = await supervise({ cluster, durable, log, onLost })
    let stopped: Promise<void> | undefined
    return {
      url: (databaseName) => urlOf(cluster, databaseName),
      stop: () => {
        stopped ??= supervisor.stop().finally(() => lock.release())
        return stopped
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

/**
 * Where the data lie: in home, unless we are root and home is closed to PostgreSQL's account (a clone under
 * /root). Then in a folder under /var/lib, which the link `<home>/pg` leads to; its name is random, so that a
 * deleted home starts afresh.
 */
async function findPlace(home: string): Promise<{ place: string; account: Account }> {
  const data = join(home, 'pg')
  const root = process.getuid?.() === 0
  await orCannotWrite(home, () => mkdir(home, { recursive: true, mode: root ? 0o711 : 0o700 }))
  const link = await readlink(data).catch(() => null)
  const account = databaseAccount(link ?? data)
  const place = link ? dirname(link) : canEnter(home, account) ? home : join('/var/lib/linggong', randomToken(6))
  if (place !== home) {
    await orCannotWrite(place, () => mkdir(place, { recursive: true, mode: 0o711 }))
    if (!link) await orCannotWrite(data, () => symlink(join(place, 'pg'), data))
  }
  await orCannotWrite(place, () => access(place, constants.W_OK))
  return { place, account }
}
