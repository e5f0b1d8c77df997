import { initialsOf, isLatin, likeness, plainText, type Syllables, soundsOf, syllablesOf } from '#kernel/nearness.ts'
import {
  type Division,
  type DivisionTree,
  isWithin,
  stemOf,
  suggestForCode,
  unknownDivision,
} from './division.rules.ts'

export type DivisionSearch = {
  /** Answer only what lies in this division. */
  within?: string
  /** Default 10. */
  limit?: number
}

/**
 * Places for what somebody typed: a name (番禺, 番禺区), a name behind a larger one (东莞长安, 番禺区石碁镇), pinyin
 * (panyu), initials (pyq) or a code or its beginning. Better kinds of match first, then larger places. Ended divisions
 * (芳村, 萝岗) come after today's and carry their `successor`. Empty when nothing fits; the caller then shows
 * `suggestDivisions`, or calls `getDivisions`, which throws them.
 */
export function findDivisions(tree: DivisionTree, text: string, search: DivisionSearch = {}): Division[] {
  const query = plainText(text)
  if (!query) return []
  const limit = search.limit ?? 10
  const found = directly(tree, query, search.within)
  return (found.length > 0 ? found : behindAnother(tree, query, search.within)).slice(0, limit)
}

/** As findDivisions, but throws `unknown-division` with suggestions instead of an empty answer. */
export function getDivisions(tree: DivisionTree, text: string, search: DivisionSearch = {}): Division[] {
  const found = findDivisions(tree, text, search)
  if (found.length === 0) throw unknownDivision(tree, text, suggestDivisions(tree, text))
  return found
}

/** What an unknown word or code may have meant, nearest first: by characters and by sound. */
export function suggestDivisions(tree: DivisionTree, unknown: string, limit = 5): Division[] {
  const query = plainText(unknown)
  if (/^\d+$/.test(query)) return suggestForCode(tree, query, limit)
  const { entries, syllables } = indexOf(tree)
  const sounds = isLatin(query) ? [query] : soundsOf(query, syllables)
  const scored: [number, Division][] = []
  for (const { division, name, stem, pinyin, stemPinyin } of entries) {
    if (division.virtual || division.validTo !== null) continue
    const bySound = Math.max(
      0,
      ...sounds.map((sound) => Math.max(likeness(sound, stemPinyin), likeness(sound, pinyin))),
    )
    const byCharacters = isLatin(query)
      ? 0
      : Math.max(likeness(query, name), likeness(query, stem), tailLikeness(query, stem))
    // A homophone (唐厦 for 塘厦) shares both; sound alone would bring 阳山 first.
    const score = isLatin(query) ? bySound : sounds.length === 0 ? byCharacters : (bySound + byCharacters) / 2
    if (score >= 0.4) scored.push([score, division])
  }
  return scored
    .sort(([a, x], [b, y]) => b - a || order(x, y))
    .slice(0, limit)
    .map(([, division]) => division)
}

type Entry = {
  division: Division
  name: string
  stem: string
  pinyin: string
  stemPinyin: string
  stemInitials: string
}

/** One index a tree, made at the first search: 1,900 entries, about 5 ms. */
const indexes = new WeakMap<DivisionTree, Index>()
type Index = { entries: Entry[]; syllables: Syllables }

function indexOf(tree: DivisionTree): Index {
  const known = indexes.get(tree)
  if (known) return known
  const entries = tree.all.map((division) => {
    const stem = stemOf(division.name)
    const syllables = division.pinyin.split(' ')
    const stemSyllables = syllables.slice(0, syllables.length - (division.name.length - stem.length))
    return {
      division,
      name: plainText(division.name),
      stem: plainText(stem),
      pinyin: syllables.join(''),
      stemPinyin: stemSyllables.join(''),
      stemInitials: initialsOf(stemSyllables.join(' ')),
    }
  })
  const made = { entries, syllables: syllablesOf(tree.all.map(({ name, pinyin }) => [name, pinyin])) }
  indexes.set(tree, made)
  return made
}

function directly(tree: DivisionTree, query: string, within: string | undefined): Division[] {
  const rank = /^\d+$/.test(query) ? rankOfCode : isLatin(query) ? rankOfLatin : rankOfChinese
  const ranked: [number, Division][] = []
  for (const entry of indexOf(tree).entries) {
    if (entry.division.virtual) continue
    const at = rank(entry, query)
    if (at !== null && (within === undefined || isWithin(tree, entry.division.code, within)))
      ranked.push([at, entry.division])
  }
  return ranked
    .sort(([a, x], [b, y]) => Number(x.validTo !== null) - Number(y.validTo !== null) || a - b || order(x, y))
    .map(([, division]) => division)
}

/** 东莞长安, 番禺区石碁镇, 广东省惠州市大亚湾: the longest beginning that is a place, and the rest inside it. */
function behindAnother(tree: DivisionTree, query: string, within: string | undefined): Division[] {
  for (let cut = query.length - 1; cut >= 2; cut--) {
    const head = query.slice(0, cut)
    const areas = indexOf(tree).entries.filter(
      (e) => !e.division.virtual && (isLatin(head) ? [e.stemPinyin, e.pinyin] : [e.stem, e.name]).includes(head),
    )
    for (const { division } of areas.sort((a, b) => order(a.division, b.division))) {
      if (within !== undefined && !isWithin(tree, division.code, within) && !isWithin(tree, within, division.code))
        continue
      const inside = findDivisions(tree, query.slice(cut), {
        within: division.code,
        limit: Number.POSITIVE_INFINITY,
      }).filter((d) => d.code !== division.code && (within === undefined || isWithin(tree, d.code, within)))
      if (inside.length > 0) return inside
    }
  }
  return []
}

function rankOfChinese({ name, stem }: Entry, query: string): number | null {
  if (name === query || stem === query) return 0
  if (name.startsWith(query)) return 1
  return query.length > 1 && name.includes(query) ? 2 : null
}

function rankOfLatin({ pinyin, stemPinyin, stemInitials, division }: Entry, query: string): number | null {
  if (stemPinyin === query || pinyin === query) return 0
  if (stemInitials === query || division.initials === query) return 1
  if (pinyin.startsWith(query)) return 2
  return query.length > 1 && division.initials.startsWith(query) ? 3 : null
}

function rankOfCode({ division }: Entry, query: string): number | null {
  if (division.code === query) return 0
  // 12-digit statistical codes and ID numbers begin with a code we know.
  if (
    query.length === 12 &&
    (query.startsWith(division.code.padEnd(9, '0')) || query === division.code.padEnd(12, '0'))
  )
    return 1
  return division.code.startsWith(query) ? 2 : null
}

/** 广州番愚: the mistaken word may stand behind a right one. */
function tailLikeness(query: string, stem: string): number {
  const length = [...stem].length
  return length >= 2 && query.length > length ? likeness([...query].slice(-length).join(''), stem) * 0.9 : 0
}

const SIZE = { province: 0, city: 1, county: 2, town: 3 }

function order(x: Division, y: Division): number {
  return (
    SIZE[x.level] - SIZE[y.level] || Number(x.zone) - Number(y.zone) || (x.code < y.code ? -1 : x.code > y.code ? 1 : 0)
  )
}
