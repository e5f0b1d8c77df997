import type { Tx } from '#kernel/database.ts'
import { type Division, type DivisionTree, divisionTree } from './division.rules.ts'

let cached: { state: string; tree: DivisionTree } | null = null

/**
 * The tree as this database holds it, ended divisions included. Built once and again after each import, whichever process
 * made it: one small query a call (0.2 ms) tells whether the list has changed.
 */
export async function divisionTreeOf(tx: Tx): Promise<DivisionTree> {
  const { count, last } = await tx
    .selectFrom('divisions.import')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max(eb.cast<string>('importId', 'text')).as('last')])
    .executeTakeFirstOrThrow()
  const state = `${count} ${last}`
  if (cached?.state === state) return cached.tree
  const rows: Division[] = await tx
    .selectFrom('divisions.division')
    .select([
      'code',
      'name',
      'parent',
      'level',
      'virtual',
      'zone',
      'validFrom',
      'validTo',
      'successor',
      'source',
      'pinyin',
      'initials',
    ])
    .orderBy('code')
    .execute()
  const tree = divisionTree(rows)
  if (rows.length > 0) cached = { state, tree }
  return tree
}
