/**
 * Free text made comparable: half-width, lower case, simplified, with separators reduced to one character,
 * and a way back to the original offsets, so that the very words at fault can be marked.
 */

export type PlainText = {
  original: string
  /** Separators left in it: space (spaces, hyphens, emoji), 、 (list) and ， (end of a clause); never two in a row. */
  text: string
  /** `at[i]` is the offset in `original` of `text[i]`; one more entry for the end. */
  at: number[]
}

/** Traditional and variant characters of the words looked for. A whole dictionary would weigh 1 MB on a phone. */
const SIMPLIFIED: Record<string, string> = Object.fromEntries(
  [
    '證证費费會会務务員员範范報报銀银優优先先無无勞劳體体檢检訓训練练辦办應应東东費费錢钱薪薪帥帅靚靓孃娘婦妇孕孕殘残廢废',
    '傳传乙乙肝肝籍籍戶户廣广灣湾陝陕貴贵雲云寧宁龍龙蘇苏遼辽滬沪閩闽粵粤縣县鄉乡農农擾扰謝谢絕绝來来進进隻只僅仅條条',
    '歲岁齡龄壓压裝装質质資资結结時时個个請请聯联繫系係系嗎吗過过輕轻鬆松賺赚萬万達达刷刷單单貨货購购物物實实發发產产',
    '歡欢迎迎國国學学暑暑童童工工漢汉藏藏維维彝彝穆穆教教佛佛處处嬰婴與与及及後后還还給给領领離离職职術术試试開开門门',
  ].flatMap((line) => line.match(/../gu) ?? []),
)

const CLAUSE_END = /[，。；！？：,;!?:\n\r()[\]{}<>《》〈〉「」『』【】"“”‘’…]/u
const LIST_MARK = /[、/／\\]/u
const WORD = /[\p{L}\p{N}]/u
const RANGE = /[-~—–－～]/u

export function plainText(original: string): PlainText {
  let text = ''
  const at: number[] = []
  const put = (char: string, offset: number) => {
    text += char
    at.push(offset)
  }
  for (let offset = 0; offset < original.length; ) {
    const char = String.fromCodePoint(original.codePointAt(offset)!)
    const next = original[offset + char.length] ?? ''
    const betweenDigits = /\d$/.test(text) && /[\d０-９]/.test(next)
    if (betweenDigits && RANGE.test(char)) put('-', offset)
    else if (betweenDigits && char === '.') put('.', offset)
    else if (WORD.test(char)) {
      for (const part of char.normalize('NFKC').toLowerCase()) put(SIMPLIFIED[part] ?? part, offset)
    } else {
      const separator = CLAUSE_END.test(char) ? '，' : LIST_MARK.test(char) ? '、' : ' '
      const last = text.at(-1)
      if (last !== undefined && ' 、，'.includes(last)) {
        if (' 、，'.indexOf(separator) > ' 、，'.indexOf(last)) text = text.slice(0, -1) + separator
      } else put(separator, offset)
    }
    offset += char.length
  }
  // A surrogate pair that NFKC leaves alone takes two units of text but only one entry so far.
  while (at.length < text.length) at.push(original.length)
  at.push(original.length)
  return { original, text, at }
}

/** `[start, end)` in the original of `[from, to)` in the plain text, without trailing separators. */
export function originalSpan(plain: PlainText, from: number, to: number): { start: number; end: number; text: string } {
  const start = plain.at[from]!
  const lastStart = plain.at[to - 1]!
  const end = lastStart + String.fromCodePoint(plain.original.codePointAt(lastStart)!).length
  return { start, end, text: plain.original.slice(start, end) }
}

/**
 * A pattern that still matches when someone writes 押 金, 押-金 or 押，金. Between the characters of a word any one
 * separator may stand; at the edge of a group only a weak one, since a comma there usually starts another thought.
 */
export function loose(source: string): RegExp {
  let out = ''
  let last: 'cjk' | 'edge' | null = null
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!
    const isCjk = /\p{Script=Han}/u.test(char)
    const opens = char === '(' || char === '['
    if (last && (isCjk || opens)) out += last === 'cjk' && isCjk ? '[ 、，]?' : ' ?'
    if (char === '[') {
      const end = source.indexOf(']', i)
      out += source.slice(i, end + 1)
      i = end
      last = 'edge'
    } else if (opens) {
      const head = /^\((\?(<?[!=]|:))?/.exec(source.slice(i))![0]
      // A lookaround stands right after the atom before it; the gap belongs inside, handled by its own pattern.
      out += head === '(' ? '(?:' : head
      i += head.length - 1
      last = null
    } else {
      out += char
      if (isCjk) last = 'cjk'
      else if (char === ')') last = 'edge'
      else if (char === '|' || char === '^') last = null
      else if (/[?*+}]/.test(char)) last = 'edge'
      else last = null
    }
  }
  return new RegExp(out, 'gu')
}
