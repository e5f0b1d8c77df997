import { sql } from 'kysely'
import type { Actor, Journal } from './context.ts'
import { NO_MARKET } from './context.ts'
import { canonicalJson, sha256 } from './crypto/index.ts'
import { type Db, inTransaction, SYSTEM_SCOPE, type Tx } from './database.ts'

/** Writes one entry and marks it for the sealer, in the caller's transaction. */
export const writeJournal: Journal = async (tx, actor: Actor | null, now, entry) => {
  const market = entry.marketId ?? actor?.marketId ?? NO_MARKET
  // The id is taken first so that no row has to be read back: the writer may not be allowed to see what it wrote.
  await sql`
    with id as (select nextval('kernel.journal_journal_id_seq') as journal_id),
    entry as (
      insert into kernel.journal (market_id, journal_id, at, kind, subject_id, actor_id, actor_as, for_person_id, reason, data, commitment)
      overriding system value
      select ${market}::uuid, id.journal_id, ${now}::timestamptz, ${entry.kind}, ${entry.subjectId ?? null}::uuid, ${actor?.personId ?? null}::uuid,
        ${actor?.as ?? null}, ${entry.forPersonId ?? null}::uuid, ${entry.reason ?? null}, ${JSON.stringify(entry.data ?? {})}::jsonb, ${entry.commitment ?? null}
      from id)
    insert into kernel.unsealed (market_id, journal_id) select ${market}::uuid, journal_id from id`.execute(tx)
}

export interface SealedEntry {
  position: number
  marketId: string
  journalId: number
  at: Date
  kind: string
  subjectId: string | null
  actorId: string | null
  actorAs: string | null
  forPersonId: string | null
  data: Record<string, unknown>
}

const BATCH = 500

/**
 * Chains what was written since the last call: each market has its own hash chain, and every entry gets a gap-free
 * position over all markets, so that consumers never skip an entry whose transaction was slow.
 * One sealer at a time, held by the lock on its head row. Answers the entries it sealed.
 */
export async function seal(db: Db, now: Date): Promise<SealedEntry[]> {
  return inTransaction(db, SYSTEM_SCOPE, 'read write', async (tx) => {
    const head = await tx
      .selectFrom('kernel.feedHead')
      .select('position')
      .where('name', '=', 'sealer')
      .forUpdate()
      .executeTakeFirstOrThrow()
    const entries = await tx
      .selectFrom('kernel.unsealed as u')
      .innerJoin('kernel.journal as j', (on) =>
        on.onRef('j.marketId', '=', 'u.marketId').onRef('j.journalId', '=', 'u.journalId'),
      )
      .selectAll('j')
      .orderBy('j.journalId')
      .limit(BATCH)
      .execute()
    if (entries.length === 0) return []
    const markets = [...new Set(entries.map((e) => e.marketId))]
    const heads = new Map(
      (await tx.selectFrom('kernel.chainHead').selectAll().where('marketId', 'in', markets).execute()).map((h) => [
        h.marketId,
        h,
      ]),
    )
    let position = head.position
    const links = entries.map((entry) => {
      const last = heads.get(entry.marketId)
      const hash = linkHash(last?.hash ?? GENESIS, entry)
      const seq = (last?.seq ?? 0) + 1
      heads.set(entry.marketId, { marketId: entry.marketId, seq, hash, at: now })
      position += 1
      return { marketId: entry.marketId, seq, journalId: entry.journalId, position, hash, at: now }
    })
    await tx.insertInto('kernel.chainLink').values(links).execute()
    for (const marketId of markets) {
      const { seq, hash } = heads.get(marketId)!
      await tx
        .insertInto('kernel.chainHead')
        .values({ marketId, seq, hash, at: now })
        .onConflict((c) => c.column('marketId').doUpdateSet({ seq, hash, at: now }))
        .execute()
    }
    await tx
      .deleteFrom('kernel.unsealed')
      .where((eb) =>
        eb(
          eb.refTuple('marketId', 'journalId'),
          'in',
          entries.map((e) => eb.tuple(e.marketId, e.journalId)),
        ),
      )
      .execute()
    await tx.updateTable('kernel.feedHead').set({ position }).where('name', '=', 'sealer').execute()
    return entries.map((e, i) => ({ ...e, position: links[i]!.position, data: e.data as Record<string, unknown> }))
  })
}

export const GENESIS = sha256('linggong')

type Hashed = {
  marketId: string
  journalId: number
  at: Date
  kind: string
  subjectId: string | null
  actorId: string | null
  actorAs: string | null
  forPersonId: string | null
  reason: string | null
  data: unknown
  commitment: string | null
}
function linkHash(previous: string, e: Hashed): string {
  const { marketId, journalId, at, kind, subjectId, actorId, actorAs, forPersonId, reason, data, commitment } = e
  return sha256(
    previous +
      canonicalJson({
        marketId,
        journalId,
        at: at.toISOString(),
        kind,
        subjectId,
        actorId,
        actorAs,
        forPersonId,
        reason,
        data,
        commitment,
      }),
  )
}

export interface ChainFault {
  marketId: string
  seq: number
  what: 'missing-link' | 'missing-entry' | 'changed' | 'cut-tail'
}

/**
 * Recomputes a market's chain from its first link; answers the first fault, or null when the chain is whole. The sealer goes on
 * meanwhile, and each read sees what is there by then: the chain must hold the head read before and reach no further than the one after.
 */
export async function verifyChain(tx: Tx, marketId: string): Promise<ChainFault | null> {
  const headNow = () =>
    tx.selectFrom('kernel.chainHead').selectAll().where('marketId', '=', marketId).executeTakeFirst()
  const before = await headNow()
  let atHead = GENESIS
  let previous = GENESIS
  let seq = 0
  for (;;) {
    const rows = await tx
      .selectFrom('kernel.chainLink as l')
      .leftJoin('kernel.journal as j', (on) =>
        on.onRef('j.marketId', '=', 'l.marketId').onRef('j.journalId', '=', 'l.journalId'),
      )
      .select([
        'l.seq',
        'l.hash',
        'l.journalId',
        'j.at',
        'j.kind',
        'j.subjectId',
        'j.actorId',
        'j.actorAs',
        'j.forPersonId',
        'j.reason',
        'j.data',
        'j.commitment',
      ])
      .where('l.marketId', '=', marketId)
      .where('l.seq', '>', seq)
      .orderBy('l.seq')
      .limit(1000)
      .execute()
    for (const row of rows) {
      if (row.seq !== seq + 1) return { marketId, seq: seq + 1, what: 'missing-link' }
      if (!row.at || !row.kind) return { marketId, seq: row.seq, what: 'missing-entry' }
      const hash = linkHash(previous, {
        ...row,
        marketId,
        at: row.at,
        kind: row.kind,
        journalId: row.journalId,
        reason: row.reason,
      })
      if (hash !== row.hash) return { marketId, seq: row.seq, what: 'changed' }
      previous = hash
      seq = row.seq
      if (seq === before?.seq) atHead = hash
    }
    if (rows.length < 1000) break
  }
  if (before && before.seq > seq) return { marketId, seq: seq + 1, what: 'cut-tail' }
  if (before && before.hash !== atHead) return { marketId, seq: before.seq, what: 'cut-tail' }
  if (((await headNow())?.seq ?? 0) < seq) return { marketId, seq, what: 'cut-tail' }
  return null
}
