import { actorOf, type Ctx } from './context.ts'

export interface ClearReading {
  /** Whose data it is: they can read this in their access log. */
  personId: string
  /** phone, identity, contact-phone, paper … */
  what: string
  reason: string
  marketId?: string | null
}

/**
 * Promise 10. A clear reading is a GET (a write's reply is stored for its key, and what was read must be kept nowhere); its
 * endpoint says `clear: true`, which lets its transaction write. Notes that the caller reads somebody's data in clear, in the person's access log and in the journal.
 */
export async function noteClearReading(ctx: Ctx, { personId, what, reason, marketId }: ClearReading): Promise<void> {
  const { personId: byPersonId, as } = actorOf(ctx)
  await ctx.db
    .insertInto('kernel.clearReading')
    .values({ personId, readingId: ctx.newId(), at: ctx.now, byPersonId, byAs: as, what, reason })
    .execute()
  await ctx.journal({
    kind: 'person.read-clear',
    marketId: marketId ?? null,
    subjectId: personId,
    reason,
    data: { what },
  })
}
