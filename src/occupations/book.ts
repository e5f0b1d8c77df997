import type { Tx } from '#kernel/database.ts'
import { type Occupation, type OccupationBook, occupationBook } from './occupation.rules.ts'

let cached: OccupationBook | null = null

/** The trades as this database holds them. They come with a release and are loaded before a process serves, so one reading does. */
export async function occupationBookOf(tx: Tx): Promise<OccupationBook> {
  if (cached) return cached
  const groups = await tx
    .selectFrom('occupations.occupationGroup')
    .select(['code', 'name', 'picture'])
    .orderBy('position')
    .execute()
  const rows = await tx.selectFrom('occupations.occupation').select('row').orderBy('position').execute()
  const book = occupationBook({ groups, rows: rows.map(({ row }) => row as unknown as Occupation) })
  if (rows.length > 0) cached = book
  return book
}
