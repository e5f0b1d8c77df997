import type { Tx } from '#kernel/database.ts'
import { loadHolidayFile, loadLawRows } from '#data/load.ts'
import { readHolidays } from './calendar.rules.ts'

/**
 * Adds law rows and holidays the database does not have yet. A row that is there stays as officers left it: what they
 * confirmed or replaced is theirs, and a changed text is a new version, never an overwritten one.
 */
export async function loadLaw(tx: Tx, now: Date): Promise<number> {
  const rows = loadLawRows()
  await tx
    .insertInto('law.row')
    .values(rows.map((r) => ({
      rowId: r.id, version: 1, topic: r.topic, mark: r.mark, row: JSON.stringify(r), effectiveFrom: r.effectiveFrom, effectiveTo: r.effectiveTo, madeAt: now,
    })))
    .onConflict((c) => c.columns(['rowId', 'version']).doNothing()).execute()
  await tx
    .insertInto('law.holiday')
    .values(readHolidays(loadHolidayFile()).map((h) => ({ day: h.on, name: h.name, workday: h.kind === 'work', statutory: h.statutory, source: h.source })))
    .onConflict((c) => c.column('day').doNothing()).execute()
  return rows.length
}
