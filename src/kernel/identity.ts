/**
 * Papers that show who somebody is. Checks only what a number says about itself: whether it is that person's is for the
 * card reader or the official look-up. Browser-safe: phones run the same checks.
 *
 * The first six digits are never compared with today's divisions: old codes (440126, 442501, 442829, 512921) stay on the
 * cards of their holders for life.
 */
import { dayOf } from './clock.ts'

export const IDENTITY_KINDS = [
  'mainland-id',
  'hk-macau-permit',
  'taiwan-permit',
  'hk-macau-taiwan-residence',
  'passport',
  'foreigner-residence',
  'none',
] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

export const IDENTITY_NAMES: Record<IdentityKind, string> = {
  'mainland-id': '居民身份证',
  'hk-macau-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'hk-macau-taiwan-residence': '港澳台居民居住证',
  passport: '护照',
  'foreigner-residence': '外国人永久居留身份证',
  none: '暂无证件',
}

export type IdentityRefusal =
  | 'identity-missing'
  | 'identity-not-expected'
  | 'identity-form'
  | 'identity-length'
  | 'identity-old-15-digits'
  | 'identity-birth-date'
  | 'identity-checksum'
  | 'identity-other-kind'

/** Full width, lower case, spaces and dashes do not matter; `×` and `*` are how keypads without letters write X. */
export function normalizeIdentity(number: string): string {
  return number
    .replace(/[×✕＊*]$/u, 'X')
    .normalize('NFKC')
    .replace(/[\s\-‐‑–—.·()]/gu, '')
    .toUpperCase()
}

/** Why this number cannot be on such a paper, or null. `today` is `YYYY-MM-DD`: nobody is born after it. */
export function checkIdentity(kind: IdentityKind, number: string, today: string): IdentityRefusal | null {
  const id = normalizeIdentity(number)
  if (kind === 'none') return id === '' ? null : 'identity-not-expected'
  if (id === '') return 'identity-missing'
  switch (kind) {
    case 'mainland-id':
      // 15-digit cards lost their validity on 2013-01-01 (居民身份证法 2011 修正, 23).
      if (/^\d{15}$/u.test(id)) return 'identity-old-15-digits'
      return whyNotEighteen(id, today, /^[1-8]/u, /^8[123]0000/u)
    case 'hk-macau-taiwan-residence':
      // 810000 香港, 820000 澳门, 830000 台湾 (港澳台居民居住证申领发放办法 8)
      return whyNotEighteen(id, today, /^8[123]0000/u, null)
    case 'foreigner-residence':
      return whyNotForeignerResidence(id, today)
    case 'hk-macau-permit':
      // H or M, eight digits for life, two more on cards before the 2013 edition (公安部, 2010-03-10).
      return /^[HM]\d{8}(?:\d{2})?$/u.test(id) ? null : 'identity-form'
    case 'taiwan-permit':
      // Eight digits for life; booklets before 2015 carry two more.
      return /^\d{8}(?:\d{2})?$/u.test(id) ? null : 'identity-form'
    case 'passport':
      return /^(?=.*\d)[A-Z0-9]{5,15}$/u.test(id) ? null : 'identity-form'
  }
}

/** The same person's number after a renewal: permits keep their first digits for life. This is what is indexed. */
export function identityKey(kind: IdentityKind, number: string): string {
  const id = normalizeIdentity(number)
  if (kind === 'hk-macau-permit') return id.slice(0, 9)
  return kind === 'taiwan-permit' ? id.slice(0, 8) : id
}

export type IdentityFacts = { bornOn: string | null; sex: 'male' | 'female' | null }

/**
 * What a number that passed `checkIdentity` says of its holder. Passports and permits say nothing: the date of birth is then
 * typed from the paper. 15-character residence cards carry two digits of the year and no sure sex digit.
 */
export function factsOf(kind: IdentityKind, number: string): IdentityFacts {
  const id = normalizeIdentity(number)
  if (!/^\d{17}[\dX]$/u.test(id)) return { bornOn: null, sex: null }
  if (kind !== 'mainland-id' && kind !== 'hk-macau-taiwan-residence' && kind !== 'foreigner-residence')
    return { bornOn: null, sex: null }
  return { bornOn: birthOf(id), sex: Number(id[16]) % 2 === 1 ? 'male' : 'female' }
}

/**
 * Whole years on `day`, both `YYYY-MM-DD`. The birthday itself counts for the Labour Act's ages; someone born on 29 February
 * is a year older on 1 March in common years, the later and so the more protective day.
 */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export type AgeClass = 'under-16' | '16-17' | 'adult'

/** 童工 may not be registered for work or introduced (禁止使用童工规定 2, 4); 16–17 only outside the list (劳动法 58, 64). */
export function ageClassOn(bornOn: string, day: string): AgeClass {
  const age = ageOn(bornOn, day)
  if (age < 16) return 'under-16'
  return age < 18 ? '16-17' : 'adult'
}

export function isUnder16On(bornOn: string, day: string): boolean {
  return ageClassOn(bornOn, day) === 'under-16'
}

/** A real day of the calendar between 1880 and `today`. */
export function whyNotBirthDay(bornOn: string, today: string): 'identity-birth-date' | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(bornOn)) return 'identity-birth-date'
  const moment = new Date(`${bornOn}T00:00:00+08:00`)
  if (Number.isNaN(moment.getTime()) || dayOf(moment) !== bornOn) return 'identity-birth-date'
  return bornOn < '1880-01-01' || bornOn > today ? 'identity-birth-date' : null
}

export type UsccRefusal = 'uscc-missing' | 'uscc-length' | 'uscc-form' | 'uscc-checksum'

/** 统一社会信用代码 as printed on licences, without spaces, in capitals. */
export function normalizeUscc(code: string): string {
  return code.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase()
}

/** GB 32100-2015: 18 characters without I O Z S V, six digits of division, checksum modulo 31. */
export function whyNotUscc(text: string): UsccRefusal | null {
  const code = normalizeUscc(text)
  if (code === '') return 'uscc-missing'
  if (code.length !== 18) return 'uscc-length'
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(code)) return 'uscc-form'
  let sum = 0
  for (let i = 0; i < 17; i++) sum += USCC_ALPHABET.indexOf(code[i]!) * (3 ** i % 31)
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? null : 'uscc-checksum'
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 11643-1999 check character (ISO 7064 MOD 11-2) of seventeen digits. */
export function identityCheckCharacter(seventeen: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(seventeen[i]) * (2 ** (17 - i) % 11)
  return '10X98765432'[sum % 11]!
}

function whyNotEighteen(id: string, today: string, own: RegExp, others: RegExp | null): IdentityRefusal | null {
  if (!/^\d*X?$/u.test(id)) return 'identity-form'
  if (id.length !== 18) return 'identity-length'
  if (!/^\d{17}[\dX]$/u.test(id)) return 'identity-form'
  if (!own.test(id) || others?.test(id)) return 'identity-other-kind'
  if (whyNotBirthDay(birthOf(id), today)) return 'identity-birth-date'
  return identityCheckCharacter(id.slice(0, 17)) === id[17] ? null : 'identity-checksum'
}

/**
 * 2023 edition: 18 digits beginning with 9, birth date and check digit where the resident card has them (国家移民管理局,
 * 新版外国人永久居留身份证机读信息规则 2, 3). Earlier cards: three letters of the country and twelve digits, still valid.
 */
function whyNotForeignerResidence(id: string, today: string): IdentityRefusal | null {
  if (/^[A-Z]{3}\d{12}$/u.test(id)) return null
  if (/^[A-Z]/u.test(id)) return 'identity-form'
  return whyNotEighteen(id, today, /^9/u, null)
}

function birthOf(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}
