/** Digests by which texts, files and journal rows are known. Evidence carries both SHA-256 and SM3. */
import { createHash } from 'node:crypto'

/**
 * RFC 8785 (JCS): keys in UTF-16 order, numbers as ECMAScript writes them, no spaces. Throws on what JSON cannot carry the
 * same way everywhere: NaN, bigint, `undefined` in a list, Date objects, lone surrogates. `undefined` properties are left out.
 */
export function canonicalJson(value: unknown): string {
  return write(value, new Set())
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex')
}

/** What evidence records of a text or a file. */
export function evidenceOf(data: string | Uint8Array): { sha256: string; sm3: string } {
  return { sha256: sha256(data), sm3: sm3(data) }
}

/** How sessions and keys are stored: a plain digest is enough for what has 128 random bits or more, and only for that. */
export function hashToken(token: string): string {
  return sha256(`token\n${token}`)
}

function write(value: unknown, above: Set<object>): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a string with half a character has no canonical form')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`)
  if (above.has(value)) throw new TypeError('a value that contains itself has no canonical form')
  above.add(value)
  const text = Array.isArray(value)
    ? `[${value.map((item) => write(item, above)).join(',')}]`
    : writeObject(value, above)
  above.delete(value)
  return text
}

function writeObject(value: object, above: Set<object>): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`${value.constructor?.name ?? 'object'} has no canonical form`)
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${write(key, above)}:${write(item, above)}`).join(',')}}`
}
