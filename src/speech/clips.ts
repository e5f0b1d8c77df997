/** Recordings of people, in the repository and in the home: `<voice>/<phrase>.wav`, the phrase's id or its text's hash. */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Phrase, VOICES, type Voice } from './number.rules.ts'

export const CLIPS_DIR = fileURLToPath(new URL('../../data/clips', import.meta.url))

export interface Clip {
  path: string
  /** Changes with the recording. */
  mark: string
}
export interface Clips {
  voices: readonly Voice[]
  find(phrase: Phrase, voice: Voice): Promise<Clip | null>
}

/** What lies in the folders when the process starts; the home's recording goes before the repository's. */
export function openClips(home: string): Clips {
  const paths = new Map<string, string>()
  for (const folder of [CLIPS_DIR, join(home, 'clips')])
    for (const voice of VOICES)
      for (const name of globSync('*.wav', { cwd: join(folder, voice) }))
        paths.set(`${voice} ${basename(name, '.wav')}`, join(folder, voice, name))
  return {
    voices: VOICES.filter((voice) => [...paths.keys()].some((key) => key.startsWith(voice))),
    async find(phrase, voice) {
      const path = paths.get(`${voice} ${phrase.id}`) ?? paths.get(`${voice} ${hashOf(phrase.text)}`)
      const at = path ? await stat(path).catch(() => null) : null
      return at ? { path: path!, mark: `${basename(path!)} ${at.size} ${at.mtimeMs}` } : null
    },
  }
}
export function readClip({ path }: Clip): Promise<Uint8Array> {
  return readFile(path)
}

/** The name of a recording of words that have no id. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
