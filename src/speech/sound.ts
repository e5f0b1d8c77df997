/** Recordings and synthesised speech as samples that can be joined. Runs in the encoder's thread. */

/** 16 kHz mono: what a telephone's voice needs, and the lowest rate whose MP3 every phone plays. */
export const HZ = 16_000
/** What a card's speech should not go over: 0.8 s at 400 kbit/s. */
export const WANTED_BYTES = 40_000
export interface Sound {
  hz: number
  samples: Float32Array
}

/** Not a WAV file, or one in a form nobody records in. */
export class UnreadableSound extends Error {
  override name = 'UnreadableSound'
}

/** PCM of 8 to 32 bits and 32-bit float; channels are mixed. A size that claims more than is there is a stream's, and means: to the end. */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') throw new UnreadableSound('not a WAV file')
  let form: { code: number; channels: number; hz: number; bits: number } | null = null
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const body = at + 8
    if (tag(at) === 'fmt ' && body + 16 <= bytes.length) {
      const code = view.getUint16(body, true)
      form = {
        code: code === 0xfffe && size >= 26 ? view.getUint16(body + 24, true) : code,
        channels: view.getUint16(body + 2, true),
        hz: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      }
    } else if (tag(at) === 'data') {
      if (!form) break
      return { hz: form.hz, samples: samplesOf(view, body, Math.min(size, bytes.length - body), form) }
    }
    at = body + size + (size % 2)
  }
  throw new UnreadableSound('a WAV file without sound')
}

function samplesOf(
  view: DataView,
  from: number,
  size: number,
  { code, channels, hz, bits }: { code: number; channels: number; hz: number; bits: number },
): Float32Array {
  const read: Record<string, (at: number) => number> = {
    '1 8': (at) => (view.getUint8(at) - 128) / 128,
    '1 16': (at) => view.getInt16(at, true) / 32_768,
    '1 24': (at) => (view.getUint16(at, true) | (view.getInt8(at + 2) << 16)) / 8_388_608,
    '1 32': (at) => view.getInt32(at, true) / 2_147_483_648,
    '3 32': (at) => view.getFloat32(at, true),
  }
  const one = read[`${code} ${bits}`]
  if (!one || channels < 1 || channels > 8 || hz < 4000 || hz > 192_000)
    throw new UnreadableSound(`WAV of form ${code}, ${bits} bits, ${channels} channels, ${hz} Hz`)
  const width = bits / 8
  const out = new Float32Array(Math.floor(size / width / channels))
  for (let i = 0; i < out.length; i++) {
    let sum = 0
    for (let c = 0; c < channels; c++) sum += one(from + (i * channels + c) * width)
    const mixed = sum / channels
    out[i] = Number.isFinite(mixed) ? Math.max(-1, Math.min(1, mixed)) : 0
  }
  return out
}

const TAPS = 8
/** Another rate by a windowed sinc, its weights computed once for each place between two samples. */
export function resampled({ hz, samples }: Sound, to: number = HZ): Float32Array {
  if (hz === to) return samples
  const common = gcd(hz, to)
  const [phases, stride] = [to / common, hz / common]
  const cut = Math.min(1, to / hz)
  const half = Math.ceil(TAPS / cut)
  const weights = Array.from({ length: phases }, (_, phase) => weightsOf((phase * stride) / phases, cut, half))
  const out = new Float32Array(Math.floor((samples.length * to) / hz))
  for (let i = 0; i < out.length; i++) {
    const row = weights[i % phases]!
    const first = Math.floor((i * stride) / phases) - half + 1
    let sum = 0
    for (let k = 0; k < row.length; k++) sum += row[k]! * (samples[first + k] ?? 0)
    out[i] = sum
  }
  return out
}
function weightsOf(place: number, cut: number, half: number): Float32Array {
  const between = place - Math.floor(place)
  const row = new Float32Array(half * 2)
  for (let k = 0; k < row.length; k++) {
    const x = k - half + 1 - between
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x * cut) / (Math.PI * x * cut)
    row[k] = cut * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half))
  }
  const sum = row.reduce((total, one) => total + one, 0)
  return row.map((one) => one / sum)
}
function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

const SILENCE = 0.004
const MARGIN_S = 0.02
/** Without the silence a recording begins and ends with, so that pauses are ours. */
export function trimmed(samples: Float32Array, hz: number = HZ): Float32Array {
  let [from, to] = [0, samples.length]
  while (from < to && Math.abs(samples[from]!) < SILENCE) from++
  while (to > from && Math.abs(samples[to - 1]!) < SILENCE) to--
  const margin = Math.round(MARGIN_S * hz)
  return samples.subarray(Math.max(0, from - margin), Math.min(samples.length, to + margin))
}

const LOUDNESS = 0.12
const LOUDEST = 0.95
/** One loudness for recordings of different days and a machine's voice between them. */
export function levelled(samples: Float32Array): Float32Array {
  let [sum, peak, loud] = [0, 0, 0]
  for (const one of samples) {
    const size = Math.abs(one)
    if (size > peak) peak = size
    if (size < SILENCE) continue
    sum += one * one
    loud++
  }
  if (peak === 0) return samples
  const gain = Math.min(LOUDNESS / Math.sqrt(sum / Math.max(1, loud)), LOUDEST / peak)
  return samples.map((one) => one * gain)
}
