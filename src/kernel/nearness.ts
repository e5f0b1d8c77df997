/** How a typed word is made comparable, and how far two words are apart. Shared by places and trades. Browser-safe. */

/** Full width to half, lower case, no spaces or punctuation; ü as v, and lve as lue, as the data writes it. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/([ln])ve(?![a-z])/g, '$1ue')
}

/** pan yu qu → pyq */
export function initialsOf(pinyin: string): string {
  return pinyin
    .split(' ')
    .map((syllable) => syllable[0] ?? '')
    .join('')
}

export function isLatin(text: string): boolean {
  return /^[a-z]+$/.test(text)
}

/** Damerau–Levenshtein (neighbours may be swapped: dianhna). Gives up with `limit` + 1 once it must exceed `limit`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return last[to.length]!
}

/** 0 (nothing in common) … 1 (equal): edit distance over the longer length. */
export function likeness(a: string, b: string): number {
  const longer = Math.max([...a].length, [...b].length)
  return longer === 0 ? 0 : 1 - editDistance(a, b) / longer
}

export type Syllables = ReadonlyMap<string, readonly string[]>

/** The readings of every character of the words given, so that a browser can sound out a typed word without a dictionary. */
export function syllablesOf(words: Iterable<readonly [word: string, pinyin: string]>): Syllables {
  const syllables = new Map<string, string[]>()
  for (const [word, pinyin] of words) {
    const characters = [...word]
    const read = pinyin.split(' ')
    if (characters.length !== read.length) continue
    for (const [i, character] of characters.entries()) {
      const known = syllables.get(character)
      if (!known) syllables.set(character, [read[i]!])
      else if (!known.includes(read[i]!)) known.push(read[i]!)
    }
  }
  return syllables
}

/** How a typed word may sound, joined pinyin, at most 8 ways (厦 is sha and xia); none when a character has no known reading. */
export function soundsOf(word: string, syllables: Syllables): string[] {
  let sounds = ['']
  for (const character of word) {
    const readings = syllables.get(character) ?? []
    sounds = sounds.flatMap((sound) => readings.map((reading) => sound + reading)).slice(0, 8)
  }
  return sounds
}
