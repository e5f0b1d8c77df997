/** What may be uploaded, known by its bytes and never by its name or by what the browser claims. */
import { fileTypeFromBuffer } from 'file-type'

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'xlsx' | 'csv'

export const FILE_KINDS: Record<FileKind, { mime: string; extension: string; picture: boolean }> = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg', picture: true },
  png: { mime: 'image/png', extension: 'png', picture: true },
  webp: { mime: 'image/webp', extension: 'webp', picture: true },
  pdf: { mime: 'application/pdf', extension: 'pdf', picture: false },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    picture: false,
  },
  csv: { mime: 'text/csv; charset=utf-8', extension: 'csv', picture: false },
}

/** null for everything else: programs, archives, HTML, SVG (it can carry scripts), old `.xls`, empty files. */
export async function kindOf(bytes: Uint8Array): Promise<FileKind | null> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return (Object.keys(FILE_KINDS) as FileKind[]).find((kind) => FILE_KINDS[kind].mime === found.mime) ?? null
  return isCsv(bytes) ? 'csv' : null
}

/** CSV has no magic bytes: valid UTF-8 or GB 18030 text without control characters, not beginning like markup. */
function isCsv(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  const text = decodeText(bytes)
  if (text === null || /(?![\t\n\r])\p{Cc}/u.test(text)) return false
  return !/^\s*[<{%]/u.test(text) && /[,;\t]/u.test(text.slice(0, 65_536))
}

/** UTF-8 when it is that, else GB 18030, which Excel on Chinese Windows still saves; null when it is neither. */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding.
    }
  }
  return null
}

/**
 * A name for the download box: no path, no control or direction characters, nothing Windows reserves, at most 80 characters,
 * and the extension of what the file is.
 */
export function safeFileName(name: string, kind: FileKind): string {
  const stem = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/^.*[\\/]/su, '')
    .replace(/\.[^.]{0,10}$/u, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\ufffd]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  const short = [...stem].slice(0, 80).join('').trim()
  const usable = short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(short) ? '文件' : short
  return `${usable}.${FILE_KINDS[kind].extension}`
}
