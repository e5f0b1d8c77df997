/**
 * Personal data at rest: `lg1.<a|s>.<key id>.<base64url>`. The header, the purpose and the caller's `aad` (table, column, row
 * id) are authenticated, so a value neither changes profile nor moves to another row unnoticed.
 *
 * AES-GCM uses random 96-bit nonces: safe to 2³² values under one subkey, which is one purpose of one key.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keyring, Profile } from './keyring.ts'
import { KEY_ID, letterOf } from './keyring.ts'

/** Not a sealed value, damaged, or not meant for this purpose and row. Never says which. */
export class Unsealable extends Error {
  override name = 'Unsealable'
  constructor() {
    super('the sealed value cannot be opened')
  }
}

/** `purpose` names the kind of data (`workers.worker.phone`), `aad` the row it belongs to. */
export function sealField(keyring: Keyring, purpose: string, plain: string, aad: string): string {
  const header = headerOf(keyring.profile, keyring.current)
  const body = sealBody(
    keyring,
    keyring.profile,
    keyring.current,
    purpose,
    Buffer.from(plain, 'utf8'),
    bound(header, aad),
  )
  return `${header}${body.toString('base64url')}`
}

/** Throws `Unsealable`, or `UnknownKey` when the key has left the keyring. */
export function openField(keyring: Keyring, purpose: string, sealed: string, aad: string): string {
  const { header, profile, keyId, body } = partsOf(sealed)
  return openBody(keyring, profile, keyId, purpose, Buffer.from(body, 'base64url'), bound(header, aad)).toString('utf8')
}

/** Whether this was sealed under an older key or the other profile, for the background re-sealing after a rotation. */
export function needsReseal(keyring: Keyring, sealed: string): boolean {
  const { profile, keyId } = partsOf(sealed)
  return keyId !== keyring.current || profile !== keyring.profile
}

/** The key a value was sealed under, for the count of what a rotation still has to do. */
export function keyIdOf(sealed: string): string {
  return partsOf(sealed).keyId
}

/** The same for files: the header is a line of text, the body is bytes. */
export function sealBytes(keyring: Keyring, purpose: string, plain: Uint8Array, aad: string): Buffer {
  const header = headerOf(keyring.profile, keyring.current)
  const body = sealBody(keyring, keyring.profile, keyring.current, purpose, plain, bound(header, aad))
  return Buffer.concat([Buffer.from(`${header}\n`), body])
}

export function openBytes(keyring: Keyring, purpose: string, sealed: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const end = bytes.subarray(0, 64).indexOf(10)
  if (end < 0) throw new Unsealable()
  const { header, profile, keyId, body } = partsOf(bytes.toString('latin1', 0, end))
  if (body !== '') throw new Unsealable()
  return openBody(keyring, profile, keyId, purpose, bytes.subarray(end + 1), bound(header, aad))
}

/** `needsReseal` for files. */
export function bytesNeedReseal(keyring: Keyring, sealed: Uint8Array): boolean {
  const head = Buffer.from(sealed.buffer, sealed.byteOffset, Math.min(64, sealed.byteLength)).toString('latin1')
  return needsReseal(keyring, head.slice(0, Math.max(0, head.indexOf('\n'))))
}

function headerOf(profile: Profile, keyId: string): string {
  return `lg1.${letterOf(profile)}.${keyId}.`
}

function partsOf(sealed: string): { header: string; profile: Profile; keyId: string; body: string } {
  const [version, letter, keyId, body, more] = sealed.split('.')
  if (version !== 'lg1' || (letter !== 'a' && letter !== 's') || !keyId || !KEY_ID.test(keyId)) throw new Unsealable()
  if (body === undefined || more !== undefined || !/^[\w-]*$/u.test(body)) throw new Unsealable()
  const profile = letter === 's' ? 'sm' : 'aes'
  return { header: headerOf(profile, keyId), profile, keyId, body }
}

function bound(header: string, aad: string): Buffer {
  return Buffer.from(`${header}\n${aad}`, 'utf8')
}

function sealBody(
  keyring: Keyring,
  profile: Profile,
  keyId: string,
  purpose: string,
  plain: Uint8Array,
  aad: Buffer,
): Buffer {
  if (profile === 'aes') {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyring.subkey(keyId, 'aes', `seal ${purpose}`), nonce)
    cipher.setAAD(aad)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const iv = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', keyring.subkey(keyId, 'sm', `seal ${purpose}`, 16), iv)
  const hidden = Buffer.concat([iv, cipher.update(plain), cipher.final()])
  return Buffer.concat([hidden, macOf(keyring, keyId, purpose, hidden, aad)])
}

function openBody(
  keyring: Keyring,
  profile: Profile,
  keyId: string,
  purpose: string,
  body: Buffer,
  aad: Buffer,
): Buffer {
  if (profile === 'aes') {
    if (body.length < 28) throw new Unsealable()
    const key = keyring.subkey(keyId, 'aes', `seal ${purpose}`)
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(aad)
    decipher.setAuthTag(body.subarray(-16))
    const plain = decipher.update(body.subarray(12, -16))
    try {
      return Buffer.concat([plain, decipher.final()])
    } catch {
      throw new Unsealable()
    }
  }
  if (body.length < 48) throw new Unsealable()
  const hidden = body.subarray(0, -32)
  if (!timingSafeEqual(macOf(keyring, keyId, purpose, hidden, aad), body.subarray(-32))) throw new Unsealable()
  const key = keyring.subkey(keyId, 'sm', `seal ${purpose}`, 16)
  const decipher = createDecipheriv('sm4-ctr', key, hidden.subarray(0, 16))
  return Buffer.concat([decipher.update(hidden.subarray(16)), decipher.final()])
}

function macOf(keyring: Keyring, keyId: string, purpose: string, hidden: Buffer, aad: Buffer): Buffer {
  // The length of the aad comes first: no two pairs of aad and ciphertext make the same input.
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(aad.length))
  const key = keyring.subkey(keyId, 'sm', `mac ${purpose}`)
  return createHmac('sm3', key).update(length).update(aad).update(hidden).digest()
}
