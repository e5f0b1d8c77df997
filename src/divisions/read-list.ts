import { parseCsv } from 'hucre/csv'
import { Failure } from '#kernel/failure.ts'
import { decodeText } from '#kernel/files/index.ts'

/** A row of an uploaded list, as written. `line` is its row in Excel: the header is 1. */
export type ListLine = { line: number; cells: Record<string, string> }

const COLUMNS = ['code', 'name', 'parent', 'level', 'valid_from']

/** CSV as Excel and WPS save it in China: UTF-8 with or without mark, or GBK; commas or tabs. */
export function readList(bytes: Uint8Array): ListLine[] {
  const text = decodeText(bytes)
  if (text === null) throw new Failure('division-file-unreadable', { status: 422 })
  const [header, ...lines] = parseCsv(text).map((cells, i) => ({
    line: i + 1,
    cells: cells.map((cell) => String(cell ?? '')),
  }))
  if (!header) throw new Failure('division-file-empty', { status: 422 })
  const names = header.cells.map((name) => name.trim().toLowerCase())
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    throw new Failure('division-file-header', { facts: { missing: missing.join('、') }, status: 422 })
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
