/** The port behind which a voice can be exchanged: a program on this machine, somebody's cloud, or none. */

import type { Piece } from './encode-worker.ts'
import { espeakEngine } from './espeak-engine.ts'
import { httpEngine } from './http-engine.ts'
import type { Voice } from './number.rules.ts'

export interface Engine {
  /** Also part of a cache's key: a change of voice makes new sound. */
  name: string
  how: 'machine' | 'cloud'
  voices: readonly Voice[]
  /** Sends what it reads to somebody else: then nothing private is given to it (个保法 21). */
  sendsAway: boolean
  /** Throws when it cannot; never longer than `SPEAK_LIMIT_MS`. */
  speak(text: string, voice: Voice): Promise<Piece>
}
export const SPEAK_LIMIT_MS = 8000
export type Env = Readonly<Record<string, string | undefined>>

/** The better voice first. `LINGGONG_TTS`: `http`, `espeak`, `none`; unset = what there is. */
export async function enginesOf(env: Env): Promise<Engine[]> {
  const wanted = env['LINGGONG_TTS']
  if (wanted === 'none') return []
  const found = [
    wanted === 'espeak' ? null : httpEngine(env),
    // Also beside a cloud: for what must not leave the house, and while the cloud does not answer.
    await espeakEngine(env),
  ]
  return found.filter((engine) => engine !== null)
}
