/**
 * Master keys and the subkeys made from them. Every ciphertext, index and commitment is under a subkey for one purpose, so
 * that a value sealed for one column cannot be moved into another.
 *
 * Two profiles (`sm` for 密评): `aes` = AES-256-GCM, HMAC-SHA-256; `sm` = SM4-CTR with HMAC-SM3, encrypt then MAC, because
 * OpenSSL has no SM4-GCM. A keyring writes one and always reads both.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type Profile = 'aes' | 'sm'

/**
 * How a keyring is kept by its provider. `index[0]` makes blind indexes, the others are still looked up; `a.k1` is key k1 with
 * HMAC-SHA-256, `s.k1` with HMAC-SM3, so that a change of profile leaves every index findable.
 */
export type KeyringSpec = {
  profile: Profile
  current: string
  index: string[]
  /** Key id → 32 random bytes in base64url. A key leaves only when nothing is sealed under it any more. */
  keys: Record<string, string>
}

export type IndexKey = { keyId: string; profile: Profile }

export type Keyring = {
  readonly profile: Profile
  readonly current: string
  readonly index: readonly IndexKey[]
  /** Key id → a value that betrays nothing of the key, to notice at start that the database belongs to another keyring. */
  readonly fingerprints: Readonly<Record<string, string>>
  /** 32 bytes for one purpose under one key; throws `UnknownKey`. */
  subkey(keyId: string, profile: Profile, purpose: string, length?: number): Buffer
}

export class UnknownKey extends Error {
  override name = 'UnknownKey'
  constructor(keyId: string) {
    super(`no key ${JSON.stringify(keyId)} in the keyring`)
  }
}

export class BadKeyring extends Error {
  override name = 'BadKeyring'
}

/** Checks the spec whole, so that a damaged keyring stops the start and not the first worker. */
export function openKeyring(spec: KeyringSpec): Keyring {
  const masters = new Map<string, Buffer>()
  if (spec.profile !== 'aes' && spec.profile !== 'sm') throw new BadKeyring('profile must be aes or sm')
  for (const [id, text] of Object.entries(spec.keys ?? {})) {
    if (!KEY_ID.test(id)) throw new BadKeyring(`key id ${JSON.stringify(id)} may hold a–z, 0–9 and - only`)
    const secret = Buffer.from(text, 'base64url')
    if (secret.length !== 32) throw new BadKeyring(`key ${id} is not 32 bytes`)
    masters.set(id, secret)
  }
  if (!Array.isArray(spec.index) || spec.index.length === 0) throw new BadKeyring('index names no key')
  const index = spec.index.map(indexKeyOf)
  for (const id of [spec.current, ...index.map(({ keyId }) => keyId)])
    if (!masters.has(id)) throw new BadKeyring(`key ${JSON.stringify(id)} is named but missing`)
  const derived = new Map<string, Buffer>()
  return {
    profile: spec.profile,
    current: spec.current,
    index,
    fingerprints: Object.fromEntries(
      [...masters].map(([id, secret]) => [
        id,
        createHmac('sha256', secret).update('linggong keyring').digest('hex').slice(0, 32),
      ]),
    ),
    subkey(keyId, profile, purpose, length = 32) {
      const name = `${keyId}\n${profile}\n${length}\n${purpose}`
      const known = derived.get(name)
      if (known) return known
      const master = masters.get(keyId)
      if (!master) throw new UnknownKey(keyId)
      const key = Buffer.from(hkdfSync(digestOf(profile), master, 'linggong', `${profile}\n${purpose}`, length))
      derived.set(name, key)
      return key
    },
  }
}

export function newKeyringSpec(profile: Profile = 'aes'): KeyringSpec {
  return {
    profile,
    current: 'k1',
    index: [`${letterOf(profile)}.k1`],
    keys: { k1: randomBytes(32).toString('base64url') },
  }
}

/**
 * A new current key; what was sealed stays readable and `needsReseal` finds it. `index: true` also begins a new index key,
 * which asks for a re-index of every row.
 */
export function rotateKeyring(spec: KeyringSpec, options: { profile?: Profile; index?: boolean } = {}): KeyringSpec {
  const numbers = Object.keys(spec.keys).map((id) => Number(/^k(\d+)$/u.exec(id)?.[1] ?? 0))
  const id = `k${Math.max(0, ...numbers) + 1}`
  const profile = options.profile ?? spec.profile
  return {
    profile,
    current: id,
    index: options.index ? [`${letterOf(profile)}.${id}`, ...spec.index] : spec.index,
    keys: { ...spec.keys, [id]: randomBytes(32).toString('base64url') },
  }
}

export function digestOf(profile: Profile): 'sha256' | 'sm3' {
  return profile === 'sm' ? 'sm3' : 'sha256'
}

export function letterOf(profile: Profile): 'a' | 's' {
  return profile === 'sm' ? 's' : 'a'
}

function indexKeyOf(entry: string): IndexKey {
  const [letter, keyId] = String(entry).split('.')
  if ((letter !== 'a' && letter !== 's') || !keyId)
    throw new BadKeyring(`index ${JSON.stringify(entry)} is not like a.k1`)
  return { keyId, profile: letter === 's' ? 'sm' : 'aes' }
}

export const KEY_ID = /^[a-z0-9-]{1,32}$/u
