import { loadHolidayFile, loadLawRows } from '#data/load.ts'
import type { Tx } from '#kernel/database.ts'
import { readHolidays } from './calendar.rules.ts'

/**
 * Adds law rows and holidays the database does not have yet. A row that is there stays as officers left it: what they
 * confirmed or replaced is theirs, and a changed text is a new version, never an overwritten one.
 */
export async function loadLaw(tx: Tx, now: Date): Promise<number> {
  const rows = loadLawRows()
  await tx
    .insertInto('law.row')
    .values(
      rows.map((r) => ({
        rowId: r.id,
        version: 1,
        topic: r.topic,
        mark: r.mark,
        row: JSON.stringify(r),
        effectiveFrom: r.effectiveFrom,
        effectiveTo: r.effectiveTo,
        madeAt: now,
      })),
    )
    .onConflict((c) => c.columns(['rowId', 'version']).doNothing())
    .execute()
  await loadHolidays(tx, now)
  return rows.length
}

/** A year an officer keyed in is whole as it is: nothing is added to it. */
async function loadHolidays(tx: Tx, now: Date): Promise<void> {
  const file = loadHolidayFile()
  const keyedIn = await tx.selectFrom('law.calendarYear').select('year').where('madeBy', 'is not', null).execute()
  const theirs = new Set(keyedIn.map(({ year }) => String(year)))
  await tx
    .insertInto('law.holiday')
    .values(
      readHolidays(file)
        .filter(({ on }) => !theirs.has(on.slice(0, 4)))
        .map((h) => ({
          day: h.on,
          name: h.name,
          workday: h.kind === 'work',
          statutory: h.statutory,
          source: h.source,
        })),
    )
    .onConflict((c) => c.column('day').doNothing())
    .execute()
  await tx
    .insertInto('law.calendarYear')
    .values(
      file.about.coveredYears.map((year) => {
        const { title, number, publishedOn, url } = file.about.sources[`notice-${year}`]!
        return { year, title, documentNumber: number, publishedOn, address: url, madeAt: now }
      }),
    )
    .onConflict((c) => c.column('year').doNothing())
    .execute()
}
