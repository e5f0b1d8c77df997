import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from '#markets/index.ts'
import { cardNumberOf } from './worker.rules.ts'
import { lineOf, papersMissing, selectLines } from './worker.sql.ts'
import type * as api from './workers.api.ts'

/**
 * Workers tied to the market. Four digits are the end of a phone, ten a card, letters a reading or its initials, anything else the
 * beginning of a name.
 */
export const findWorkers: Handler<typeof api.findWorkers> = async ({ params: { marketId }, query }, ctx) => {
  const from = readCursor<[string]>(query.after, ['id'])
  const text = query.text?.normalize('NFC') ?? ''
  const rows = await selectLines(ctx.db)
    .innerJoin('accounts.tie as tie', (on) =>
      on.onRef('tie.personId', '=', 'w.workerId').on('tie.marketId', '=', marketId),
    )
    .$if(text !== '', (q) => {
      const card = cardNumberOf(text)
      if (/^\d{4}$/.test(text)) return q.where('p.phoneTail', '=', text)
      if (card) return q.where('w.cardNumber', '=', card)
      const start = `${text
        .toLowerCase()
        .replaceAll(/[\s'’]/g, '')
        .replaceAll(/[\\%_]/g, '\\$&')}%`
      if (/^[a-z\s'’]+$/i.test(text))
        return q.where((eb) => eb.or([eb('p.namePinyin', 'like', start), eb('p.nameInitials', 'like', start)]))
      return q.where('p.name', 'like', start)
    })
    .$if(query.occupation !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('workers.trade as t')
            .select('t.workerId')
            .whereRef('t.workerId', '=', 'w.workerId')
            .where('t.occupation', '=', query.occupation!),
        ),
      ),
    )
    .$if(query.papersMissing === true, (q) => q.where(papersMissing))
    .$if(query.looking === true, (q) => q.where('w.lookingUntil', '>', ctx.now))
    .$if(from !== null, (q) => q.where('w.workerId', '<', from![0]))
    .orderBy('w.workerId', 'desc')
    .limit(query.limit + 1)
    .execute()
  return page(
    rows,
    query.limit,
    (row) => [row.workerId],
    (row) => lineOf(ctx, row),
  )
}
