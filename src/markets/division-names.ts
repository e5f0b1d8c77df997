import { sql } from 'kysely'
import { loadDivisions } from '#data/load.ts'
import { suggestForCode, unknownDivision } from '#divisions/division.rules.ts'
import type { Tx } from '#kernel/database.ts'

/** Names as people say them, from the city down, the virtual county left out: 广州市番禺区石碁镇. By code. */
export async function divisionNames(db: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; name: string }>`
    with recursive up as (
      select d.code as of, d.code, d.name, d.parent, d.level, d.virtual, 0 as depth from divisions.division d where d.code = any(${[...new Set(codes)]})
      union all
      select up.of, d.code, d.name, d.parent, d.level, d.virtual, up.depth + 1 from divisions.division d join up on d.code = up.parent)
    select up.of as code, coalesce(string_agg(up.name, '' order by depth desc) filter (where depth = 0 or (level <> 'province' and not virtual)), '') as name
    from up group by up.of`.execute(db)
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Codes from the province down to `code`. Throws `unknown-division` with suggestions. */
export async function areaOf(db: Tx, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive up as (
      select code, parent, 0 as depth from divisions.division where code = ${code} and valid_to is null
      union all
      select d.code, d.parent, up.depth + 1 from divisions.division d join up on d.code = up.parent)
    select code from up order by depth desc`.execute(db)
  if (rows.length > 0) return rows.map((row) => row.code)
  const tree = loadDivisions()
  throw unknownDivision(tree, code, suggestForCode(tree, code))
}
