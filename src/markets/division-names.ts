import { ancestorsOf, type DivisionTree, findDivision, fullNameOf } from '#divisions/division.rules.ts'
import { divisionTreeOf, getDivision } from '#divisions/index.ts'
import type { Tx } from '#kernel/database.ts'

/** Names as people say them, from the city down, the virtual county left out: 广州市番禺区石碁镇. By code; unknown codes stand for themselves. */
export async function divisionNames(db: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const tree = await divisionTreeOf(db)
  return new Map(codes.map((code) => [code, findDivision(tree, code) ? fullNameOf(tree, code, 'city') : code]))
}

/** Codes from the province down to `code`. Throws `unknown-division` with suggestions. */
export async function areaOf(db: Tx, code: string): Promise<string[]> {
  const tree = await divisionTreeOf(db)
  getDivision(tree, code)
  return [...ancestorsOf(tree, code).map((d) => d.code), code]
}

/** `code` and every code below it, ended ones included. Throws `unknown-division`. */
export async function codesWithin(db: Tx, code: string): Promise<string[]> {
  const tree = await divisionTreeOf(db)
  getDivision(tree, code)
  const below = childrenByParent(tree)
  const codes = [code]
  for (let i = 0; i < codes.length; i++) codes.push(...(below.get(codes[i]!) ?? []))
  return codes
}

function childrenByParent(tree: DivisionTree): Map<string, string[]> {
  const below = new Map<string, string[]>()
  for (const { code, parent } of tree.all) if (parent) below.set(parent, [...(below.get(parent) ?? []), code])
  return below
}
