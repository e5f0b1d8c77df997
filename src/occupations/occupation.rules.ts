/**
 * What gig work is called. Two layers: our trade (`code`, plain word, picture) and the number of 职业分类大典 officials
 * count by, which no worker sees. Browser-safe; the readings of the data come with it.
 */

import { Failure } from '#kernel/failure.ts'
import { initialsOf, isLatin, likeness, plainText, type Syllables, soundsOf, syllablesOf } from '#kernel/nearness.ts'

export type Risk =
  | 'heights'
  | 'heavyLoad'
  | 'heat'
  | 'cold'
  | 'electricity'
  | 'driving'
  | 'machinery'
  | 'chemicals'
  | 'toxic'
  | 'dust'
  | 'noise'
  | 'night'
  | 'infection'

export type PayUnit = 'hour' | 'day' | 'month' | 'piece' | 'trip' | 'job'

export type Occupation = {
  /** Ours, kebab-case, never reused: `loader`. */
  code: string
  /** The plain word on screens: 搬运装卸工. */
  name: string
  group: string
  /** Other words for it, Mandarin, Cantonese and slang; each belongs to one trade only. */
  aliases: { word: string; pinyin: string }[]
  pinyin: string
  initials: string
  /** What a Cantonese speaker says, where it differs from the name. */
  spoken: string | null
  /** Key of the picture. */
  picture: string
  /** 职业分类大典 2022, or null while it is to be confirmed. */
  nationalCode: string | null
  nationalCodeMark: 'read' | 'to confirm'
  /** Codes of trades its workers can also do; used to widen a call. One way only where skill or papers differ. */
  adjacent: string[]
  /** 0 anyone after a word of explanation, 1 practised, 2 trained or licensed. */
  skill: 0 | 1 | 2
  risks: Risk[]
  /** For 16 and 17. `minorsItem` is a key of `about.minorItems` when forbidden. */
  minors: 'allowed' | 'forbidden'
  minorsItem: string | null
  certificates: string[]
  /** How it is usually paid. */
  payUnit: PayUnit
  tools: string[]
}

export type OccupationGroup = { code: string; name: string; picture: string }

/** The committed JSON. */
export type OccupationFile = {
  about: {
    title: string
    takenOn: string
    nationalCodes: string
    minors: string
    minorItems: Record<string, { text: string; source: string; mark: string }>
  }
  groups: OccupationGroup[]
  rows: Occupation[]
}

export type OccupationBook = {
  groups: readonly OccupationGroup[]
  all: readonly Occupation[]
  byCode: ReadonlyMap<string, Occupation>
  words: readonly Word[]
  syllables: Syllables
}

type Word = {
  text: string
  pinyin: string
  initials: string
  /** Both again as they are pressed on a keypad of nine keys. */
  pinyinKeys: string
  initialKeys: string
  isName: boolean
  occupation: Occupation
  order: number
}

/** Index over rows from the file or from the table; made once, about 2 ms. */
export function occupationBook(file: Pick<OccupationFile, 'groups' | 'rows'>): OccupationBook {
  const words = file.rows.flatMap((occupation, order) => {
    const word = (text: string, pinyin: string, isName: boolean): Word => ({
      text: plainText(text),
      pinyin: pinyin.replaceAll(' ', ''),
      initials: initialsOf(pinyin),
      pinyinKeys: keysOf(pinyin),
      initialKeys: keysOf(initialsOf(pinyin)),
      isName,
      occupation,
      order,
    })
    const spoken = occupation.spoken ? [word(occupation.spoken, '', false)] : []
    const aliases = occupation.aliases.map((alias) => word(alias.word, alias.pinyin, false))
    return [word(occupation.name, occupation.pinyin, true), ...aliases, ...spoken]
  })
  return {
    groups: file.groups,
    all: file.rows,
    byCode: new Map(file.rows.map((row) => [row.code, row])),
    words,
    syllables: syllablesOf(
      file.rows.flatMap(
        (row) => [[row.name, row.pinyin], ...row.aliases.map((a) => [a.word, a.pinyin])] as [string, string][],
      ),
    ),
  }
}

/** Throws `unknown-occupation` with suggestions. */
export function getOccupation(book: OccupationBook, code: string): Occupation {
  const found = book.byCode.get(code)
  if (!found) throw unknownOccupation(code, suggestOccupations(book, code))
  return found
}

export function occupationsOf(book: OccupationBook, group: string): Occupation[] {
  return book.all.filter((occupation) => occupation.group === group)
}

/**
 * Trades for what somebody typed or said, best first: exact name, exact alias (苦力, 落石屎, 楼面), the same without 工, 员,
 * 师傅 …, beginning of a word, pinyin, initials, part of a word, and last a sentence that holds a word (想找洗碗的活).
 * Empty when nothing fits: show `suggestOccupations`, or call `getOccupations`, which throws them. Measured 0.2–0.6 ms over 1,740 words.
 */
export function findOccupations(book: OccupationBook, text: string, limit = 10): Occupation[] {
  const query = plainText(text)
  if (!query) return []
  const bare = query.replace(BARE, '')
  const rankOf = isLatin(query) ? rankOfLatin : isKeys(query) ? rankOfKeys : rankOfChinese
  const best = new Map<Occupation, { rank: number; order: number }>()
  for (const word of book.words) {
    const rank = rankOf(word, query, bare)
    if (rank === null) continue
    const known = best.get(word.occupation)
    if (!known || rank < known.rank) best.set(word.occupation, { rank, order: word.order })
  }
  return [...best]
    .sort(([, a], [, b]) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(([occupation]) => occupation)
}

/** As findOccupations, but an unknown word is a refusal with suggestions, never an empty answer. */
export function getOccupations(book: OccupationBook, text: string, limit = 10): Occupation[] {
  const found = findOccupations(book, text, limit)
  if (found.length === 0) throw unknownOccupation(text, suggestOccupations(book, text))
  return found
}

/** What an unknown word may have meant, nearest first, by characters and by sound; the first trade of each group when nothing is near. */
export function suggestOccupations(book: OccupationBook, unknown: string, limit = 5): Occupation[] {
  const query = plainText(unknown)
  const sounds = isLatin(query) ? [query] : soundsOf(query, book.syllables)
  const best = new Map<Occupation, number>()
  for (const { text, pinyin, occupation } of book.words) {
    const bySound = Math.max(0, ...sounds.map((sound) => likeness(sound, pinyin)))
    const byCharacters = isLatin(query) ? likeness(query, plainText(occupation.code)) : likeness(query, text)
    const score = isLatin(query)
      ? Math.max(bySound, byCharacters)
      : sounds.length === 0
        ? byCharacters
        : (bySound + byCharacters) / 2
    if (score >= 0.4 && score > (best.get(occupation) ?? 0)) best.set(occupation, score)
  }
  const near = [...best].sort(([, a], [, b]) => b - a).map(([occupation]) => occupation)
  const offered = near.length > 0 ? near : book.groups.flatMap((group) => occupationsOf(book, group.code).slice(0, 1))
  return offered.slice(0, limit)
}

/** The refusal for a word nobody knows: `facts.asked`, `facts.suggestions` for the sentence, `more.suggestions` for buttons. */
export function unknownOccupation(asked: string, near: readonly Occupation[]): Failure {
  const suggestions = near.map(({ code, name, picture }) => ({ code, name, picture }))
  const said = suggestions.map((s) => s.name).join('、')
  return new Failure('unknown-occupation', { facts: { asked, suggestions: said }, more: { suggestions }, status: 422 })
}

/** The trades given and, once each, those their workers can also do: one widening step of a call. */
export function widened(book: OccupationBook, codes: readonly string[]): string[] {
  return [...new Set([...codes, ...codes.flatMap((code) => getOccupation(book, code).adjacent)])]
}

/**
 * Whether a worker of trade `a` may be offered `b`: no more skill, and no paper `a` does not ask for. 健康证 does not count:
 * anyone gets it in a day or two, and the hire checks for it.
 */
export function canAlsoDo(
  a: Pick<Occupation, 'skill' | 'certificates'>,
  b: Pick<Occupation, 'skill' | 'certificates'>,
): boolean {
  return b.skill <= a.skill && b.certificates.every((paper) => paper === '健康证' || a.certificates.includes(paper))
}

/** What people hang on any trade word and the data may not: 扎铁师傅, 洗碗阿姨, 搬运工人, 木工师傅. */
const BARE = /(工人|师傅|阿姨|大姐|小妹|人员|兼职|临时工|员|工|佬|仔)$/

/** Lower is better; the length of the match breaks ties inside a kind (kinds are ten apart). */
function rankOfChinese({ text, isName }: Word, query: string, bare: string): number | null {
  if (text === query) return isName ? 0 : 10
  if (bare.length > 1 && (text === bare || text.replace(BARE, '') === bare)) return isName ? 15 : 16
  if (text.startsWith(query)) return 20 + Math.min(8, text.length - query.length)
  if (text.includes(query)) return 50 + Math.min(8, text.length - query.length)
  return text.length > 1 && query.includes(text) ? 69 - Math.min(8, text.length) : null
}

/** 九宫格, as on every old telephone: 29 is by, 搬运. */
const KEY_OF = new Map(
  ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].flatMap((letters, i) =>
    [...letters].map((letter) => [letter, String(i + 2)] as const),
  ),
)
const keysOf = (pinyin: string) => [...pinyin].map((letter) => KEY_OF.get(letter) ?? '').join('')
const isKeys = (query: string) => /^[2-9]+$/.test(query)

/** Three letters lie on one key, so a beginning counts for less than a whole word, and two keys are two initials. */
function rankOfKeys({ pinyinKeys, initialKeys, isName }: Word, query: string): number | null {
  if (initialKeys === query) return isName ? 0 : 1
  if (pinyinKeys === query) return isName ? 2 : 3
  if (query.length > 1 && initialKeys.startsWith(query)) return 10 + Math.min(8, initialKeys.length - query.length)
  return query.length > 2 && pinyinKeys.startsWith(query) ? 20 + Math.min(8, pinyinKeys.length - query.length) : null
}

function rankOfLatin({ text, pinyin, initials, isName }: Word, query: string): number | null {
  if (text === query) return isName ? 0 : 10
  if (text.startsWith(query)) return 20
  if (pinyin === query) return isName ? 30 : 31
  if (query.length > 2 && pinyin.startsWith(query)) return 32 + Math.min(6, (pinyin.length - query.length) / 4)
  if (initials === query) return isName ? 40 : 41
  if (query.length > 1 && initials.startsWith(query)) return 42 + Math.min(6, initials.length - query.length)
  return query.length > 3 && pinyin.includes(query) ? 50 : null
}
