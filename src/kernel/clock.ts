/** Time, ids and randomness come from here alone, so that a test or a simulation can hold them. Browser-safe. */

export type Clock = () => Date

/** The wall clock of this process. Handlers use `ctx.now` (one moment per request) instead. */
export const systemClock: Clock = () => new Date()

/** China has had one zone and no summer time since 1991. */
export const SHANGHAI_OFFSET_MS = 8 * 3600_000

/** `YYYY-MM-DD` in Asia/Shanghai of a moment. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** `HH:MM` in Asia/Shanghai of a moment. */
export function timeOf(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)
}

/** The moment of a Shanghai wall-clock time. `time` is `HH:MM`. */
export function momentOf(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** UUIDv7 (RFC 9562): sorts by creation, so indexes grow at their end. */
export function newId(now: Date = systemClock()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let ms = now.getTime()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256
    ms = Math.floor(ms / 256)
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** `length` decimal digits, uniform. */
export function randomDigits(length: number): string {
  let out = ''
  while (out.length < length) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0]!
    if (byte < 250) out += byte % 10 // 250 = 25 × 10: no bias
  }
  return out
}

/** An unguessable token: `bytes` random bytes in base64url. */
export function randomToken(bytes = 32): string {
  const raw = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...raw))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
