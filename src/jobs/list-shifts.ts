import { sql } from 'kysely'
import { levelNow } from '#employers/employer.rules.ts'
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from '#markets/index.ts'
import type * as api from './jobs.api.ts'
import { publicShift } from './post.sql.ts'

const DAY_MS = 86_400_000

/** What lies ahead and what runs now, or what there was since `from`: by the start, whatever the state. */
export const listEmployerShifts: Handler<typeof api.listEmployerShifts> = async (
  { params: { employerId }, query: { from, limit, after } },
  ctx,
) => {
  const since = from ? new Date(from) : ctx.now
  const rows = await inOrder(ctx, after, limit)
    .where('s.employerId', '=', employerId)
    .where('s.endsAt', '>', since)
    // No shift is longer than a day, so the index on the start knows where to begin.
    .where('s.startsAt', '>', new Date(since.getTime() - DAY_MS))
    .execute()
  return page(rows, limit, cursorOf, itemOf(ctx.now))
}

export const listMarketShifts: Handler<typeof api.listMarketShifts> = async (
  { params: { marketId }, query: { day: asked, limit, after } },
  ctx,
) => {
  const day = asked ?? dayOf(ctx.now)
  const rows = await inOrder(ctx, after, limit)
    .where('s.marketId', '=', marketId)
    .where('s.startsAt', '>=', momentOf(day))
    .where('s.startsAt', '<', momentOf(addDays(day, 1)))
    .execute()
  return page(rows, limit, cursorOf, itemOf(ctx.now))
}

/** By the start, as the cursor goes on. */
function inOrder(ctx: Ctx, after: string | undefined, limit: number) {
  const from = readCursor<[string, string]>(after, ['moment', 'id'])
  return ctx.db
    .selectFrom('jobs.shift as s')
    .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 's.marketId').onRef('p.postId', '=', 's.postId'))
    .innerJoin('employers.employer as e', 'e.employerId', 's.employerId')
    .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .select([
      's.marketId',
      's.shiftId',
      's.postId',
      's.state',
      's.startsAt',
      's.endsAt',
      's.breakMinutes',
      's.headcount',
      's.taken',
      's.listed',
      's.shiftPayFen',
      'p.title',
      'p.state as postState',
      'p.kind',
      'p.payFen',
      'p.payUnit',
      'p.pieceName',
      'p.settlement',
      'p.place',
      'p.urgent',
      'p.occupation',
      'o.name as occupationName',
      'e.employerId',
      'e.name as employerName',
      'e.kind as employerKind',
      'e.level as employerLevel',
      'e.levelUntil',
    ])
    .$if(from !== null, (q) =>
      q.where(sql<boolean>`(s.starts_at, s.shift_id) > (${from?.[0]}::timestamptz, ${from?.[1]}::uuid)`),
    )
    .orderBy('s.startsAt')
    .orderBy('s.shiftId')
    .limit(limit + 1)
}
type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['execute']>>[number]

function cursorOf(s: Row): [string, string] {
  return [s.startsAt.toISOString(), s.shiftId]
}
const itemOf = (now: Date) => (s: Row) => {
  const { marketId, postId, title, postState, kind, payFen, payUnit, pieceName, settlement, place, urgent, taken } = s
  return {
    ...publicShift(s),
    marketId,
    postId,
    title,
    postState,
    kind,
    payFen,
    payUnit,
    pieceName,
    settlement,
    place,
    urgent,
    taken,
    occupation: { code: s.occupation, name: s.occupationName },
    employer: {
      employerId: s.employerId,
      name: s.employerName,
      kind: s.employerKind,
      level: levelNow(s.employerLevel, s.levelUntil, now),
    },
  }
}
