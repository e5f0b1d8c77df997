import { sql } from 'kysely'
import { tiePerson } from '#accounts/index.ts'
import { levelNow, mayPublish } from '#employers/employer.rules.ts'
import { takePlace } from '#jobs/index.ts'
import { dayOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { canonicalJson, sha256 } from '#kernel/crypto/index.ts'
import { violates } from '#kernel/database.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { lockWorker, type WorkerForHire } from '#workers/index.ts'
import { findHire, type HireRow, lineOf, type TermsNow, termsNow } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { cardFrom, hireNumber } from './job-card.rules.ts'
import { tell } from './tell.ts'
import { spanText } from './times.ts'
import { heldAgainstLaw, mustBeOfAge } from './whether-lawful.ts'

/**
 * Promises 1, 2, 3, 5, 6 in one transaction and a fixed order: worker row, busy time, hire, and the shift last, so that the row
 * a hundred rivals wait for is held only until COMMIT. The guards decide (EXCLUDE, `taken < headcount`); what is read before
 * them gives the refusal its facts and turns late rivals away without a write.
 */
export const acceptShift: Handler<typeof api.acceptShift> = async ({ params, body }, ctx) => {
  const { marketId, shiftId, workerId } = params
  const actor = actorOf(ctx)
  // The shift's count is not the worker's row, and the market's staff are to see the hire.
  if (actor.as === 'worker') await ctx.within(marketId)
  const worker = orMissing(await lockWorker(ctx, workerId), 'no-worker')
  const shift = orMissing(await findShift(ctx, params), 'no-shift')
  if (shift.existing) return lineOf((await findHire(ctx.db, marketId, shift.existing))!, ctx.now)
  refuse(ctx, worker, shift, body.postVersion)
  const warned = await heldAgainstLaw(ctx, worker, { ...shift, marketName: shift.terms.market.name })
  const hireId = ctx.newId()
  const how: HireRow['how'] = actor.as === 'worker' ? (body.how ?? 'phone') : 'desk'
  const card = cardFrom(shift.terms, {
    number: hireNumber(hireId, dayOf(shift.startsAt)),
    worker: { workerId, name: worker.name, cardNumber: worker.cardNumber },
    acceptedAt: ctx.now.toISOString(),
    how,
  })
  const text = canonicalJson(card)
  const busyFrom = new Date(shift.startsAt.getTime() - shift.travelMarginMinutes * 60_000)
  try {
    await sql`
      with busy as (
        insert into hires.busy (worker_id, hire_id, market_id, during)
        values (${workerId}, ${hireId}, ${marketId}, tstzrange(${busyFrom}, ${shift.endsAt}, '[)')))
      insert into hires.hire (market_id, hire_id, shift_id, post_id, worker_id, employer_id, number, card, card_hash, accepted_at, accepted_by, how)
      values (${marketId}, ${hireId}, ${shiftId}, ${shift.postId}, ${workerId}, ${shift.employerId}, ${card.number}, ${text}::jsonb,
        ${sha256(text)}, ${ctx.now}, ${actor.personId}, ${how})`.execute(ctx.db)
  } catch (error) {
    // Only where the other hire is not the caller's to see: a clerk of another market learns that there is one, not which.
    if (violates(error, 'busy_no_overlap')) throw new Failure('overlaps', { facts: { when: '这个时间' } })
    throw error
  }
  if (!shift.tied) await tiePerson(ctx, workerId, marketId, 'hired')
  await ctx.journal({
    kind: 'hire.accepted',
    marketId,
    subjectId: hireId,
    forPersonId: actor.personId === workerId ? null : workerId,
    data: {
      shiftId,
      postId: shift.postId,
      workerId,
      employerId: shift.employerId,
      cardHash: sha256(text),
      how,
      ...(warned.length > 0 && { lawWarnings: warned }),
    },
  })
  await tell(ctx, 'accepted', { marketId, hireId })
  refuseIf(await takePlace(ctx, { marketId, shiftId }))
  return lineOf(freshRow(), ctx.now)

  function freshRow(): HireRow {
    return {
      marketId,
      hireId,
      shiftId,
      postId: shift.postId,
      workerId,
      employerId: shift.employerId,
      state: 'accepted',
      live: true,
      number: card.number,
      card,
      cardHash: sha256(text),
      acceptedAt: ctx.now,
      how,
      endedAt: null,
      endReason: null,
      endedLate: null,
      changedCard: null,
      refusedVersion: null,
      fallenVersion: null,
      objection: null,
      terms: shift.terms,
      shiftState: 'open',
      postState: 'published',
      postClosedFrom: null,
      checkinRadiusM: 0,
      checkinSecret: '',
      inAt: null,
      outAt: null,
      outHow: null,
      breakMinutes: null,
      workedMinutes: null,
      pieces: null,
      amountFen: null,
      paidFen: null,
      basis: null,
      dueAt: null,
      confirmedAt: null,
      disputedAt: null,
      disputeSaid: null,
      disputeSettledAt: null,
      disputeNote: null,
      ratedByWorker: false,
      ratedByEmployer: false,
    }
  }
}

interface ShiftNow {
  postId: string
  employerId: string
  state: string
  postState: string
  validUntil: Date
  startsAt: Date
  endsAt: Date
  placesLeft: number
  travelMarginMinutes: number
  level: Parameters<typeof levelNow>[0]
  levelUntil: Date | null
  minAge: number | null
  minors: string | null
  minorsItem: string | null
  occupation: string
  terms: TermsNow
  existing: string | null
  otherFrom: Date | null
  otherTo: Date | null
  tied: boolean
}

/** After the worker is locked: every hire of theirs that was accepted before is visible here. */
async function findShift(
  ctx: Ctx,
  { marketId, shiftId, workerId }: { marketId: string; shiftId: string; workerId: string },
): Promise<ShiftNow | undefined> {
  const { rows } = await sql<ShiftNow>`
    select s.post_id, p.occupation, s.employer_id, s.state, p.state as post_state, p.valid_until, s.starts_at, s.ends_at, s.headcount - s.taken as places_left,
      m.travel_margin_minutes, e.level, e.level_until, p.min_age, o.row->>'minors' as minors,
      o.row->>'minorsItem' as minors_item, ${termsNow} as terms,
      (select h.hire_id from hires.hire h
       where h.market_id = s.market_id and h.shift_id = s.shift_id and h.worker_id = ${workerId} and h.live) as existing,
      other.from_at as other_from, other.to_at as other_to,
      exists (select from accounts.tie t where t.person_id = ${workerId} and t.market_id = s.market_id) as tied
    from jobs.shift s
    join jobs.post p on p.market_id = s.market_id and p.post_id = s.post_id
    join markets.market m on m.market_id = s.market_id
    join employers.employer e on e.employer_id = s.employer_id
    join occupations.occupation o on o.code = p.occupation
    left join lateral (select lower(b.during) as from_at, upper(b.during) as to_at from hires.busy b
      where b.worker_id = ${workerId} and b.live
        and b.during && tstzrange(s.starts_at - make_interval(mins => m.travel_margin_minutes), s.ends_at, '[)') limit 1) other on true
    where s.market_id = ${marketId} and s.shift_id = ${shiftId}`.execute(ctx.db)
  return rows[0]
}

/** What cannot be taken by anyone first, then what this person cannot take: nobody is asked for papers for a job that is gone. */
function refuse(ctx: Ctx, worker: WorkerForHire, shift: ShiftNow, postVersion: number | undefined): void {
  if (shift.state === 'cancelled' || shift.postState !== 'published' || shift.validUntil <= ctx.now)
    throw new Failure('shift-closed')
  if (shift.startsAt <= ctx.now) throw new Failure('too-late')
  // Also in the minute before the post of an employer whose approval has run out is taken off the board.
  if (!mayPublish(levelNow(shift.level, shift.levelUntil, ctx.now))) throw new Failure('blocked')
  if (shift.placesLeft <= 0) throw new Failure('shift-full')
  mustBeOfAge(worker, { ...shift, marketName: shift.terms.market.name })
  if (shift.otherFrom && shift.otherTo)
    throw new Failure('overlaps', { facts: { when: spanText(shift.otherFrom, shift.otherTo) } })
  if (postVersion !== undefined && postVersion !== shift.terms.postVersion) throw new Failure('post-changed')
}
