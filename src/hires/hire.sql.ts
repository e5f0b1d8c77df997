/** A hire with what stands around it, in one query; lists and single pages are made of the same row. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { HireState, ObjectionOutcome, PayUnit, Settlement } from './hire.rules.ts'
import { cancelFreeUntil, isOutForgotten, wageStateOf } from './hire.rules.ts'
import { cardFrom, type JobCard, termsDiffer } from './job-card.rules.ts'

export interface HireRow {
  marketId: string
  hireId: string
  shiftId: string
  postId: string
  workerId: string
  employerId: string
  state: HireState
  live: boolean
  number: string
  card: JobCard
  cardHash: string
  acceptedAt: Date
  how: JobCard['how']
  endedAt: Date | null
  endReason: string | null
  endedLate: boolean | null
  /** The last accepted change; null: the card holds. */
  changedCard: JobCard | null
  /** The last version the worker refused. */
  refusedVersion: number | null
  /** The last version whose offer fell with its post. */
  fallenVersion: number | null
  /** The last objection against "did not come". */
  objection: Objection | null
  terms: TermsNow
  shiftState: string
  postState: string | null
  postClosedFrom: string | null
  checkinRadiusM: number
  checkinSecret: string
  inAt: Date | null
  outAt: Date | null
  outHow: string | null
  breakMinutes: number | null
  workedMinutes: number | null
  pieces: number | null
  amountFen: number | null
  paidFen: number | null
  basis: Record<string, unknown> | null
  dueAt: Date | null
  confirmedAt: Date | null
  disputedAt: Date | null
  disputeSaid: string | null
  disputeSettledAt: Date | null
  disputeNote: string | null
  ratedByWorker: boolean
  ratedByEmployer: boolean
}

export interface Objection {
  said: string
  at: string
  /** Null while open. */
  outcome: ObjectionOutcome | null
  note: string | null
  decidedAt: string | null
}

/** The terms as post and shift say them now, with names; the stuff a job card is made of. */
export interface TermsNow {
  postVersion: number
  market: JobCard['market']
  employer: JobCard['employer']
  occupation: JobCard['occupation']
  kind: string
  title: string
  startsAt: string
  endsAt: string
  breakMinutes: number
  pay: { fen: number; unit: PayUnit; pieceName: string | null }
  settlement: Settlement
  place: JobCard['place']
  conditions: Record<string, unknown>
  contact: JobCard['contact']
  cancelFreeMinutes: number
}

/** As JSON says moments: UTC, milliseconds, Z. */
function jsonMoment(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Of aliases p (post), s (shift), m (market), e (employer), o (occupation). */
export const termsNow = sql<TermsNow>`json_build_object(
  'postVersion', p.version,
  'market', json_build_object('marketId', m.market_id, 'name', m.name, 'phone', m.phone),
  'employer', json_build_object('employerId', e.employer_id, 'name', e.name, 'kind', e.kind, 'level', e.level),
  'occupation', json_build_object('code', o.code, 'name', o.name),
  'kind', p.kind, 'title', p.title,
  'startsAt', ${jsonMoment(sql.ref('s.starts_at'))},
  'endsAt', ${jsonMoment(sql.ref('s.ends_at'))},
  'breakMinutes', s.break_minutes,
  'pay', json_build_object('fen', p.pay_fen, 'unit', p.pay_unit, 'pieceName', p.piece_name),
  'settlement', p.settlement,
  'place', json_build_object('text', p.place, 'divisionCode', p.division_code,
    'point', json_build_object('lat', p.lat, 'lng', p.lng), 'meetingPoint', p.meeting_point),
  'conditions', p.conditions,
  'contact', json_build_object('name', p.contact_name, 'phoneMasked', p.contact_phone_masked),
  'cancelFreeMinutes', m.cancel_free_minutes)`

/** Never leaves the server: `checkinSecret` is in it. */
export function selectHires(tx: Tx) {
  return tx
    .selectFrom('hires.hire as h')
    .innerJoin('jobs.shift as s', (on) =>
      on.onRef('s.marketId', '=', 'h.marketId').onRef('s.shiftId', '=', 'h.shiftId'),
    )
    .innerJoin('markets.market as m', 'm.marketId', 'h.marketId')
    .innerJoin('employers.employer as e', 'e.employerId', 'h.employerId')
    .leftJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 'h.marketId').onRef('p.postId', '=', 'h.postId'))
    .leftJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .leftJoin('hires.attendance as a', (on) =>
      on.onRef('a.marketId', '=', 'h.marketId').onRef('a.hireId', '=', 'h.hireId'),
    )
    .leftJoin('hires.wageDue as w', (on) =>
      on.onRef('w.marketId', '=', 'h.marketId').onRef('w.hireId', '=', 'h.hireId'),
    )
    .select([
      'h.marketId',
      'h.hireId',
      'h.shiftId',
      'h.postId',
      'h.workerId',
      'h.employerId',
      'h.state',
      'h.live',
      'h.number',
      'h.cardHash',
      'h.acceptedAt',
      'h.endedAt',
      'h.endReason',
      'h.endedLate',
      's.state as shiftState',
      'p.state as postState',
      'p.closedFrom as postClosedFrom',
      'm.checkinRadiusM',
      's.checkinSecret',
      'a.inAt',
      'a.outAt',
      'a.outHow',
      'a.breakMinutes',
      'a.workedMinutes',
      'a.pieces',
      'w.amountFen',
      'w.paidFen',
      'w.dueAt',
      'w.confirmedAt',
      'w.disputedAt',
      'w.disputeSaid',
      'w.disputeSettledAt',
      'w.disputeNote',
      sql<JobCard>`h.card`.as('card'),
      sql<JobCard['how']>`h.how`.as('how'),
      sql<Record<string, unknown> | null>`w.basis`.as('basis'),
      termsNow.as('terms'),
      sql<JobCard | null>`(select c.card from hires.card_change c where c.market_id = h.market_id and c.hire_id = h.hire_id
        and c.outcome = 'accepted' order by c.at desc, c.change_id desc limit 1)`.as('changedCard'),
      sql<
        number | null
      >`(select max(c.post_version) from hires.card_change c where c.market_id = h.market_id and c.hire_id = h.hire_id
        and c.outcome = 'refused')`.as('refusedVersion'),
      sql<
        number | null
      >`(select max(c.post_version) from hires.card_change c where c.market_id = h.market_id and c.hire_id = h.hire_id
        and c.outcome = 'fallen')`.as('fallenVersion'),
      sql<Objection | null>`(select json_build_object('said', j.said, 'at', ${jsonMoment(sql.ref('j.said_at'))}, 'outcome', j.outcome,
        'note', j.note, 'decidedAt', ${jsonMoment(sql.ref('j.decided_at'))})
        from hires.objection j where j.market_id = h.market_id and j.hire_id = h.hire_id order by j.said_at desc, j.objection_id desc limit 1)`.as(
        'objection',
      ),
      sql<boolean>`exists (select from hires.rating r where r.market_id = h.market_id and r.hire_id = h.hire_id and r.by_side = 'worker')`.as(
        'ratedByWorker',
      ),
      sql<boolean>`exists (select from hires.rating r where r.market_id = h.market_id and r.hire_id = h.hire_id and r.by_side = 'employer')`.as(
        'ratedByEmployer',
      ),
    ])
}
export function findHire(tx: Tx, marketId: string, hireId: string): Promise<HireRow | undefined> {
  return selectHires(tx).where('h.marketId', '=', marketId).where('h.hireId', '=', hireId).executeTakeFirst()
}

/** The terms that hold for this worker now. */
/** Other terms were offered and refused: the old ones hold, and leaving is free (promise 5). */
export function changeRefused(row: HireRow): boolean {
  return (row.refusedVersion ?? 0) > cardInForce(row).postVersion
}
export function cardInForce(row: HireRow): JobCard {
  return row.changedCard ?? row.card
}
/** As frozen on the card; the market's present one only for cards from before it was frozen. */
export function cancelFreeMinutesOf(row: HireRow): number {
  return cardInForce(row).cancelFreeMinutes ?? row.card.cancelFreeMinutes ?? row.terms.cancelFreeMinutes
}
/**
 * The card the worker is asked about, or null: the post has changed since, in something that matters, and they have not
 * answered. Only a text that passed its review is offered (promise 7): drafts, posts under review and those closed without
 * coming back from it leave the old terms in force.
 */
export function cardOffered(row: HireRow): JobCard | null {
  if (row.postState === null || !OFFERING.has(row.postState)) return null
  return differingCard(row)
}
/** The card that was on offer when the post was closed and that nobody answered: it has fallen, the card in force stands. */
export function cardFallen(row: HireRow): JobCard | null {
  if (row.postState !== 'closed' || !OFFERING.has(row.postClosedFrom ?? '')) return null
  return row.terms.postVersion === row.fallenVersion ? null : differingCard(row)
}
function differingCard(row: HireRow): JobCard | null {
  if (row.state !== 'accepted' || row.shiftState === 'cancelled') return null
  const now = cardInForce(row)
  if (row.terms.postVersion <= now.postVersion || row.terms.postVersion === row.refusedVersion) return null
  // The rule of leaving is the market's, not the employer's: what was frozen goes on.
  const terms = { ...row.terms, cancelFreeMinutes: cancelFreeMinutesOf(row) }
  const offered = cardFrom(terms, {
    number: row.number,
    worker: row.card.worker,
    acceptedAt: row.card.acceptedAt,
    how: row.card.how,
  })
  return termsDiffer(now, offered) ? offered : null
}
const OFFERING: ReadonlySet<string> = new Set(['published', 'paused', 'expired'])

export function lineOf(row: HireRow, now: Date) {
  const terms = cardInForce(row)
  const startsAt = new Date(terms.startsAt)
  return {
    hireId: row.hireId,
    marketId: row.marketId,
    shiftId: row.shiftId,
    postId: row.postId,
    workerId: row.workerId,
    employerId: row.employerId,
    number: row.number,
    state: row.state,
    live: row.live,
    workerName: row.card.worker.name,
    employerName: terms.employer.name,
    occupation: terms.occupation.name,
    title: terms.title,
    startsAt: terms.startsAt,
    endsAt: terms.endsAt,
    plannedBreakMinutes: terms.breakMinutes,
    pay: terms.pay,
    settlement: terms.settlement,
    place: terms.place.text,
    meetingPoint: terms.place.meetingPoint,
    point: terms.place.point,
    attendance:
      row.breakMinutes === null
        ? null
        : {
            inAt: iso(row.inAt),
            outAt: iso(row.outAt),
            breakMinutes: row.breakMinutes,
            workedMinutes: row.workedMinutes,
            pieces: row.pieces,
            outForgotten: isOutForgotten(row.state, new Date(terms.endsAt), now),
          },
    wage: wageOfRow(row, now),
    changeOffered: cardOffered(row) !== null,
    changeRefused: changeRefused(row),
    objection: row.objection,
    acceptedAt: row.acceptedAt.toISOString(),
    endedAt: iso(row.endedAt),
    endReason: row.endReason,
    endedLate: row.endedLate,
    cancelFreeUntil: cancelFreeUntil(startsAt, cancelFreeMinutesOf(row)).toISOString(),
    ratedByWorker: row.ratedByWorker,
    ratedByEmployer: row.ratedByEmployer,
  }
}

function wageOfRow(row: HireRow, now: Date) {
  if (row.amountFen === null || row.paidFen === null || !row.dueAt) return null
  const { amountFen, paidFen, dueAt, confirmedAt } = row
  return {
    amountFen,
    paidFen,
    dueAt: dueAt.toISOString(),
    state: wageStateOf({ amountFen, paidFen, confirmedAt }),
    disputed: row.disputedAt !== null && row.disputeSettledAt === null,
    overdue: paidFen < amountFen && now >= dueAt,
  }
}

export function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
