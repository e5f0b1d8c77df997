/** Brings the committed reference data into the database: at every start, and into the tests' template. */
import { loadDivisions } from '#divisions/index.ts'
import { systemClock } from '#kernel/clock.ts'
import { inTransaction, openDb, SYSTEM_SCOPE } from '#kernel/database.ts'
import { loadLaw } from '#law/index.ts'
import { loadOccupations } from '#occupations/index.ts'

/** As the owner of the database: the application may read most of this, not write it. */
export async function loadReference(url: string): Promise<void> {
  const { db } = openDb(url, { max: 1, role: 'none' })
  try {
    await inTransaction(db, SYSTEM_SCOPE, 'read write', async (tx) => {
      await loadDivisions(tx)
      await loadOccupations(tx)
      await loadLaw(tx, systemClock())
    })
  } finally {
    await db.destroy()
  }
}
