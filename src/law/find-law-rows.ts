import { divisionTreeOf, getDivision } from '#divisions/index.ts'
import { dayOf } from '#kernel/clock.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { plainText } from '#kernel/nearness.ts'
import { missingYears } from './calendar.rules.ts'
import { calendarNow } from './calendar-now.ts'
import type * as api from './law.api.ts'
import { isVerified, type LawRow, rowsInForce, sourceOf } from './law-row.rules.ts'
import { storedRows, versionsOf } from './rules-in-force.ts'
import { officeOf, shower } from './show-row.ts'
import { cityCodeOf } from './wage-floor.rules.ts'

export const findLawRows: Handler<typeof api.findLawRows> = async ({ query }, { db, now }) => {
  const day = query.day ?? dayOf(now)
  const city = query.divisionCode && cityCodeOf(getDivision(await divisionTreeOf(db), query.divisionCode).code)
  const chosen = versionsOf(await storedRows(db), day)
  const inForce = new Set(
    rowsInForce(
      chosen.map((row) => row.law),
      day,
    ).map((law) => law.id),
  )
  const wanted = chosen
    .filter(
      ({ rowId, law }) =>
        inForce.has(rowId) && (query.after === undefined || rowId > query.after) && asked(law, query, city),
    )
    .sort((a, b) => (a.rowId < b.rowId ? -1 : 1))
  const rows = wanted.slice(0, query.limit)
  const show = await shower(db, rows)
  return {
    items: rows.map(show),
    next: wanted.length > rows.length ? rows.at(-1)!.rowId : null,
    missingYears: missingYears(await calendarNow(db), dayOf(now)),
  }
}

export const getLawRow: Handler<typeof api.getLawRow> = async ({ params }, { db, now }) => {
  const rows = await storedRows(db, params.rowId)
  orMissing(rows[0], 'not-found')
  const show = await shower(db, rows)
  const places = await db
    .selectFrom('law.row as r')
    .innerJoin('divisions.division as d', 'd.code', 'r.madeIn')
    .select(['r.version', 'd.name'])
    .where('r.rowId', '=', params.rowId)
    .execute()
  const placeOf = new Map(places.map(({ version, name }) => [version, name]))
  const today = dayOf(now)
  const [newest] = versionsOf(rows, today)
  return {
    rowId: params.rowId,
    current: newest && rowsInForce([{ ...newest.law, replacedBy: null }], today).length > 0 ? newest.version : null,
    versions: rows.map((row) => ({
      ...show(row),
      madeAt: row.madeAt.toISOString(),
      madeBy: row.madeAs && officeOf(row.madeAs, placeOf.get(row.version) ?? null),
      reason: row.reason,
    })),
  }
}

type Asked = { topic?: string | undefined; text?: string | undefined; unverified?: boolean | undefined }

function asked(law: LawRow, { topic, text, unverified }: Asked, city: string | undefined): boolean {
  if (topic !== undefined && law.topic !== topic) return false
  if (unverified !== undefined && isVerified(law) === unverified) return false
  if (city !== undefined && law.cities.length > 0 && !law.cities.includes(city)) return false
  if (text === undefined) return true
  const said = plainText(`${law.text} ${sourceOf(law)} ${law.id} ${law.textEn}`)
  return text.split(/\s+/).every((word) => said.includes(plainText(word)))
}
