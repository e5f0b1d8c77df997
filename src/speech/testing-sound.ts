/** Tones to join and a reader of MP3 headers. For tests only. */

export function toneWav(
  seconds: number,
  {
    hz,
    tone = 440,
    bits = 16,
    channels = 1,
  }: { hz: number; tone?: number; bits?: 8 | 16 | 24 | 32; channels?: number },
): Uint8Array<ArrayBuffer> {
  const width = bits / 8
  const count = Math.floor(seconds * hz)
  const size = count * width * channels
  const bytes = new Uint8Array(44 + size)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => bytes.set(Buffer.from(text, 'latin1'), at)
  word(0, 'RIFF')
  view.setUint32(4, 36 + size, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, bits === 32 ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, hz, true)
  view.setUint32(28, hz * width * channels, true)
  view.setUint16(32, width * channels, true)
  view.setUint16(34, bits, true)
  word(36, 'data')
  view.setUint32(40, size, true)
  for (let i = 0; i < count * channels; i++) {
    const value = 0.5 * Math.sin((2 * Math.PI * tone * Math.floor(i / channels)) / hz)
    const at = 44 + i * width
    if (bits === 8) view.setUint8(at, Math.round(value * 127 + 128))
    else if (bits === 16) view.setInt16(at, Math.round(value * 32_767), true)
    else if (bits === 32) view.setFloat32(at, value, true)
    else {
      const whole = Math.round(value * 8_388_607)
      view.setUint16(at, whole & 0xffff, true)
      view.setInt8(at + 2, whole >> 16)
    }
  }
  return bytes
}

/** Of MPEG-2 Layer III: every frame's header read, so that the length is the true one. Throws at bytes that are no frame. */
export function mp3Of(bytes: Uint8Array): { seconds: number; kbit: number; hz: number } {
  const RATES = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  let [at, frames, kbit, hz] = [0, 0, 0, 0]
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xfe) !== 0xf2) throw new Error(`no MPEG-2 Layer III frame at ${at}`)
    kbit = RATES[(bytes[at + 2]! >> 4) - 1]!
    hz = [22_050, 24_000, 16_000][(bytes[at + 2]! >> 2) & 3]!
    at += Math.floor((72_000 * kbit) / hz) + ((bytes[at + 2]! >> 1) & 1)
    frames++
  }
  return { seconds: (frames * 576) / hz, kbit, hz }
}
