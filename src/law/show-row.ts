import type { Tx } from '#kernel/database.ts'
import { actsAs, isVerified, sourceOf } from './law-row.rules.ts'
import type { StoredRow } from './rules-in-force.ts'

/** Officers are told by post and place, not by name: the row is public. */
const POST: Record<string, string> = { 'city-officer': '市主管', 'province-officer': '省主管' }

/** Rows as the contract shows them, with the confirmation that stands. */
export async function shower(tx: Tx, rows: readonly StoredRow[]) {
  const ids = [...new Set(rows.map((row) => row.rowId))]
  const found = ids.length
    ? await tx
        .selectFrom('law.confirmation as c')
        .leftJoin('divisions.division as d', 'd.code', 'c.divisionCode')
        .select([
          'c.rowId',
          'c.version',
          'c.at',
          'c.byRole',
          'd.name as place',
          'c.address',
          'c.documentNumber',
          'c.publishedOn',
          'c.reason',
        ])
        .where('c.withdrawnAt', 'is', null)
        .where('c.rowId', 'in', ids)
        .execute()
    : []
  const standing = new Map(found.map((c) => [`${c.rowId} ${c.version}`, c]))
  return ({ rowId, version, law }: StoredRow) => {
    const confirmation = standing.get(`${rowId} ${version}`)
    const {
      topic,
      text,
      textEn,
      numbers,
      document,
      article,
      mark,
      effects,
      effectiveFrom,
      effectiveTo,
      cities,
      sourceAddress,
      note,
    } = law
    return {
      rowId,
      version,
      topic,
      text,
      textEn,
      numbers,
      document,
      article,
      mark,
      effects,
      effectiveFrom,
      effectiveTo,
      cities,
      sourceAddress,
      note,
      citation: sourceOf(law),
      verified: isVerified(law),
      actsAs: actsAs(law),
      confirmation: confirmation
        ? {
            at: confirmation.at.toISOString(),
            by: officeOf(confirmation.byRole, confirmation.place),
            address: confirmation.address,
            documentNumber: confirmation.documentNumber,
            publishedOn: confirmation.publishedOn,
            reason: confirmation.reason,
          }
        : null,
    }
  }
}

export function officeOf(role: string, place: string | null): string {
  return place ? `${POST[role] ?? role}（${place}）` : (POST[role] ?? role)
}
