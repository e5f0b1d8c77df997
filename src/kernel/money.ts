/** Money is whole fen everywhere inside; yuan exist only on screens, on paper and in files. Browser-safe. */

/** The largest amount a screen or a file may bring in: 9 999 999 999.99 yuan, which also fits 大写 up to 亿. */
export const MOST_FEN = 999_999_999_999

export type AmountRefusal = 'not-an-amount' | 'finer-than-a-fen' | 'amount-too-large'

/** `26000` → `'260'`, `26050` → `'260.50'`: no zeros that say nothing, always two digits when there are fen. */
export function yuan(fen: number): string {
  const whole = wholeFen(fen)
  const size = Math.abs(whole)
  const rest = size % 100
  const text = rest === 0 ? `${size / 100}` : `${(size - rest) / 100}.${String(rest).padStart(2, '0')}`
  return whole < 0 ? `-${text}` : text
}

/** `26000` → `'￥260'`. */
export function priceTag(fen: number): string {
  return fen < 0 ? `-￥${yuan(-fen)}` : `￥${yuan(fen)}`
}

/**
 * What a person typed or a file holds: `'260.5'`, `'￥1,260'`, `'２６０元'` → fen. Negative amounts are no amounts here;
 * a third decimal is refused rather than rounded, because a person who typed it meant something else.
 */
export function readYuan(text: string): { fen: number } | { refusal: AmountRefusal } {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^[¥￥]/u, '')
    .replace(/元$/u, '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/u.exec(plain)
  if (!match) return { refusal: 'not-an-amount' }
  const decimals = (match[2] ?? '').replace(/0+$/u, '')
  if (decimals.length > 2) return { refusal: 'finer-than-a-fen' }
  const whole = match[1]!.replaceAll(',', '').replace(/^0+(?=\d)/u, '')
  if (whole.length > 10) return { refusal: 'amount-too-large' }
  return { fen: Number(whole) * 100 + Number(decimals.padEnd(2, '0')) }
}

/**
 * Pay for a time: fen an hour × minutes / 60, computed whole and rounded half up to the fen once, at the end.
 * Half up is in the worker's favour; rounding hour by hour would lose fen on every odd rate.
 */
export function multiplyFen(fenAnHour: number, minutes: number): number {
  const rate = wholeFen(fenAnHour)
  if (!Number.isSafeInteger(minutes) || minutes < 0) throw new RangeError(`minutes must be whole and ≥ 0: ${minutes}`)
  if (rate < 0) throw new RangeError(`a rate is never negative: ${fenAnHour}`)
  return Number((BigInt(rate) * BigInt(minutes) * 2n + 60n) / 120n)
}

/** `fen` in shares by `weights` that add up to exactly `fen`; the odd fen go to the largest remainders, first come first. */
export function splitFen(fen: number, weights: readonly number[]): number[] {
  const amount = wholeFen(fen)
  if (amount < 0) throw new RangeError(`only an amount owed can be split: ${fen}`)
  const parts = weights.map((weight) => {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`weights are whole and ≥ 0: ${weight}`)
    return BigInt(weight)
  })
  const total = parts.reduce((sum, part) => sum + part, 0n)
  if (total === 0n) throw new RangeError('nobody to split among')
  const shares = parts.map((part) => (BigInt(amount) * part) / total)
  const left = Number(BigInt(amount) - shares.reduce((sum, share) => sum + share, 0n))
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: (BigInt(amount) * part) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
  for (const { at } of byRemainder.slice(0, left)) shares[at]! += 1n
  return shares.map(Number)
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿']

/**
 * 大写金额 for receipts and agreements, by 《正确填写票据和结算凭证的基本规定》 (支付结算办法, annex 1): one 零 for any run of
 * zeros, 整 after 圆 or 角, none after 分, 零 between 圆 and 分 when there is no 角. Up to `MOST_FEN`.
 */
export function inCapitals(fen: number): string {
  const whole = wholeFen(fen)
  if (whole < 0 || whole > MOST_FEN) throw new RangeError(`大写金额 is written for 0 to ${MOST_FEN} fen: ${fen}`)
  const jiao = Math.floor(whole / 10) % 10
  const cents = whole % 10
  const yuanPart = wholeInCapitals((whole - (whole % 100)) / 100)
  if (jiao === 0 && cents === 0) return `${yuanPart || '零'}圆整`
  const head = yuanPart ? `${yuanPart}圆` : ''
  const middle = jiao > 0 ? `${DIGITS[jiao]}角` : head ? '零' : ''
  return `${head}${middle}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`
}

function wholeInCapitals(value: number): string {
  const digits = String(value)
  let out = ''
  let zeroDue = false
  let groupHasDigit = false
  for (let i = 0; i < digits.length; i++) {
    const place = digits.length - 1 - i
    const digit = Number(digits[i])
    if (digit === 0) zeroDue = out !== ''
    else {
      out += `${zeroDue ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`
      zeroDue = false
      groupHasDigit = true
    }
    if (place % 4 === 0) {
      if (groupHasDigit) out += GROUPS[place / 4]
      groupHasDigit = false
    }
  }
  return out
}

function wholeFen(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`money is whole fen: ${fen}`)
  return fen === 0 ? 0 : fen
}
