/**
 * Free text made comparable: half-width, lower case, simplified, with separators reduced to one character,
 * and a way back to the original offsets, so that the very words at fault can be marked.
 */

export type PlainText = {
  original: string
  /** Separators left in it: space (spaces, hyphens, emoji), 、 (list) and ， (end of a clause); never two in a row. */
  text: string
  /** `at[i]` is the offset in `original` of `text[i]`. */
  at: number[]
}

/** Traditional characters of the words looked for, each before its simplified form. A whole dictionary weighs 1 MB on a phone. */
const SIMPLIFIED = Object.fromEntries(
  (
    '證证費费會会務务員员範范報报銀银優优無无勞劳體体檢检訓训練练辦办應应東东錢钱帥帅靚靓孃娘婦妇殘残廢废' +
    '傳传戶户廣广灣湾陝陕貴贵雲云寧宁龍龙蘇苏遼辽滬沪閩闽粵粤縣县鄉乡農农擾扰謝谢絕绝來来進进隻只僅仅條条' +
    '歲岁齡龄壓压裝装質质資资結结時时個个請请聯联繫系係系過过輕轻鬆松賺赚萬万達达單单貨货購购實实發发產产' +
    '歡欢國国學学漢汉維维處处嬰婴與与後后還还給给領领離离職职術术試试開开門门須须歸归擔担負负險险壯壮紹绍寶宝'
  )
    .match(/../gu)!
    .map((pair) => [...pair] as [string, string]),
)

const CLAUSE_END = /[，。；！？：,;!?:\n\r()（）[\]{}<>《》〈〉「」『』【】"“”‘’…]/u
const LIST_MARK = /[、/／\\]/u
const WORD = /[\p{L}\p{N}]/u
const RANGE = /[-~—–－～至到]/u
/** What stands before a place in a pattern: a Han character, the edge of a group or class, or nothing that a gap may follow. */
type Atom = 'han' | 'edge' | null

/** From the weakest to the strongest: of a run of separators the strongest stays. */
const SEPARATORS = ' 、，'

export function plainText(original: string): PlainText {
  let text = ''
  const at: number[] = []
  for (let offset = 0; offset < original.length; ) {
    const char = String.fromCodePoint(original.codePointAt(offset)!)
    const part = comparable(char, text, original[offset + char.length] ?? '')
    const last = text.at(-1) ?? ''
    if (SEPARATORS.includes(part) && last && SEPARATORS.includes(last)) {
      if (SEPARATORS.indexOf(part) > SEPARATORS.indexOf(last)) text = text.slice(0, -1) + part
    } else {
      text += part
      for (let unit = 0; unit < part.length; unit++) at.push(offset)
    }
    offset += char.length
  }
  return { original, text, at }
}

/** The stretch of the original that `[from, to)` of the plain text came from. */
export function originalSpan(plain: PlainText, from: number, to: number): { start: number; end: number; text: string } {
  const start = plain.at[from]!
  const lastStart = plain.at[to - 1]!
  const end = lastStart + String.fromCodePoint(plain.original.codePointAt(lastStart)!).length
  return { start, end, text: plain.original.slice(start, end) }
}

/**
 * A pattern that still matches when someone writes 押 金, 押-金 or 押，金. Between the characters of a word any one
 * separator may stand; at the edge of a group only a space, since a comma there usually starts another thought.
 * `~` in `source` lets any one separator stand at such an edge too. Lookarounds are not nested.
 */
export function loose(source: string): RegExp {
  let out = ''
  let last = null as Atom
  const closers: { text: string; last: Atom }[] = []
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!
    const group = /^\((?:\?(?:<?[!=]|:))?/.exec(source.slice(i))?.[0]
    const around = group?.endsWith('!') || group?.endsWith('=')
    const isHan = /\p{Script=Han}/u.test(char)
    if (last && !around && (isHan || group || char === '[')) out += last === 'han' && isHan ? '[ 、，]?' : ' ?'
    if (group) {
      const behind = group.startsWith('(?<')
      out += around ? group + (behind ? '(?:' : ' ?(?:') : '(?:'
      closers.push({ text: around ? (behind ? ') ?)' : '))') : ')', last: around ? last : 'edge' })
      i += group.length - 1
      last = null
    } else if (char === ')') {
      const closer = closers.pop()!
      out += closer.text
      last = closer.last
    } else if (char === '~') {
      out += '[ 、，]?'
      last = null
    } else if (char === '[') {
      const end = source.indexOf(']', i)
      out += source.slice(i, end + 1)
      i = end
      last = 'edge'
    } else {
      out += char
      if (char === '\\') out += source[++i]!
      last = isHan ? 'han' : /[?*+}\\]/.test(char) ? 'edge' : null
    }
  }
  return new RegExp(out, 'gu')
}

function comparable(char: string, before: string, next: string): string {
  if (/[\d岁]$/.test(before) && /[\d０-９]/.test(next)) {
    if (RANGE.test(char)) return '-'
    if (char === '.') return '.'
  }
  if (WORD.test(char)) {
    const folded = char.normalize('NFKC').toLowerCase()
    return SIMPLIFIED[folded] ?? folded
  }
  return CLAUSE_END.test(char) ? '，' : LIST_MARK.test(char) ? '、' : ' '
}
