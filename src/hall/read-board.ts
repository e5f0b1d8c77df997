import { sql } from 'kysely'
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { divisionNames } from '#markets/index.ts'
import { serves } from '#markets/market.rules.ts'
import { occupationBookOf } from '#occupations/index.ts'
import type * as api from './hall.api.ts'
import { type Hirer, hirerInHall, placeInHall } from './hall.rules.ts'

interface Row {
  shiftId: string
  postId: string
  postState: 'published' | 'paused'
  occupation: string
  kind: api.HallJob['kind']
  payFen: number
  payUnit: api.HallJob['payUnit']
  pieceName: string | null
  settlement: api.HallJob['settlement']
  shiftPayFen: number | null
  startsAt: Date
  endsAt: Date
  place: string
  divisionCode: string
  conditions: Record<string, boolean | string | undefined>
  headcount: number
  taken: number
  urgent: boolean
  employerName: string
  employerKind: Hirer['kind']
  contactName: string
  level: string
  isOpen: boolean
  /** Of all rows, before the limit. */
  all: number
}

/**
 * Work that begins today or tomorrow and has not begun. What is filled or paused stays in sight behind the open ones, so that
 * nobody waits for it. Titles and descriptions are left out: they are the employers' own words, and names stand in them.
 */
export const getHallBoard: Handler<typeof api.getHallBoard> = async ({ params: { marketId }, query }, ctx) => {
  const market = orMissing(
    await ctx.db
      .selectFrom('markets.market')
      .select(['marketId', 'name', 'customaryName', 'address', 'phone', 'hours', 'state'])
      .where('marketId', '=', marketId)
      .executeTakeFirst(),
    'not-found',
  )
  const { state, hours, ...shown } = market
  const running = serves(state)
  const today = dayOf(ctx.now)
  const days = [today, addDays(today, 1)]
  const rows = running ? await rowsOf(ctx, marketId, momentOf(addDays(today, 2)), query.limit) : []
  const counts = running ? await countsOf(ctx, marketId, days) : []
  const book = await occupationBookOf(ctx.db)
  const towns = await divisionNames(ctx.db, [...new Set(rows.map((r) => r.divisionCode))])
  return {
    market: { ...shown, hours: hours as api.HallBoard['market']['hours'], running },
    origin: ctx.settings.origin,
    at: ctx.now.toISOString(),
    days: days.map((on) => counts.find((c) => c.on === on) ?? { on, jobs: 0, places: 0 }),
    jobs: rows.map((row) => {
      const trade = book.byCode.get(row.occupation)
      const { shiftId, postId, kind, payFen, payUnit, pieceName, settlement, shiftPayFen, headcount, urgent } = row
      return {
        shiftId,
        postId,
        kind,
        payFen,
        payUnit,
        pieceName,
        settlement,
        shiftPayFen,
        headcount,
        urgent,
        state: row.isOpen ? 'open' : row.postState === 'paused' ? 'paused' : 'filled',
        occupation: { code: row.occupation, name: trade?.name ?? '零活', picture: trade?.picture ?? 'hand' },
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        place: placeInHall(row.place, row.employerKind, towns.get(row.divisionCode) ?? ''),
        placesLeft: headcount - row.taken,
        given: givenOf(row.conditions),
        employer: hirerInHall({ kind: row.employerKind, name: row.employerName, contactName: row.contactName }),
        verified: row.level === 'verified',
      }
    }),
    left: Math.max(0, (rows[0]?.all ?? 0) - rows.length),
  }
}

async function rowsOf(ctx: Ctx, marketId: string, before: Date, limit: number): Promise<Row[]> {
  const isOpen = sql<boolean>`(p.state = 'published' and s.taken < s.headcount)`
  const { rows } = await sql<Row>`
    select s.shift_id, s.post_id, p.state as post_state, s.occupation, p.kind, s.pay_fen, s.pay_unit, p.piece_name, s.settlement,
      s.shift_pay_fen, s.starts_at, s.ends_at, p.place, p.division_code, p.conditions, s.headcount, s.taken, p.urgent,
      e.name as employer_name, e.kind as employer_kind, e.contact_name, e.level, ${isOpen} as is_open, count(*) over () as all
    from jobs.shift s
    join jobs.post p on p.market_id = s.market_id and p.post_id = s.post_id
    join employers.employer e on e.employer_id = s.employer_id
    where s.market_id = ${marketId} and s.starts_at > ${ctx.now} and s.starts_at < ${before} and s.state in ('open', 'filled')
      and p.state in ('published', 'paused') and p.valid_until > ${ctx.now}
      and (e.level = 'verified' or (e.level = 'provisional' and e.level_until > ${ctx.now}))
    order by ${isOpen} desc, s.starts_at, s.shift_id limit ${limit}`.execute(ctx.db)
  return rows
}

async function countsOf(ctx: Ctx, marketId: string, days: readonly string[]): Promise<api.HallBoard['days']> {
  const { rows } = await sql<{ on: string; jobs: number; places: number }>`
    select to_char(s.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, count(*)::int as jobs,
      sum(s.headcount - s.taken)::int as places
    from jobs.shift s
    join jobs.post p on p.market_id = s.market_id and p.post_id = s.post_id
    join employers.employer e on e.employer_id = s.employer_id
    where s.market_id = ${marketId} and s.listed and s.starts_at > ${ctx.now} and s.starts_at < ${momentOf(addDays(days.at(-1)!, 1))}
      and p.state = 'published' and p.valid_until > ${ctx.now}
      and (e.level = 'verified' or (e.level = 'provisional' and e.level_until > ${ctx.now}))
    group by 1`.execute(ctx.db)
  return rows
}

const CONDITIONS = ['meals', 'lodging', 'transport', 'tools', 'insurance'] as const
function givenOf(conditions: Row['conditions']): api.HallJob['given'] {
  return CONDITIONS.filter((name) => conditions[name] === true)
}
