import { loadDivisionFile, loadDivisionPoints } from '#data/load.ts'
import type { Tx } from '#kernel/database.ts'
import { readDivisions } from './division.rules.ts'

/** Writes the committed list into an empty table; a table that has rows may hold a newer, imported list and is left alone. */
export async function loadDivisions(tx: Tx): Promise<number> {
  if (await tx.selectFrom('divisions.division').select('code').limit(1).executeTakeFirst()) return 0
  const points = loadDivisionPoints()
  const rows = readDivisions(loadDivisionFile()).map((d) => ({
    ...d,
    lat: points.get(d.code)?.lat ?? null,
    lng: points.get(d.code)?.lng ?? null,
  }))
  // Parents before children, and successors at the end: both are foreign keys.
  const order = { province: 0, city: 1, county: 2, town: 3 }
  rows.sort((a, b) => order[a.level] - order[b.level])
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('divisions.division')
      .values(rows.slice(i, i + 1000).map(({ initials, ...d }) => ({ ...d, initials, successor: null })))
      .execute()
  }
  for (const { code, successor } of rows.filter((d) => d.successor)) {
    await tx.updateTable('divisions.division').set({ successor }).where('code', '=', code).execute()
  }
  return rows.length
}
