/** What a check says about one rule: which row, how hard, the words at fault, and what to write instead. */
import { actsAs, type LawRow, rowsInForce, sourceOf } from './law-row.rules.ts'

export type PostField = 'title' | 'description' | 'conditions' | 'fees'

/** `[start, end)` in UTF-16 units of that field as it was written. */
export type MarkedWords = { field: PostField; start: number; end: number; text: string }

export type Finding = {
  rowId: string
  effect: 'refuse' | 'warn'
  /** Kebab word, one per kind of fault. */
  code: string
  /** Chinese: what is wrong and what to do. */
  message: string
  /** `《…》第…条`, with the mark and 待核实 while unverified. */
  source: string
  words?: MarkedWords[]
  /** Lawful wording. */
  suggestion?: string
}

export type Fault = Pick<Finding, 'code' | 'message' | 'words' | 'suggestion'> & {
  rowId: string
  /** The row may refuse, but not for this: the wording is doubtful, or the ground has to be seen by a person. */
  onlyWarn?: boolean
}

export type RuleBook = {
  /** A fault under a row that is not in force that day is no finding; a replaced row answers as its successor. */
  findingOf: (fault: Fault) => Finding[]
  /** A number of a row; without it nothing is known to overstep, so it is `Infinity`. */
  limit: (rowId: string, key: string) => number
}

/** The rules of one day. */
export function ruleBook(rows: readonly LawRow[], day: string): RuleBook {
  const inForce = new Map(rowsInForce(rows, day).map((row) => [row.id, row]))
  const successor = new Map(rows.map((row) => [row.id, row.replacedBy]))
  const rowFor = (id: string): LawRow | undefined => {
    const seen = new Set<string>()
    for (let at: string | null | undefined = id; at && !seen.has(at); at = successor.get(at)) {
      const row = inForce.get(at)
      if (row) return row
      seen.add(at)
    }
    return undefined
  }
  return {
    findingOf: ({ rowId, onlyWarn, ...fault }) => {
      const row = rowFor(rowId)
      if (!row) return []
      return [{ rowId: row.id, effect: onlyWarn ? 'warn' : actsAs(row), source: sourceOf(row), ...fault }]
    },
    limit: (rowId, key) => rowFor(rowId)?.numbers[key] ?? Number.POSITIVE_INFINITY,
  }
}
