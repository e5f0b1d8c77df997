import { dayOf } from '#kernel/clock.ts'
import { actorOf } from '#kernel/context.ts'
import { refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { missingYears } from './calendar.rules.ts'
import { calendarNow } from './calendar-now.ts'
import { whyNotHolidays } from './holiday-year.rules.ts'
import type * as api from './law.api.ts'

export const getHolidays: Handler<typeof api.getHolidays> = async ({ query }, { db, now }) => {
  const today = dayOf(now)
  const year = query.year ?? Number(today.slice(0, 4))
  const calendar = await calendarNow(db)
  const notice = await db
    .selectFrom('law.calendarYear')
    .select(['year', 'title', 'documentNumber', 'publishedOn', 'address'])
    .where('year', '=', year)
    .executeTakeFirst()
  const items = [...calendar.days.values()]
    .filter((row) => row.on.startsWith(`${year}-`))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, kind, name, statutory }) => ({ day: on, name, statutory, workday: kind === 'work' }))
  return {
    year,
    items,
    notice: notice ?? null,
    coveredYears: [...calendar.coveredYears],
    missingYears: missingYears(calendar, today),
  }
}

/** The notice of a year takes the place of all that was known of it. */
export const putHolidays: Handler<typeof api.putHolidays> = async ({ params: { year }, body }, ctx) => {
  const { db } = ctx
  const { title, documentNumber, publishedOn, address, days } = body
  // Two officers keying in the same notice wait for each other here.
  const covered = await db.selectFrom('law.calendarYear').select('year').orderBy('year').forUpdate().execute()
  const no = whyNotHolidays(year, body, { coveredYears: covered.map((row) => row.year), today: dayOf(ctx.now) })
  refuseIf(no?.code ?? null, { facts: no?.facts ?? {}, status: 422 })
  const { personId } = actorOf(ctx)
  const notice = { title, documentNumber, publishedOn, address, madeBy: personId, madeAt: ctx.now }
  await db
    .insertInto('law.calendarYear')
    .values({ year, ...notice })
    .onConflict((c) => c.column('year').doUpdateSet(notice))
    .execute()
  await db.deleteFrom('law.holiday').where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`).execute()
  await db
    .insertInto('law.holiday')
    .values(days.map((day) => ({ ...day, source: documentNumber, madeBy: personId })))
    .onConflict((c) =>
      c.column('day').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        workday: eb.ref('excluded.workday'),
        statutory: eb.ref('excluded.statutory'),
        source: eb.ref('excluded.source'),
        madeBy: eb.ref('excluded.madeBy'),
      })),
    )
    .execute()
  await ctx.journal({ kind: 'holidays.entered', data: { year, documentNumber, publishedOn, address, days } })
  const calendar = await calendarNow(db)
  return { coveredYears: [...calendar.coveredYears], missingYears: missingYears(calendar, dayOf(ctx.now)) }
}
