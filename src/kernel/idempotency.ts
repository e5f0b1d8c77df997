import { canonicalJson, sha256 } from './crypto/index.ts'
import type { Tx } from './database.ts'
import { Failure } from './failure.ts'

interface Request {
  personId: string
  key: string
  endpoint: string
  input: { params?: unknown; query?: unknown; body?: unknown; upload?: { bytes: Uint8Array } }
  now: Date
}

/**
 * Promise 4: a write may be retried with the same key and happens once. The row lies in the same transaction as the
 * effect; a second request with the key waits on the row until the first has ended, then gets its reply. A refused
 * request leaves no row: it had no effect, and trying again is free.
 */
export async function once(
  tx: Tx,
  { personId, key, endpoint, input, now }: Request,
  act: () => Promise<unknown>,
): Promise<unknown> {
  const requestHash = sha256(
    canonicalJson({ endpoint, params: input.params, query: input.query, body: input.body }) +
      (input.upload ? sha256(input.upload.bytes) : ''),
  )
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kernel.idempotency')
    .values({ personId, key, endpoint, requestHash, at: now })
    .onConflict((c) => c.columns(['personId', 'key']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) {
    const first = await tx
      .selectFrom('kernel.idempotency')
      .select(['requestHash', 'reply'])
      .where('personId', '=', personId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    if (first.requestHash !== requestHash) throw new Failure('key-used-otherwise', { status: 422 })
    return (first.reply as { answer: unknown } | null)?.answer
  }
  const answer = await act()
  await tx
    .updateTable('kernel.idempotency')
    .set({ reply: JSON.stringify({ answer }) })
    .where('personId', '=', personId)
    .where('key', '=', key)
    .execute()
  return answer
}
