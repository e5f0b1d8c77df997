import { addDays, momentOf } from '#kernel/clock.ts'
import { NO_MARKET } from '#kernel/context.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './audit.api.ts'

export const listJournal: Handler<typeof api.listJournal> = async ({ query }, { db }) => {
  const { after, limit, marketId, kind, actorId, subjectId, fromOn, toOn } = query
  const rows = await db
    .selectFrom('kernel.journal as j')
    .leftJoin('kernel.chainLink as l', (on) =>
      on.onRef('l.marketId', '=', 'j.marketId').onRef('l.journalId', '=', 'j.journalId'),
    )
    .select([
      'j.journalId',
      'j.marketId',
      'j.at',
      'j.kind',
      'j.subjectId',
      'j.actorId',
      'j.actorAs',
      'j.forPersonId',
      'j.reason',
      'j.data',
      'l.seq',
    ])
    .$if(after !== undefined, (q) => q.where('j.journalId', '<', Number(after) || 0))
    .$if(marketId !== undefined, (q) => q.where('j.marketId', '=', marketId!))
    .$if(actorId !== undefined, (q) => q.where('j.actorId', '=', actorId!))
    .$if(subjectId !== undefined, (q) => q.where('j.subjectId', '=', subjectId!))
    .$if(kind !== undefined, (q) =>
      kind!.includes('.')
        ? q.where('j.kind', '=', kind!)
        : q.where('j.kind', 'like', `${kind!.replaceAll(/[%_\\]/g, '')}.%`),
    )
    .$if(fromOn !== undefined, (q) => q.where('j.at', '>=', momentOf(fromOn!)))
    .$if(toOn !== undefined, (q) => q.where('j.at', '<', momentOf(addDays(toOn!, 1))))
    .orderBy('j.journalId', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(({ seq, data, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    data: data as Record<string, unknown>,
    sealed: seq !== null,
    marketId: row.marketId === NO_MARKET ? null : row.marketId,
  }))
  return { items, next: rows.length > limit ? String(items.at(-1)!.journalId) : null }
}
