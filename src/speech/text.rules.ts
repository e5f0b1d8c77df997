/** Written text made sayable: what a screen writes in digits and signs is said in words. Pure, browser-safe. */
import { belowHundred, DIGITS, MOST_SAID, numberSaid } from './number.rules.ts'

/**
 * Digits become words, hotlines and house telephones digit by digit, signs become breaths. Seven digits and more are left out:
 * they are somebody's number, and not for a loudspeaker.
 */
export function sayable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?:\+?86)?[\d*][\d* -]{5,}[\d*]/g, '')
    .replace(/[¥￥]\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*元/g, (_, a, b) => `${a ?? b}块`)
    .replace(/(\d{4})年/g, (_, year: string) => `${oneByOne(year)}年`)
    .replace(/(\d{3,4})(?=[房室])/g, (_, room: string) => oneByOne(room))
    .replace(
      /\d+(?:\.\d+)?(.?)/gu,
      (said, next: string) => `${digitsSaid(said.slice(0, said.length - next.length), next)}${next}`,
    )
    .replace(/[()[\]{}<>《》〈〉【】“”"'‘’「」『』]/g, '')
    .replace(/[;:/|~—–…·、_-]+/g, '，')
    .replace(/[!?？！.]/g, '。')
    .replace(/,/g, '，')
    .replace(/[^\p{Script=Han}A-Za-z，。 ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1')
    .replace(/ ?([，。]) ?/g, '$1')
    .replace(/([，。])[，。]+/g, '$1')
    .replace(/^[，。 ]+|[， ]+$/g, '')
}

const MEASURES = '块元米人个天日小分年月号岁件斤公层楼名位'
function digitsSaid(digits: string, next: string): string {
  const [whole, part] = digits.split('.') as [string, string | undefined]
  const tail = part ? `点${oneByOne(part)}` : ''
  // 12333, 110, 007: read as they are dialled, but 120块 is a sum.
  const counted = next !== '' && MEASURES.includes(next)
  const dialled = !part && /^(11[09]|12[02]|12\d{3}|9\d{4}|0\d+)$/.test(whole) && !counted
  if (dialled || Number(whole) > MOST_SAID) return oneByOne(whole).replaceAll('一', '幺') + tail
  return `${saidOf(Number(whole))}${tail}`
}
function saidOf(n: number): string {
  return (n < 100 ? [belowHundred(n)] : numberSaid(n)).map((p) => p.text).join('')
}
function oneByOne(digits: string): string {
  return [...digits].map((d) => DIGITS[Number(d)]).join('')
}
