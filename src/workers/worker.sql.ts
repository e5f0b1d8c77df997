import { sql } from 'kysely'
import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Tx } from '#kernel/database.ts'
import { orMissing } from '#kernel/failure.ts'
import { ageOfPerson, type LANGUAGES, type TRADE_LEVELS, type VEHICLES, whyNotIntroduced } from './worker.rules.ts'

export interface WorkerForHire {
  workerId: string
  name: string
  cardNumber: string
  identityKind: Parameters<typeof whyNotIntroduced>[0]['identityKind']
  bornOn: string | null
  /** When a clerk saw the paper. */
  identityCheckedAt: Date | null
  /** From the ID paper; for the protection lists only. */
  sex: 'male' | 'female' | null
}

/** Holds the worker's row until COMMIT and says who they are: the first step of everything that takes or frees their time. */
export async function lockWorker(ctx: Ctx, workerId: string): Promise<WorkerForHire | undefined> {
  const { rows } = await sql<WorkerForHire>`
    select w.worker_id, w.card_number, p.name, p.identity_kind, p.born_on, p.identity_checked_at, p.sex
    from workers.worker w join accounts.person p on p.person_id = w.worker_id
    where w.worker_id = ${workerId} for update of w`.execute(ctx.db)
  return rows[0]
}

interface TradeRow {
  occupation: string
  name: string
  level: (typeof TRADE_LEVELS)[number]
  years: number | null
  certificate: string | null
}
function selectWorkers(tx: Tx) {
  return tx
    .selectFrom('workers.worker as w')
    .innerJoin('accounts.person as p', 'p.personId', 'w.workerId')
    .innerJoin('markets.market as m', 'm.marketId', 'w.marketId')
    .selectAll('w')
    .select([
      'p.name',
      'p.phoneMasked',
      'p.hasPhone',
      'p.identityKind',
      'p.identityMasked',
      'p.identityCheckedAt',
      'p.bornOn',
      'm.name as marketName',
      'm.phone as marketPhone',
      sql<
        TradeRow[]
      >`coalesce((select json_agg(json_build_object('occupation', t.occupation, 'name', o.name, 'level', t.level, 'years', t.years,
        'certificate', t.certificate) order by t.level desc, o.position) from workers.trade t join occupations.occupation o on o.code = t.occupation
        where t.worker_id = w.worker_id), '[]')`.as('trades'),
    ])
}

/** The whole profile, for the worker and the staff of markets they are tied to; 404 for others. */
export async function profileOf(ctx: Ctx, workerId: string) {
  const w = orMissing(await selectWorkers(ctx.db).where('w.workerId', '=', workerId).executeTakeFirst(), 'no-worker')
  const today = dayOf(ctx.now)
  return {
    workerId,
    name: w.name,
    phoneMasked: w.phoneMasked,
    hasPhone: w.hasPhone,
    identityKind: w.identityKind,
    identityMasked: w.identityMasked,
    identityChecked: w.identityCheckedAt !== null,
    ageClass: ageOfPerson(w.bornOn, today),
    whyNotIntroduced: whyNotIntroduced(w, today),
    cardNumber: w.cardNumber,
    market: { marketId: w.marketId, name: w.marketName, phone: w.marketPhone },
    trades: w.trades,
    lowestPay: w.lowestPayFen === null ? null : { fen: w.lowestPayFen, unit: w.lowestPayUnit as 'hour' | 'day' },
    radiusM: w.radiusM,
    point: w.lat === null || w.lng === null ? null : { lat: w.lat, lng: w.lng },
    hoursMask: w.hoursMask,
    languages: w.languages as (typeof LANGUAGES)[number][],
    tools: w.tools,
    vehicle: w.vehicle as (typeof VEHICLES)[number] | null,
    drawsPension: w.drawsPension,
    emergencyName: w.emergencyName,
    lookingUntil: lookingAt(w.lookingUntil, ctx.now),
    createdAt: w.createdAt.toISOString(),
  }
}

/** Of alias p: `whyNotIntroduced` asks for a paper. */
export const papersMissing = sql<boolean>`(p.identity_kind = 'none' or p.born_on is null
  or (p.identity_kind <> 'mainland-id' and p.identity_checked_at is null))`

/** Workers in a desk's list; `where` narrows. */
export function selectLines(tx: Tx) {
  return selectWorkers(tx)
}
type Row = Awaited<ReturnType<ReturnType<typeof selectWorkers>['executeTakeFirstOrThrow']>>
export function lineOf(ctx: Ctx, w: Row) {
  const today = dayOf(ctx.now)
  return {
    workerId: w.workerId,
    name: w.name,
    phoneMasked: w.phoneMasked,
    identityMasked: w.identityMasked,
    cardNumber: w.cardNumber,
    trades: w.trades.map((t) => t.name),
    ageClass: ageOfPerson(w.bornOn, today),
    whyNotIntroduced: whyNotIntroduced(w, today),
    lookingUntil: lookingAt(w.lookingUntil, ctx.now),
  }
}

function lookingAt(until: Date | null, now: Date): string | null {
  return until && until > now ? until.toISOString() : null
}
