import { dayOf } from '#kernel/clock.ts'
import type { Tx } from '#kernel/database.ts'
import { type LawRow, rowsInForce } from './law-row.rules.ts'
import { floorOf, type WageFloors } from './wage-floor.rules.ts'

/** One version of a rule as the table holds it; `law` is the rule in the shape the checks read, confirmation folded in. */
export type StoredRow = {
  rowId: string
  version: number
  madeAt: Date
  madeAs: string | null
  madeIn: string | null
  reason: string | null
  law: LawRow
}

/** Every version, or those of one rule; newest first within a rule. */
export async function storedRows(tx: Tx, rowId?: string): Promise<StoredRow[]> {
  const rows = await tx
    .selectFrom('law.row')
    .select([
      'rowId',
      'version',
      'mark',
      'row',
      'effectiveFrom',
      'effectiveTo',
      'confirmedBy',
      'confirmedAt',
      'madeAt',
      'madeAs',
      'madeIn',
      'reason',
    ])
    .$if(rowId !== undefined, (q) => q.where('rowId', '=', rowId!))
    .orderBy('rowId')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ row, mark, effectiveFrom, effectiveTo, confirmedBy, confirmedAt, ...stored }) => ({
    ...stored,
    law: {
      ...(row as unknown as LawRow),
      id: stored.rowId,
      mark,
      effectiveFrom,
      effectiveTo,
      confirmedBy,
      confirmedOn: confirmedAt && dayOf(confirmedAt),
    },
  }))
}

/**
 * The version of each rule that holds on `day`; without one the newest, so that what a rule became can be followed.
 * Takes the newest first, as `storedRows` gives them.
 */
export function versionsOf(rows: readonly StoredRow[], day: string): StoredRow[] {
  const chosen = new Map<string, StoredRow>()
  for (const row of rows) {
    const known = chosen.get(row.rowId)
    if (!known || (!holds(known, day) && holds(row, day))) chosen.set(row.rowId, row)
  }
  return [...chosen.values()]
}

/**
 * The rules of `day` as the checks take them (`checkPost`, `whyNotHire`, `floorOf`): one version of each rule, what officers
 * confirmed or replaced included, rules that led to another kept so that an old name still finds its successor.
 */
export async function rulesInForce(tx: Tx, day: string): Promise<LawRow[]> {
  const rows = versionsOf(await storedRows(tx), day).map((stored) => stored.law)
  const holding = new Set(rowsInForce(rows, day))
  return rows.filter((row) => holding.has(row) || row.replacedBy !== null)
}

/** The minimum wage at an employer's seat (any code in or of the city) on `day`. */
export async function floorFor(tx: Tx, divisionCode: string, day: string): Promise<WageFloors> {
  return floorOf(await rulesInForce(tx, day), divisionCode, day)
}

function holds({ law: { effectiveFrom, effectiveTo } }: StoredRow, day: string): boolean {
  return (effectiveFrom === null || effectiveFrom <= day) && (effectiveTo === null || day <= effectiveTo)
}
