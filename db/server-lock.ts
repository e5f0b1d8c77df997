import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the lock file for the life of this process, or answers null when another holds it. Node has no flock;
 * SQLite's exclusive transaction is a kernel lock with the same nature: it ends with its process, kill -9
 * included, so there is no stale lock to judge (a file with a process number in it needs that judgement, and
 * numbers come round again). Nothing is ever stored in the file.
 */
export function takeLock(path: string): { release(): void } | null {
  const file = new DatabaseSync(path)
  try {
    file.exec('pragma busy_timeout = 0; pragma journal_mode = off; begin exclusive')
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
  writeFileSync(`${path}.holder`, `${process.pid}\n`) // for the words of a refusal only
  return { release: () => file.close() }
}

/** Process number of the holder, as it wrote it. */
export function lockHolder(path: string): string {
  try {
    return readFileSync(`${path}.holder`, 'utf8').trim()
  } catch {
    return '?'
  }
}

const SQLITE_BUSY = 5
