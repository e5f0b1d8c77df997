/**
 * Finding what cannot be read: a keyed digest of a normalised value. Without the key nobody can try all eleven-digit numbers.
 * Keyed commitments let the journal vouch for personal data it does not hold.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from './digests.ts'
import { digestOf, type IndexKey, type Keyring, letterOf } from './keyring.ts'

/** 64 hex characters to store and to look for. `normalized` comes from `normalizePhone`, `identityKey`, `normalizeUscc`. */
export function blindIndex(keyring: Keyring, purpose: string, normalized: string): string {
  return indexUnder(keyring, keyring.index[0]!, purpose, normalized)
}

/** Under every index key, newest first: rows not yet re-indexed after a rotation are found as well (`where index in (…)`). */
export function blindIndexes(keyring: Keyring, purpose: string, normalized: string): string[] {
  return keyring.index.map((indexKey) => indexUnder(keyring, indexKey, purpose, normalized))
}

/**
 * `commitment` enters the journal, `opening` stays with the personal data. Once the opening is erased with the data, the
 * commitment says nothing any more, even to the holder of the keys (个保法 47).
 */
export function commitTo(keyring: Keyring, purpose: string, value: unknown): { commitment: string; opening: string } {
  const opening = randomBytes(32).toString('base64url')
  return {
    commitment: commitmentOf(keyring, letterOf(keyring.profile), keyring.current, purpose, value, opening),
    opening,
  }
}

export function commitmentHolds(
  keyring: Keyring,
  purpose: string,
  value: unknown,
  opening: string,
  commitment: string,
): boolean {
  const [letter, keyId] = commitment.split('.')
  if ((letter !== 'a' && letter !== 's') || !keyId) return false
  const expected = Buffer.from(commitmentOf(keyring, letter, keyId, purpose, value, opening))
  const given = Buffer.from(commitment)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function indexUnder(keyring: Keyring, { keyId, profile }: IndexKey, purpose: string, normalized: string): string {
  const key = keyring.subkey(keyId, profile, `index ${purpose}`)
  return createHmac(digestOf(profile), key).update(normalized, 'utf8').digest('hex')
}

function commitmentOf(
  keyring: Keyring,
  letter: 'a' | 's',
  keyId: string,
  purpose: string,
  value: unknown,
  opening: string,
): string {
  const profile = letter === 's' ? 'sm' : 'aes'
  const key = keyring.subkey(keyId, profile, `commit ${purpose}`)
  const mac = createHmac(digestOf(profile), key).update(canonicalJson({ opening, value })).digest('hex')
  return `${letter}.${keyId}.${mac}`
}
