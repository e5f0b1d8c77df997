/**
 * What tasks made, `<home>/tasks/<task id>`: written beside under a name of its own, renamed when whole, gone after a day. Masked as
 * the screens are, readable by the server's account alone; whoever asks for one is asked for the row first.
 */
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const folderOf = (home: string) => join(home, 'tasks')
const PART = '.part'

/** Path of a new empty file for the task. */
export async function newResult(home: string, taskId: string): Promise<string> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 })
  const path = join(folderOf(home), `${taskId}${PART}`)
  await (await open(path, 'w', 0o600)).close()
  return path
}

export async function keepResult(home: string, taskId: string): Promise<void> {
  const path = join(folderOf(home), taskId)
  await rename(`${path}${PART}`, path)
}

export async function dropResult(home: string, taskId: string): Promise<void> {
  for (const end of ['', PART]) await rm(join(folderOf(home), `${taskId}${end}`), { force: true })
}

/** Null when there is none any more. */
export async function openResult(home: string, taskId: string): Promise<Readable | null> {
  const path = join(folderOf(home), taskId)
  return (await stat(path).catch(() => null)) ? createReadStream(path) : null
}

/** Ids of the tasks that left files. */
export async function resultIds(home: string): Promise<string[]> {
  const names = await readdir(folderOf(home)).catch(() => [])
  return [...new Set(names.map((name) => name.replace(PART, '')))]
}
