/** Rules of law as dated data: what a row says, when it is in force, and whether it may refuse. */

/** V: article read · P: read as excerpt or news · P-: from a repost · M: from memory. */
export type LawMark = 'V' | 'P' | 'P-' | 'M'

export type LawEffect = 'refuse' | 'warn' | 'clock' | 'keep' | 'text'

export type LawTopic =
  | 'ads'
  | 'agency'
  | 'fairs'
  | 'hours'
  | 'pay'
  | 'minimum-wage'
  | 'age'
  | 'women'
  | 'heat'
  | 'older-workers'
  | 'insurance'
  | 'disputes'
  | 'personal-data'
  | 'signature'
  | 'access'
  | 'maps'
  | 'volunteers'
  | 'naming'

export type LawRow = {
  /** Stable slug. A changed rule is a new row; the old one names it in `replacedBy` and stays for old records. */
  id: string
  topic: LawTopic
  /** One plain Chinese sentence for an officer or employer. */
  text: string
  textEn: string
  /** Units are in the key names: `maxDailyHours`, `floorFenPerHour`. */
  numbers: Record<string, number>
  document: string
  /** As cited, without 第…条: `72`, `26、28—31`. Empty when the article is not known. */
  article: string
  mark: LawMark
  effects: LawEffect[]
  /** `YYYY-MM-DD`, first and last day in force; null: not known, or still in force. */
  effectiveFrom: string | null
  effectiveTo: string | null
  cityClass: number | null
  /** GB/T 2260 city codes the row is limited to; empty: all of Guangdong. */
  cities: string[]
  sourceAddress: string | null
  note: string
  /** Who last held the row against an official site, and when. */
  checkedBy: string | null
  checkedOn: string | null
  /** An officer's confirmation (address, number, dates seen): the row then acts as V. */
  confirmedBy: string | null
  confirmedOn: string | null
  replacedBy: string | null
}

/** Rows that hold on `day`. A replaced row holds until the row that replaces it begins. */
export function rowsInForce(rows: readonly LawRow[], day: string): LawRow[] {
  const begun = new Set(rows.filter((row) => holds(row, day)).map((row) => row.id))
  return rows.filter((row) => begun.has(row.id) && !(row.replacedBy && begun.has(row.replacedBy)))
}

/** Whether the row counts as read: marked V, or confirmed by an officer with name and day. */
export function isVerified(row: LawRow): boolean {
  return row.mark === 'V' || (row.confirmedBy !== null && row.confirmedOn !== null)
}

/** Only verified rows refuse, and only if refusing is what the rule is for; every other row warns. */
export function actsAs(row: LawRow): 'refuse' | 'warn' {
  return isVerified(row) && row.effects.includes('refuse') ? 'refuse' : 'warn'
}

/** `《…》第…条`, with 待核实 and the mark while nobody has confirmed it. */
export function sourceOf(row: LawRow): string {
  const title = row.document.startsWith('中华人民共和国') ? row.document.slice('中华人民共和国'.length) : row.document
  const article = /^[\d、—]+$/.test(row.article) ? `第${row.article}条` : row.article
  return `《${title}》${article}${isVerified(row) ? '' : `（${row.mark}，待核实）`}`
}

function holds(row: LawRow, day: string): boolean {
  return (
    (row.effectiveFrom === null || row.effectiveFrom <= day) && (row.effectiveTo === null || day <= row.effectiveTo)
  )
}
