import { loadOccupationFile } from '#data/load.ts'
import type { Tx } from '#kernel/database.ts'

/** Brings the committed taxonomy into the database: new trades are added, changed ones follow; none is ever deleted. */
export async function loadOccupations(tx: Tx): Promise<number> {
  const { groups, rows } = loadOccupationFile()
  await tx
    .insertInto('occupations.occupationGroup')
    .values(groups.map((g, position) => ({ code: g.code, name: g.name, picture: g.picture, position })))
    .onConflict((c) =>
      c.column('code').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        picture: eb.ref('excluded.picture'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
  await tx
    .insertInto('occupations.occupation')
    .values(
      rows.map((o, position) => ({
        code: o.code,
        groupCode: o.group,
        name: o.name,
        nationalCode: o.nationalCode,
        row: JSON.stringify(o),
        position,
      })),
    )
    .onConflict((c) =>
      c.column('code').doUpdateSet((eb) => ({
        groupCode: eb.ref('excluded.groupCode'),
        name: eb.ref('excluded.name'),
        nationalCode: eb.ref('excluded.nationalCode'),
        row: eb.ref('excluded.row'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
  return rows.length
}
