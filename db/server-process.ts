import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What postmaster.pid says: line 1 the process, line 8 its state (PostgreSQL's miscadmin.h). */
export function readPidFile(dataDirectory: string): { pid: number; ready: boolean } | null {
  return readLockFile(join(dataDirectory, 'postmaster.pid'))
}

/** The lock files a postmaster keeps: of its data, of its socket. Both begin with its number. */
export function lockFilesOf(dataDirectory: string, socketDirectory: string | null, port: number): string[] {
  const data = join(dataDirectory, 'postmaster.pid')
  return socketDirectory ? [data, join(socketDirectory, `.s.PGSQL.${port}.lock`)] : [data]
}

export function readLockFile(path: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/**
 * Whether the process is a PostgreSQL working in this data directory. Process numbers come round again after a
 * crash or a reboot, so a number alone proves nothing. Linux: every server process stands in its data directory;
 * elsewhere: the postmaster's command line names it.
 */
export function isServerProcess(pid: number, dataDirectory: string): boolean {
  try {
    const real = realpathSync(dataDirectory)
    if (process.platform === 'linux') {
      return (
        readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === real
      )
    }
    if (process.platform === 'win32') return isAlive(pid)
    const line = execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
    return line.includes('postgres') && (line.includes(dataDirectory) || line.includes(real))
  } catch {
    return false
  }
}

/** Stops a server that outlived its parent: fast shutdown first, harder when it does not obey. */
export async function stopServerProcess(pid: number, dataDirectory: string): Promise<void> {
  const gone = async (withinMs: number) => {
    const end = performance.now() + withinMs
    while (isServerProcess(pid, dataDirectory)) {
      if (performance.now() > end) return false
      await sleep(20)
    }
    return true
  }
  for (const [signal, withinMs] of STOP_STEPS) {
    kill(pid, signal)
    if (await gone(withinMs)) return
  }
}

/** Fast shutdown writes a checkpoint, which may take its time; the rest lose nothing that was committed. */
export const STOP_STEPS = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const

/**
 * After a kill -9 of the postmaster its children may finish what they run, and PostgreSQL rightly refuses to
 * start until they have. Waits `patienceMs`, then ends those that verifiably work in this directory.
 */
export async function endLeftovers(dataDirectory: string, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs
  while (leftovers(dataDirectory).length > 0 && performance.now() < end) await sleep(50)
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of leftovers(dataDirectory)) kill(pid, signal)
    const last = performance.now() + 2_000
    while (leftovers(dataDirectory).length > 0 && performance.now() < last) await sleep(50)
  }
}

/**
 * A lock file left by a crash whose number still means something makes PostgreSQL refuse. Deleting postmaster.pid
 * would also lose the shared-memory key by which PostgreSQL finds surviving children, so only the number is
 * replaced: by ours, the parent's, which the server is written to disregard (CreateLockFile in miscinit.c).
 * Does nothing where the file went with its server.
 */
export async function disownLockFile(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text !== null) await writeFile(path, [process.pid, ...text.split('\n').slice(1)].join('\n'))
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What a PostgreSQL program complained of, without its time stamps. */
export function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return (lines.findLast((line) => /FATAL|ERROR|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(?=FATAL|ERROR|PANIC)/,
    '',
  )
}

function leftovers(dataDirectory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isServerProcess(pid, dataDirectory))
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone in the meantime
  }
}
