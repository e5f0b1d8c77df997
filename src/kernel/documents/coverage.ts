/**
 * Which characters the printed font has. Noto Sans SC covers GBK and the rare name characters met so far, not the third level
 * of GB 18030-2022. PDF/A refuses a document with a character it cannot draw, so this is asked before every print.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { toneOf } from '../names-pinyin.ts'

const require = createRequire(import.meta.url)
const FONT = '@expo-google-fonts/noto-sans-sc'

export const FONT_FAMILY = 'Noto Sans SC'
export const FONT_PATHS = [
  require.resolve(`${FONT}/400Regular/NotoSansSC_400Regular.ttf`),
  require.resolve(`${FONT}/700Bold/NotoSansSC_700Bold.ttf`),
]

/** What stands in the print for a character the font lacks: the geta mark, as Chinese and Japanese printers have always set it. */
export const GETA = '〓'

export type MissingGlyph = { char: string; codePoint: string; reading: string }

/** Each character of `text` that cannot be printed, once, in order of appearance, with its reading when it is known. */
export function missingGlyphs(text: string): MissingGlyph[] {
  const missing = new Map<string, MissingGlyph>()
  for (const char of text) {
    if (isPrintable(char) || isInvisible(char) || missing.has(char)) continue
    const codePoint = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    missing.set(char, { char, codePoint, reading: toneOf(char) })
  }
  return [...missing.values()]
}

/**
 * The text as it can be printed: 〓 for every missing character, never fewer characters than there were. Only what shows
 * nothing anyway is left out: control characters, joiners and variation selectors the font does not know.
 */
export function printableText(text: string): string {
  let out = ''
  for (const char of text.toWellFormed()) {
    if (isPrintable(char)) out += char
    else if (!isInvisible(char)) out += GETA
  }
  return out
}

export function isPrintable(char: string): boolean {
  if (char === '\n' || char === '\t' || char === '\r') return true
  const code = char.codePointAt(0)!
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false
  const starts = ranges().starts
  let low = 0
  let high = starts.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (starts[middle]! > code) high = middle - 1
    else low = middle + 1
  }
  return high >= 0 && code <= ranges().ends[high]!
}

function isInvisible(char: string): boolean {
  return /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(char)
}

type Ranges = { starts: Uint32Array; ends: Uint32Array }
let known: Ranges | undefined

function ranges(): Ranges {
  known ??= readCoverage(readFileSync(FONT_PATHS[0]!))
  return known
}

/** The sequential groups of a TrueType `cmap` of format 12 (OpenType 1.9.1, cmap), sorted as the format demands. */
export function readCoverage(font: Buffer): Ranges {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = 12 + 16 * i
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue
    const cmap = font.readUInt32BE(entry + 8)
    const subtables = font.readUInt16BE(cmap + 2)
    for (let s = 0; s < subtables; s++) {
      const at = cmap + font.readUInt32BE(cmap + 4 + 8 * s + 4)
      if (font.readUInt16BE(at) === 12) return readGroups(font, at)
    }
  }
  throw new Error('the font has no cmap of format 12')
}

function readGroups(font: Buffer, at: number): Ranges {
  const count = font.readUInt32BE(at + 12)
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  for (let g = 0; g < count; g++) {
    starts[g] = font.readUInt32BE(at + 16 + 12 * g)
    ends[g] = font.readUInt32BE(at + 16 + 12 * g + 4)
  }
  return { starts, ends }
}
