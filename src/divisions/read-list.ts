import { parseCsv } from 'hucre/csv'
import { Failure } from '#kernel/failure.ts'
import { decodeText } from '#kernel/files/index.ts'

/** A row of an uploaded list, as written. `line` is its row in Excel: the header is 1. */
export type ListLine = { line: number; cells: Record<string, string> }

/** Each column by the heads it may have: officers write Chinese, statistical files English. */
const COLUMNS = {
  code: ['代码', '区划代码'],
  name: ['名称', '区划名称'],
  parent: ['上级代码', '上级'],
  level: ['级别'],
  valid_from: ['生效日期', '起用日期'],
  valid_to: ['撤销日期'],
  successor: ['接续代码', '接续'],
} as const
const NEEDED = ['code', 'name', 'parent', 'level', 'valid_from'] as const

/** CSV as Excel and WPS save it in China: UTF-8 with or without mark, or GBK; commas or tabs. */
export function readList(bytes: Uint8Array): ListLine[] {
  const text = decodeText(bytes)
  if (text === null) throw new Failure('division-file-unreadable', { status: 422 })
  const [header, ...lines] = parseCsv(text).map((cells, i) => ({
    line: i + 1,
    cells: cells.map((cell) => String(cell ?? '')),
  }))
  if (!header) throw new Failure('division-file-empty', { status: 422 })
  const names = header.cells.map((head) => columnOf(head.trim().toLowerCase()))
  const missing = NEEDED.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    const said = missing.map((column) => `${COLUMNS[column][0]}（${column}）`).join('、')
    throw new Failure('division-file-header', { facts: { missing: said }, status: 422 })
  }
  const read = lines
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])),
    }))
  if (read.length === 0) throw new Failure('division-file-empty', { status: 422 })
  return read
}

function columnOf(head: string): string {
  const known = Object.entries(COLUMNS).find(([, heads]) => (heads as readonly string[]).includes(head))
  return known ? known[0] : head
}
