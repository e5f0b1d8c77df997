/** From phrases to sound: recordings where somebody recorded, a machine's voice between them, one MP3 of it all. */
import { createHash } from 'node:crypto'
import { Failure } from '#kernel/failure.ts'
import { type Clip, type Clips, openClips, readClip } from './clips.ts'
import type { Piece } from './encode-worker.ts'
import { type Encoder, openEncoder } from './encoder.ts'
import { type Engine, type Env, enginesOf } from './engine.ts'
import { type KeptSpeech, openKept } from './kept-speech.ts'
import { type Phrase, VOICES, type Voice } from './number.rules.ts'
import { fixed, textOf } from './said.rules.ts'
import { openTurns, type Turns } from './turns.ts'

export interface SpeakerVoice {
  voice: Voice
  /** `recorded`: people's recordings, with a machine's voice for the rest; `machine`: a robot's. */
  how: 'recorded' | 'cloud' | 'machine'
}
export interface Asked {
  voice: Voice
  /** Of somebody: given to no service and kept nowhere. */
  isPrivate?: boolean
  /** Who asks, to share what making new speech costs. */
  address: string
}
export interface Speech {
  /** The same for the same sound. */
  key: string
  make(): Promise<Uint8Array>
}
export interface Speaker {
  voices(): SpeakerVoice[]
  /** What would be heard; making it comes after. Throws `no-voice`. */
  plan(phrases: readonly Phrase[], asked: Asked): Promise<Speech>
}

/** Raised when the same words would sound otherwise: other joints, another encoding. */
const EDITION = 1
const KEPT_MB = 200
const PAUSE_MS = { none: 30, '，': 220, '。': 420 }

type Part = { clip: Clip; after: number } | { text: string; after: number }
export interface Parts {
  clips: Clips
  engines: readonly Engine[]
  kept: KeptSpeech
  encoder: Encoder
  turns: Turns
}

export async function openSpeaker(home: string, env: Env): Promise<Speaker> {
  const engines = await enginesOf(env)
  const kept = await openKept(home, Number(env['LINGGONG_SPEECH_MB'] ?? KEPT_MB) * 1024 * 1024)
  return speakerOf({ clips: openClips(home), engines, kept, encoder: openEncoder(), turns: openTurns() })
}

export function speakerOf({ clips, engines, kept, encoder, turns }: Parts): Speaker {
  const making = new Map<string, Promise<Uint8Array>>()
  const enginesFor = ({ voice, isPrivate }: Asked) =>
    engines.filter((engine) => engine.voices.includes(voice) && !(isPrivate && engine.sendsAway))

  async function partsOf(phrases: readonly Phrase[], voice: Voice, canSpeak: boolean): Promise<Part[] | null> {
    const parts: Part[] = []
    for (const phrase of canSpeak ? phrases : recordable(phrases, voice)) {
      const clip = await clips.find(phrase, voice)
      if (!clip && !canSpeak) return null
      const after = PAUSE_MS[phrase.after ?? 'none']
      const last = parts.at(-1)
      if (clip) parts.push({ clip, after })
      // What no recording parts is read in one breath: a machine's voice joins its own words best.
      else if (last && 'text' in last) Object.assign(last, { text: last.text + textOf([phrase]), after })
      else parts.push({ text: textOf([phrase]), after })
    }
    return parts
  }

  async function made(parts: Part[], voice: Voice, engine: Engine | null): Promise<Uint8Array> {
    const pieces: Piece[] = []
    for (const part of parts) {
      pieces.push('clip' in part ? { wav: await readClip(part.clip) } : await engine!.speak(part.text, voice))
      pieces.push({ silenceMs: part.after })
    }
    return encoder.encode(pieces)
  }

  /** The cloud's silence is bridged by the robot, and what the robot said is kept under the robot's name. */
  async function madeByOne(parts: Part[], asked: Asked, able: readonly Engine[]): Promise<Uint8Array> {
    for (const engine of able.length > 0 ? able : [null]) {
      const key = keyOf(parts, asked.voice, engine)
      const known = asked.isPrivate ? null : await kept.get(key)
      if (known) return known
      try {
        const mp3 = await made(parts, asked.voice, engine)
        if (!asked.isPrivate) await kept.put(key, mp3)
        return mp3
      } catch (error) {
        if (engine !== able.at(-1)) continue
        throw new Failure('voice-failed', { status: 503, more: { cause: String((error as Error).message) } })
      }
    }
    throw new Failure('voice-failed', { status: 503 })
  }

  return {
    voices() {
      return VOICES.flatMap((voice): SpeakerVoice[] => {
        const engine = engines.find((one) => one.voices.includes(voice))
        if (clips.voices.includes(voice)) return [{ voice, how: 'recorded' }]
        return engine ? [{ voice, how: engine.how }] : []
      })
    },
    async plan(phrases, asked) {
      const able = enginesFor(asked)
      const parts = await partsOf(phrases, asked.voice, able.length > 0)
      if (!parts) throw new Failure('no-voice')
      const key = keyOf(parts, asked.voice, able[0] ?? null)
      return {
        key,
        async make() {
          const known = asked.isPrivate ? null : await kept.get(key)
          if (known) return known
          const running = making.get(key)
          if (running) return running
          const work = turns.take(asked.address, () => madeByOne(parts, asked, able))
          making.set(key, work)
          try {
            return await work
          } finally {
            making.delete(key)
          }
        },
      }
    },
  }
}

/** Without a machine's voice an address is left to the screen; everything else must have been recorded. */
function recordable(phrases: readonly Phrase[], voice: Voice): Phrase[] {
  const out: Phrase[] = []
  let told = false
  for (const phrase of phrases) {
    if (phrase.id !== null) out.push(phrase)
    else if (!told) {
      told = true
      out.push(fixed('place-on-screen', voice, phrase.after))
    }
  }
  return out
}

function keyOf(parts: readonly Part[], voice: Voice, engine: Engine | null): string {
  const said = parts.map((part) => ['clip' in part ? part.clip.mark : part.text, part.after])
  return createHash('sha256')
    .update(JSON.stringify([EDITION, voice, engine?.name ?? null, said]))
    .digest('hex')
    .slice(0, 40)
}
