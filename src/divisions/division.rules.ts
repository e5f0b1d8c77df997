import { Failure } from '#kernel/failure.ts'
import { initialsOf } from '#kernel/nearness.ts'

/**
 * The division tree of Guangdong: province → city → county → town, always four levels; 东莞 and 中山, which have no
 * counties, carry a virtual one. Parents are pointers: prefixes of codes lie (441900003 sits under 441901). Browser-safe.
 */

export type DivisionLevel = 'province' | 'city' | 'county' | 'town'

export type Division = {
  /** GB/T 2260, 6 digits; towns 9. Zones without an official code carry one of ours (`source` linggong). */
  code: string
  name: string
  parent: string | null
  level: DivisionLevel
  /** The county level of 东莞 and 中山: in the tree, never in a name. */
  virtual: boolean
  /** A development zone, port or airport people name as a work place; not a 街道, 镇 or 乡. */
  zone: boolean
  /** Days. `validFrom` null: before the list; `validTo` null: today's. */
  validFrom: string | null
  validTo: string | null
  /** Code that took over when this one ended. */
  successor: string | null
  source: string
  /** Toneless, a syllable a character, by spaces; initials without. */
  pinyin: string
  initials: string
}

/** The committed JSON: one array a row; what `more` leaves out follows from the code (see `readDivisions`). */
export type DivisionFile = {
  about: { title: string; takenOn: string; sources: Record<string, string>; columns: string[]; defaults: string }
  rows: (string | Record<string, unknown>)[][]
}

export type DivisionTree = {
  all: readonly Division[]
  byCode: ReadonlyMap<string, Division>
  /** Today's divisions under each code, by code. */
  children: ReadonlyMap<string, readonly Division[]>
}

/** Whole rows from the compact file. */
export function readDivisions(file: DivisionFile): Division[] {
  return file.rows.map(([code, name, pinyin, more]) => {
    const given = (more ?? {}) as Partial<Division>
    const level = given.level ?? levelOf(code as string)
    return {
      code: code as string,
      name: name as string,
      parent: given.parent ?? parentCodeOf(code as string, level),
      level,
      virtual: given.virtual ?? false,
      zone: given.zone ?? false,
      validFrom: given.validFrom ?? null,
      validTo: given.validTo ?? null,
      successor: given.successor ?? null,
      source: given.source ?? 'nbs',
      pinyin: pinyin as string,
      initials: initialsOf(pinyin as string),
    }
  })
}

/** Index over rows from the file or from the table. Throws on a row whose parent is missing. */
export function divisionTree(rows: readonly Division[]): DivisionTree {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const children = new Map<string, Division[]>()
  for (const row of rows) {
    if (row.parent === null) continue
    if (!byCode.has(row.parent)) throw new Error(`division ${row.code} ${row.name}: parent ${row.parent} is missing`)
    if (row.validTo !== null) continue
    const siblings = children.get(row.parent)
    if (siblings) siblings.push(row)
    else children.set(row.parent, [row])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1))
  return { all: rows, byCode, children }
}

export function findDivision(tree: DivisionTree, code: string): Division | null {
  return tree.byCode.get(code) ?? null
}

/** Throws `unknown-division` with suggestions. */
export function getDivision(tree: DivisionTree, code: string): Division {
  const found = tree.byCode.get(code)
  if (!found) throw unknownDivision(tree, code, suggestForCode(tree, code))
  return found
}

/** The division in force today for a code that may have ended; follows successors. */
export function getCurrentDivision(tree: DivisionTree, code: string): Division {
  let division = getDivision(tree, code)
  while (division.successor) division = getDivision(tree, division.successor)
  return division
}

/** From the province down to the parent of `code`, `code` itself not included; the virtual level is in it. */
export function ancestorsOf(tree: DivisionTree, code: string): Division[] {
  const chain: Division[] = []
  for (let at = getDivision(tree, code).parent; at !== null; ) {
    const division = getDivision(tree, at)
    chain.unshift(division)
    at = division.parent
  }
  return chain
}

/** Codes from the province down to `code` itself, the virtual level too: what a market's `area` holds. */
export function areaOf(tree: DivisionTree, code: string): string[] {
  return [...ancestorsOf(tree, code).map((d) => d.code), code]
}

/** Whether `code` is `area` or lies under it. An unknown code lies nowhere: rights hang on this answer. */
export function isWithin(tree: DivisionTree, code: string, area: string): boolean {
  for (let at: string | null = code; at !== null; at = tree.byCode.get(at)?.parent ?? null) {
    if (at === area) return tree.byCode.has(code)
  }
  return false
}

/** Today's divisions right under `code`, by code. `skipVirtual` answers the towns of 东莞 for the city itself. */
export function childrenOf(
  tree: DivisionTree,
  code: string,
  options: { skipVirtual?: boolean } = {},
): readonly Division[] {
  getDivision(tree, code)
  const children = tree.children.get(code) ?? []
  if (!options.skipVirtual) return children
  return children.flatMap((child) => (child.virtual ? (tree.children.get(child.code) ?? []) : [child]))
}

/** 广东省广州市番禺区石碁镇; the virtual level is not said. `from` 'city' leaves the province out, 'county' the city too. */
export function fullNameOf(tree: DivisionTree, code: string, from: DivisionLevel = 'province'): string {
  const self = getDivision(tree, code)
  return [...ancestorsOf(tree, code), self]
    .filter((d) => d === self || (!d.virtual && LEVELS.indexOf(d.level) >= LEVELS.indexOf(from)))
    .map((d) => d.name)
    .join('')
}

/** The name without 省, 市, 区, 县, 镇, 街道 …: 番禺, 长安, 乳源. A one-character remainder keeps its suffix (城区). */
export function stemOf(name: string): string {
  const stem = name.replace(/(各族|瑶族|壮族瑶族|壮族|畲族)?(自治县|街道|省|市|区|县|镇|乡)$/, '')
  return stem.length > 1 ? stem : name
}

/** The refusal for a code or name nobody knows: `facts.asked`, `facts.suggestions` for the sentence, `more.suggestions` for buttons. */
export function unknownDivision(tree: DivisionTree, asked: string, near: readonly Division[]): Failure {
  const suggestions = near.map((d) => ({ code: d.code, name: d.name, fullName: fullNameOf(tree, d.code) }))
  const said = suggestions.map((s) => s.fullName).join('、') || '（无，请按市、县、镇逐级选择）'
  return new Failure('unknown-division', { facts: { asked, suggestions: said }, more: { suggestions }, status: 422 })
}

/** The nearest existing codes: same county or city first, then codes of the same length, then the smallest numeric distance. */
export function suggestForCode(tree: DivisionTree, code: string, limit = 5): Division[] {
  if (!/^\d{4,12}$/.test(code)) return []
  const known = (prefix: string) =>
    tree.all.filter((d) => d.validTo === null && !d.virtual && d.code.startsWith(prefix))
  const family = [code.slice(0, 6), code.slice(0, 4)].map(known).find((found) => found.length > 0) ?? []
  const whole = code.slice(0, code.length > 6 ? 9 : 6)
  const otherLength = (d: Division) => Number(d.code.length !== whole.length)
  const distance = (d: Division) => Math.abs(Number(d.code.padEnd(9, '0')) - Number(whole.padEnd(9, '0')))
  return [...family].sort((a, b) => otherLength(a) - otherLength(b) || distance(a) - distance(b)).slice(0, limit)
}

const LEVELS: DivisionLevel[] = ['province', 'city', 'county', 'town']

function levelOf(code: string): DivisionLevel {
  if (code.length === 9) return 'town'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

function parentCodeOf(code: string, level: DivisionLevel): string | null {
  if (level === 'province') return null
  if (level === 'city') return `${code.slice(0, 2)}0000`
  return level === 'county' ? `${code.slice(0, 4)}00` : code.slice(0, 6)
}
