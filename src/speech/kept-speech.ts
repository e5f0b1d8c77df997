/** Speech once made, on disk by the hash of what it says; the longest unused goes when there is too much. Nothing personal is ever put in. */

import { globSync, mkdirSync } from 'node:fs'
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { newId, systemClock } from '#kernel/clock.ts'

export interface KeptSpeech {
  get(key: string): Promise<Uint8Array | null>
  put(key: string, mp3: Uint8Array): Promise<void>
}

/** After it was thrown out of, it is this much below its bound: not every new one throws an old one out. */
const ROOM = 0.9

export async function openKept(home: string, mostBytes: number): Promise<KeptSpeech> {
  const folder = join(home, 'speech')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  /** Longest unused first. */
  const sizes = new Map<string, number>()
  let total = 0
  const pathOf = (key: string) => join(folder, `${key}.mp3`)
  const forget = (key: string) => {
    total -= sizes.get(key) ?? 0
    sizes.delete(key)
  }
  for (const part of globSync('*.part', { cwd: folder })) await rm(join(folder, part), { force: true })
  const found = await Promise.all(
    globSync('*.mp3', { cwd: folder }).map(async (name) => ({ name, at: await stat(join(folder, name)) })),
  )
  for (const { name, at } of found.sort((a, b) => a.at.mtimeMs - b.at.mtimeMs)) {
    sizes.set(basename(name, '.mp3'), at.size)
    total += at.size
  }
  await makeRoom()

  async function makeRoom(): Promise<void> {
    if (total <= mostBytes) return
    for (const key of [...sizes.keys()]) {
      if (total <= mostBytes * ROOM) break
      forget(key)
      await rm(pathOf(key), { force: true })
    }
  }
  return {
    async get(key) {
      const size = sizes.get(key)
      if (size === undefined) return null
      const mp3 = await readFile(pathOf(key)).catch(() => null)
      // Taken away by hand, or by another process on the same home.
      if (!mp3) {
        forget(key)
        return null
      }
      sizes.delete(key)
      sizes.set(key, size)
      const now = systemClock()
      await utimes(pathOf(key), now, now).catch(() => {})
      return mp3
    },
    async put(key, mp3) {
      const part = `${pathOf(key)}.${newId()}.part`
      await writeFile(part, mp3, { mode: 0o600 })
      await rename(part, pathOf(key))
      forget(key)
      sizes.set(key, mp3.length)
      total += mp3.length
      await makeRoom()
    },
  }
}
