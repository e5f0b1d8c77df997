import type { Keyring } from './crypto/index.ts'
import { type Db, inTransaction, SYSTEM_SCOPE } from './database.ts'

/**
 * A lost key file would silently be replaced by a new one at the next start, and nobody's ID number could be opened
 * again. So the database remembers the fingerprints of its keys: answers the ids this keyring lacks or holds differently.
 * New keys (rotation) are remembered.
 */
export async function missingKeys(db: Db, keyring: Keyring, now: Date): Promise<string[]> {
  return inTransaction(db, SYSTEM_SCOPE, 'read write', async (tx) => {
    const known = await tx.selectFrom('kernel.keyring').select(['keyId', 'fingerprint']).execute()
    const missing = known.filter((k) => keyring.fingerprints[k.keyId] !== k.fingerprint).map((k) => k.keyId)
    if (missing.length > 0) return missing
    const fresh = Object.entries(keyring.fingerprints).map(([keyId, fingerprint]) => ({
      keyId,
      fingerprint,
      seenAt: now,
    }))
    await tx
      .insertInto('kernel.keyring')
      .values(fresh)
      .onConflict((c) => c.column('keyId').doNothing())
      .execute()
    return []
  })
}
