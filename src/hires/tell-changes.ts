import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { canonicalJson, sha256 } from '#kernel/crypto/index.ts'
import { cardFallen, cardOffered, selectHires } from './hire.sql.ts'
import type { JobCard } from './job-card.rules.ts'
import { lockHire } from './lock-hire.ts'
import { tell } from './tell.ts'

const BATCH = 500

/**
 * Promise 5 as somebody hears it: changed terms are said once a version to whom they are offered; an offer nobody answered falls
 * when its post is closed, and both sides hear that the card stands.
 */
export async function tellChanges(ctx: Ctx): Promise<void> {
  for (let after: string | null = null; ; ) {
    const rows = await changed(ctx, after)
    for (const { toldVersion, ...row } of rows) {
      const offered = cardOffered(row)
      if (offered && offered.postVersion > (toldVersion ?? 0)) await offer(ctx, row, offered)
      if (cardFallen(row)) await fall(ctx, row)
    }
    after = rows.at(-1)?.hireId ?? null
    if (rows.length < BATCH) return
  }
}

/** Live hires whose post has another text than their card, of posts that are open or were closed within the week. */
function changed(ctx: Ctx, after: string | null) {
  return selectHires(ctx.db)
    .select(
      sql<
        number | null
      >`(select max((j.data->>'postVersion')::int) from kernel.journal j where j.subject_id = h.hire_id and j.kind = 'hire.change-offered')`.as(
        'toldVersion',
      ),
    )
    .where('h.live', '=', true)
    .where('h.state', '=', 'accepted')
    .where(sql<boolean>`p.version > (h.card->>'postVersion')::int`)
    .where((eb) => eb.or([eb('p.state', '!=', 'closed'), eb('p.endedAt', '>', new Date(ctx.now.getTime() - WEEK_MS))]))
    .$if(after !== null, (q) => q.where('h.hireId', '>', after!))
    .orderBy('h.hireId')
    .limit(BATCH)
    .execute()
}
const WEEK_MS = 7 * 86_400_000

type Key = { marketId: string; hireId: string; workerId: string; employerId: string }

async function offer(ctx: Ctx, { workerId, employerId, ...row }: Key, { postVersion }: JobCard): Promise<void> {
  const { marketId, hireId } = row
  await ctx.journal({
    kind: 'hire.change-offered',
    marketId,
    subjectId: hireId,
    data: { postVersion, workerId, employerId },
  })
  await tell(ctx, 'change-offered', row)
}

async function fall(ctx: Ctx, key: Key): Promise<void> {
  const { marketId, hireId, workerId, employerId } = key
  // As it stands now that it is held: the worker may have left meanwhile.
  const offered = cardFallen(await lockHire(ctx, key))
  if (!offered) return
  const card = canonicalJson(offered)
  await ctx.db
    .insertInto('hires.cardChange')
    .values({
      marketId,
      changeId: ctx.newId(),
      hireId,
      postVersion: offered.postVersion,
      outcome: 'fallen',
      card,
      cardHash: sha256(card),
      at: ctx.now,
      byPersonId: null,
    })
    .execute()
  await ctx.journal({
    kind: 'hire.change-fallen',
    marketId,
    subjectId: hireId,
    data: { postVersion: offered.postVersion, cardHash: sha256(card), workerId, employerId },
  })
  await tell(ctx, 'change-fallen', key)
}
