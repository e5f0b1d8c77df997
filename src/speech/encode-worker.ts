/** The thread that joins and encodes: 20 s of speech are 150 ms of work which no request should wait behind. */
import { parentPort } from 'node:worker_threads'
import { createMp3Encoder } from 'wasm-media-encoders'
import { HZ, levelled, readWav, resampled, type Sound, trimmed, WANTED_BYTES } from './sound.ts'

/** A WAV file, raw 16-bit samples, or a silence. */
export type Piece = { wav: Uint8Array } | { pcm: Uint8Array; hz: number } | { silenceMs: number }
export interface EncodeTask {
  task: number
  pieces: Piece[]
}
export interface EncodeAnswer {
  task: number
  mp3?: Uint8Array
  seconds?: number
  error?: string
}

/**
 * MP3 because chrome87, ios14, WeChat and feature phones all play it. 24 kbit/s while that stays within what 400 kbit/s bring
 * in a second; longer speech at 16, a telephone's quality.
 */
const KBITS = [24, 16] as const

const encoder = await createMp3Encoder()

parentPort!.on('message', ({ task, pieces }: EncodeTask) => {
  try {
    const samples = joined(pieces.map(samplesOf))
    const seconds = samples.length / HZ
    parentPort!.postMessage({ task, mp3: encoded(samples, seconds), seconds } satisfies EncodeAnswer)
  } catch (error) {
    parentPort!.postMessage({ task, error: String((error as Error).message).slice(0, 200) } satisfies EncodeAnswer)
  }
})

function samplesOf(piece: Piece): Float32Array {
  if ('silenceMs' in piece) return new Float32Array(Math.round((piece.silenceMs * HZ) / 1000))
  const sound: Sound = 'wav' in piece ? readWav(piece.wav) : { hz: piece.hz, samples: fromPcm(piece.pcm) }
  return levelled(trimmed(resampled(sound)))
}
function fromPcm(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => view.getInt16(i * 2, true) / 32_768)
}
function joined(parts: Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function encoded(samples: Float32Array, seconds: number): Uint8Array {
  const bitrate = KBITS.find((kbit) => seconds * kbit * 125 <= WANTED_BYTES) ?? KBITS.at(-1)
  encoder.configure({ sampleRate: HZ, outputSampleRate: HZ, channels: 1, bitrate })
  const parts: Buffer[] = []
  // What the encoder answers is its own memory, overwritten by the next call.
  for (let at = 0; at < samples.length; at += HZ)
    parts.push(Buffer.from(encoder.encode([samples.subarray(at, at + HZ)])))
  parts.push(Buffer.from(encoder.finalize()))
  return new Uint8Array(Buffer.concat(parts))
}
