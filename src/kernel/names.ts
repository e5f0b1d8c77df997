/** Names of persons as their papers write them. Browser-safe; pinyin is in `names-pinyin.ts`. */

export type NameRefusal =
  | 'name-missing'
  | 'name-too-short'
  | 'name-too-long'
  | 'name-has-digits'
  | 'name-has-emoji'
  | 'name-has-signs'

/** The longest names on identity cards are transliterations; 公安 systems keep 50 characters. */
export const NAME_MAX = 50

const HAN = '\\p{Script=Han}〇'
const NAME = new RegExp(`^[${HAN}\\p{Letter}\\p{Mark}·.'’ -]+$`, 'u')

/**
 * One form for one name: outer spaces go, inner spaces stay only between Latin words, full-width letters become plain,
 * and every dot that keyboards offer for 买买提·艾力 becomes U+00B7. Han characters are never changed: NFKC would replace
 * compatibility ideographs that stand on real papers.
 */
export function normalizeName(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[Ａ-Ｚａ-ｚ]/gu, (char) => String.fromCodePoint(char.codePointAt(0)! - 0xfee0))
      .replace(/[•・∙⋅‧●．｡。]/gu, '·')
      // No lookbehind: iOS below 16.4 cannot read it, and the phone's pages read names by this very function.
      .replace(/([\p{Script=Han}])\.(?=[\p{Script=Han}])/gu, '$1·')
      .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(new RegExp(`([${HAN}·]) `, 'gu'), '$1')
      .replace(new RegExp(` (?=[${HAN}·])`, 'gu'), '')
      .replace(/^·+|·+$/gu, '')
      .trim()
  )
}

/** In code points: 𬍛 is one character, though JavaScript counts it as two. */
export function nameLength(name: string): number {
  return [...name].length
}

/** Why this cannot be a person's name, or null. `text` may be as typed. */
export function whyNotName(text: string): NameRefusal | null {
  const name = normalizeName(text)
  if (name === '') return 'name-missing'
  // Keycaps and flags are made of digits and letters, so emoji are looked for first.
  if (/\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Regional_Indicator}|\u20e3|\ufe0f/u.test(name))
    return 'name-has-emoji'
  if (/\p{Number}/u.test(name.replaceAll('〇', ''))) return 'name-has-digits'
  if (!NAME.test(name) || !/\p{Letter}/u.test(name.replaceAll('〇', '字'))) return 'name-has-signs'
  const length = nameLength(name)
  if (length < 2) return 'name-too-short'
  return length > NAME_MAX ? 'name-too-long' : null
}

/**
 * Compound surnames still in use (《现代汉语词典》, 公安部 2020 name report), so that 欧阳小明 is 欧阳 + 小明. 长孙, 第五 and
 * the like are rare but unambiguous; 东方, 南宫 as well. Doubled surnames such as 张王 cannot be told from a given name.
 */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司徒 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 夏侯 东方 南宫 西门 端木 独孤 长孙 宇文 澹台 闻人 申屠 ' +
    '太史 百里 呼延 钟离 轩辕 公冶 宗政 濮阳 淳于 单于 鲜于 闾丘 司空 司寇 亓官 仉督 子车 颛孙 巫马 公西 漆雕 乐正 ' +
    '壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌 微生 梁丘 左丘 东门 第五 纳兰 完颜 赫连 耶律 哥舒 贺兰 ' +
    '歐陽 上官 司徒 司馬 諸葛 尉遲 公孫 長孫 東方 南宮 西門 獨孤 聞人'
  ).split(' '),
)

/** `欧阳小明` → `{ surname: '欧阳', given: '小明' }`. A name with · or Latin letters has no surname in this sense. */
export function splitName(name: string): { surname: string; given: string } {
  const chars = [...name]
  if (chars.length < 2 || /[·\p{Script=Latin}]/u.test(name)) return { surname: '', given: name }
  const two = chars.slice(0, 2).join('')
  const size = chars.length > 2 && COMPOUND_SURNAMES.has(two) ? 2 : 1
  return { surname: chars.slice(0, size).join(''), given: chars.slice(size).join('') }
}
