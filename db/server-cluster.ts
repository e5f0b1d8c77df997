import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { randomToken } from '#kernel/clock.ts'
import { CannotStart, orCannotWrite } from './cannot-start.ts'
import { type Account, spawnAs } from './server-account.ts'
import { lastLine } from './server-process.ts'
import type { Door } from './server-settings.ts'

export type Cluster = {
  dataDirectory: string
  logDirectory: string
  bin: string
  account: Account
  door: Door
  password: string
}

/** Superuser and owner of everything; the application itself works as `linggong_app` (see migrate.ts). */
const OWNER = 'linggong'

/** Everything a start needs apart from the process: data, password, folders, door. */
export async function prepareCluster(with_: {
  place: string
  account: Account
  bin: string
  log: (line: string) => void
}): Promise<Cluster> {
  const { place, account, bin, log } = with_
  const dataDirectory = join(place, 'pg')
  const logDirectory = join(place, 'pg-log')
  const runDirectory = join(place, 'pg-run')
  return orCannotWrite(place, async () => {
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

/** Connection string of a database of the cluster, for the owner role. */
export function urlOf({ door, password }: Cluster, databaseName: string): string {
  const base = `postgres://${OWNER}:${encodeURIComponent(password)}@`
  const name = encodeURIComponent(databaseName)
  return door.socketDirectory
    ? `${base}localhost:${door.port}/${name}?host=${encodeURIComponent(door.socketDirectory)}`
    : `${base}127.0.0.1:${door.port}/${name}`
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

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
