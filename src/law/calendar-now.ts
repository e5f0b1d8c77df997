import type { Tx } from '#kernel/database.ts'
import { type Calendar, calendarFrom } from './calendar.rules.ts'

/** The working days known now: delivered notices and those officers keyed in. About 100 rows, read at each call. */
export async function calendarNow(tx: Tx): Promise<Calendar> {
  const years = await tx.selectFrom('law.calendarYear').select('year').orderBy('year').execute()
  const days = await tx.selectFrom('law.holiday').select(['day', 'name', 'workday', 'statutory', 'source']).execute()
  return calendarFrom(
    days.map(({ day, workday, ...rest }) => ({ ...rest, on: day, kind: workday ? 'work' : 'rest' })),
    years.map(({ year }) => year),
  )
}
