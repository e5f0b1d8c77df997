/** Readings of names for search at the desk: 单雄信 is found by `shan`, `sxx` and `shanxiongxin`. Server only (85 KB). */
import { pinyin } from 'pinyin-pro'
import { nameLength, normalizeName, splitName } from './names.ts'

export type NameReading = { full: string; initials: string; spaced: string }

/**
 * Surname readings that a dictionary leaves open. 覃 is Qín in Guangdong and Guangxi (Tán elsewhere), 洗 as a surname is the
 * same as 冼; 缪, 乜, 覃 and 佘 are common here and misread.
 */
const SURNAMES: Record<string, string> = {
  覃: 'qin',
  洗: 'xian',
  冼: 'xian',
  区: 'ou',
  區: 'ou',
  仇: 'qiu',
  单: 'shan',
  單: 'shan',
  曾: 'zeng',
  解: 'xie',
  查: 'zha',
  华: 'hua',
  任: 'ren',
  缪: 'miao',
  乜: 'nie',
  佘: 'she',
  盖: 'ge',
  纪: 'ji',
  员: 'yun',
  尉迟: 'yu chi',
  万俟: 'mo qi',
  澹台: 'tan tai',
  令狐: 'ling hu',
  单于: 'chan yu',
}

/**
 * Lower-case letters without tones; ü is `v`, as keyboards type it. A character without a known reading stays itself, so
 * that it can still be found by typing it. Latin parts are kept in lower case.
 */
export function readingOf(name: string): NameReading {
  const normalized = normalizeName(name)
  const { surname, given } = splitName(normalized)
  const head = surname === '' ? [] : (SURNAMES[surname]?.split(' ') ?? syllables(surname, 'head'))
  const parts = [...head, ...syllables(given, 'off')].map((part) => part.toLowerCase())
  return { full: parts.join(''), initials: parts.map((part) => [...part][0] ?? '').join(''), spaced: parts.join(' ') }
}

/** Whether what was typed at the desk (pinyin, initials or characters) is the beginning of this name. */
export function nameMatches(name: string, typed: string): boolean {
  const query = typed.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').replace(/\s+/gu, '')
  if (query === '') return false
  const { full, initials } = readingOf(name)
  return normalizeName(name).toLowerCase().startsWith(query) || full.startsWith(query) || initials.startsWith(query)
}

/** The reading of one character with its tone, for the note beside a character that cannot be printed; '' if unknown. */
export function toneOf(char: string): string {
  const reading = pinyin(char, { nonZh: 'removed' })
  return nameLength(char) === 1 && reading !== char ? reading : ''
}

function syllables(text: string, surname: 'head' | 'off'): string[] {
  return text
    .split(/[·.'’ -]+/u)
    .filter(Boolean)
    .flatMap((part) => pinyin(part, { toneType: 'none', type: 'array', v: true, surname, nonZh: 'consecutive' }))
}
