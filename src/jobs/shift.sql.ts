import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/** `listed` of shift `s` as it must be at `now`: published, in force, not started, a place free. Everything that changes one of these writes this. */
export function isListed(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(s.state not in ('cancelled', 'settled') and s.taken < s.headcount and s.starts_at > ${now} and ${postIsOpen(now)})`
}
/** The post of shift `s` takes people at `now`. */
export function postIsOpen(now: Date): RawBuilder<boolean> {
  return sql<boolean>`exists (select from jobs.post p where p.market_id = s.market_id and p.post_id = s.post_id
    and p.state = 'published' and p.valid_until > ${now})`
}
/** `state` of shift `s` at `now`, as `shiftStateAt` says it. */
export function stateNow(now: Date): RawBuilder<string> {
  return sql<string>`(case when s.state in ('cancelled', 'settled') then s.state
    when s.ends_at <= ${now} then 'ended' when s.starts_at <= ${now} then 'under-way'
    when s.taken >= s.headcount then 'filled' else 'open' end)::jobs.shift_state`
}

/** Brings state and listing of a post's shifts up to what is true now; call it after any change of the post. */
export async function refreshShifts(
  tx: Tx,
  now: Date,
  { marketId, postId }: { marketId: string; postId: string },
): Promise<void> {
  await sql`update jobs.shift s set state = ${stateNow(now)}, listed = ${isListed(now)}
    where s.market_id = ${marketId} and s.post_id = ${postId} and s.state not in ('cancelled', 'settled')`.execute(tx)
}
