import { Failure } from '#kernel/failure.ts'

/** A line of an uploaded list, as written. `line` counts lines of the file from 1, the header being 1. */
export type ListLine = { line: number; cells: Record<string, string> }

const COLUMNS = ['code', 'name', 'parent', 'level', 'valid_from']

/** CSV as Excel and WPS save it in China: UTF-8 with or without mark, or GBK; commas or tabs. */
export function readList(bytes: Uint8Array): ListLine[] {
  const [header, ...lines] = recordsOf(decode(bytes))
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

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // A workbook or an image decodes by chance; a list has no control characters.
      if (!/[^\P{Cc}\t\r\n]/u.test(text)) return text
    } catch {
      // the next encoding
    }
  }
  throw new Failure('division-file-unreadable', { status: 422 })
}

/** RFC 4180: quoted cells may hold separators, quotes (doubled) and line breaks. */
function recordsOf(text: string): { line: number; cells: string[] }[] {
  const separator = /^[^\n]*\t/.test(text) ? '\t' : ','
  const records: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let begun = 1
  const endRecord = () => {
    records.push({ line: begun, cells: [...cells, cell] })
    cells = []
    cell = ''
    begun = line + 1
  }
  for (let i = 0; i < text.length; i++) {
    const at = text[i]!
    if (quoted) {
      if (at === '"' && text[i + 1] === '"') cell += text[++i]
      else if (at === '"') quoted = false
      else cell += at
    } else if (at === '"' && cell === '') quoted = true
    else if (at === separator) {
      cells.push(cell)
      cell = ''
    } else if (at === '\n') endRecord()
    else if (at !== '\r') cell += at
    if (at === '\n') line += 1
  }
  if (cell !== '' || cells.length > 0) endRecord()
  return records
}
