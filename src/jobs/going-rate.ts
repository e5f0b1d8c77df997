import { sql } from 'kysely'
import type { Handler } from '#kernel/mount.ts'
import { areaOf, divisionNames } from '#markets/index.ts'
import { getOccupation, occupationBookOf } from '#occupations/index.ts'
import { GOING_RATE_DAYS, GOING_RATE_LEAST_POSTS } from './going-rate.rules.ts'
import type * as api from './jobs.api.ts'

export const getGoingRate: Handler<typeof api.getGoingRate> = async (
  { query: { occupation, divisionCode, payUnit } },
  { db, now },
) => {
  getOccupation(await occupationBookOf(db), occupation)
  await areaOf(db, divisionCode)
  const city = `${divisionCode.slice(0, 4)}00`
  const names = await divisionNames(db, [city])
  const row = await db
    .selectFrom('jobs.post')
    .select([
      sql<number>`count(*)::int`.as('posts'),
      sql<number | null>`round(percentile_cont(0.5) within group (order by pay_fen))::int`.as('medianFen'),
    ])
    .where('occupation', '=', occupation)
    .where('payUnit', '=', payUnit)
    .where('publishedAt', '>', new Date(now.getTime() - GOING_RATE_DAYS * 86_400_000))
    .where('state', 'in', ['published', 'paused', 'closed', 'expired'])
    .where('divisionCode', 'like', `${city.slice(0, 4)}%`)
    .executeTakeFirstOrThrow()
  const enough = row.posts >= GOING_RATE_LEAST_POSTS
  return {
    cityName: names.get(city) ?? city,
    days: GOING_RATE_DAYS,
    posts: row.posts,
    medianFen: enough ? row.medianFen : null,
  }
}
