/** What can be said of a worker. Browser-safe. */
import { ageClassOn, type IdentityKind } from '#kernel/identity.ts'

export const TRADE_LEVELS = ['helper', 'skilled', 'master'] as const
export const TRADE_LEVEL_NAMES: Record<(typeof TRADE_LEVELS)[number], string> = {
  helper: '小工',
  skilled: '熟手',
  master: '师傅',
}

export const LANGUAGES = [
  'mandarin',
  'cantonese',
  'hakka',
  'teochew',
  'zhuang',
  'sichuanese',
  'hunanese',
  'english',
  'sign',
] as const
export const LANGUAGE_NAMES: Record<(typeof LANGUAGES)[number], string> = {
  mandarin: '普通话',
  cantonese: '粤语',
  hakka: '客家话',
  teochew: '潮汕话',
  zhuang: '壮语',
  sichuanese: '四川话',
  hunanese: '湖南话',
  english: '英语',
  sign: '手语',
}

export const VEHICLES = ['bicycle', 'e-bike', 'motorcycle', 'tricycle', 'van', 'truck'] as const
export const VEHICLE_NAMES: Record<(typeof VEHICLES)[number], string> = {
  bicycle: '自行车',
  'e-bike': '电动车',
  motorcycle: '摩托车',
  tricycle: '三轮车',
  van: '面包车',
  truck: '货车',
}

/**
 * 就业困难人员 of Guangdong (粤人社规〔2023〕11号) and those the guideline (一) names beside them. Each needs a ground of its own;
 * most are sensitive, so that all of them ask for the separate consent.
 */
export const PRIORITY_GROUNDS = [
  'older-jobless',
  'disabled',
  'subsistence-allowance',
  'zero-employment-family',
  'formerly-poor',
  'landless',
  'long-jobless',
  'rehabilitated',
  'released',
  'recovered',
  'veteran',
  'other-hardship',
] as const
export const PRIORITY_NAMES: Record<(typeof PRIORITY_GROUNDS)[number], string> = {
  'older-jobless': '大龄失业人员',
  disabled: '残疾人',
  'subsistence-allowance': '低保对象',
  'zero-employment-family': '零就业家庭成员',
  'formerly-poor': '脱贫人口',
  landless: '被征地农民',
  'long-jobless': '连续失业一年以上',
  rehabilitated: '戒毒康复人员',
  released: '刑满释放人员',
  recovered: '精神障碍康复人员',
  veteran: '退役军人',
  'other-hardship': '其他就业困难人员',
}

/** 今天找活 lasts at most this long, so that a switch forgotten does not call people for weeks. */
export const LOOKING_MAX_HOURS = 36

/** What stands in the QR of a card. Scanned by a stranger it opens nothing. */
export function cardPayload(cardNumber: string): string {
  return `LG:W:${cardNumber}`
}
/** The card number in a scanned or typed text, or null. */
export function cardNumberOf(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return /^(?:LG:W:)?(\d{10})$/.exec(plain)?.[1] ?? null
}

/**
 * Ten digits: nine from the id's random tail and a Luhn digit, so that a slip of one key or two swapped ones is noticed at the
 * desk. Not a secret.
 */
export function cardNumberFrom(nine: string): string {
  if (!/^\d{9}$/.test(nine)) throw new RangeError('a card number is made of nine digits')
  return nine + luhnDigit(nine)
}
export function isCardNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && luhnDigit(text.slice(0, 9)) === text[9]
}

export type PersonAge = 'under-16' | '16-17' | 'adult' | 'unknown'
export function ageOfPerson(bornOn: string | null, today: string): PersonAge {
  return bornOn ? ageClassOn(bornOn, today) : 'unknown'
}

export type NotIntroduced = 'identity-needed' | 'identity-check-needed' | 'under-16'

/**
 * Nobody is introduced before their papers and age are known (禁止使用童工规定 2, 4; promise 6). The number of a 居民身份证 says the
 * birthday and carries a check digit; of every other paper the birthday is only what its holder typed, so a clerk sees it first.
 */
export function whyNotIntroduced(
  person: { identityKind: IdentityKind; bornOn: string | null; identityCheckedAt: Date | null },
  today: string,
): NotIntroduced | null {
  if (person.bornOn && ageClassOn(person.bornOn, today) === 'under-16') return 'under-16'
  if (person.identityKind === 'none' || person.bornOn === null) return 'identity-needed'
  return person.identityKind === 'mainland-id' || person.identityCheckedAt ? null : 'identity-check-needed'
}

function luhnDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return String((10 - (sum % 10)) % 10)
}
