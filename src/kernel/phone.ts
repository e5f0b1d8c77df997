/** Mainland mobile numbers, checked without a library so that a phone can do it too. Others: `phone-foreign.ts`. Browser-safe. */

export type PhoneRefusal = 'phone-missing' | 'phone-not-a-mobile' | 'phone-digits-short' | 'phone-digits-many'

const MAINLAND_MOBILE = /^1[3-9]\d{9}$/u

/** Digits as typed or pasted: full width, spaces, dashes, brackets, `+86`, `0086` and `86` before eleven digits all go. */
export function normalizePhone(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\-‐‑–—.()·]/gu, '')
    .replace(/^(?:\+86|0086)/u, '')
  return /^861[3-9]\d{9}$/u.test(plain) ? plain.slice(2) : plain
}

export function isMainlandMobile(text: string): boolean {
  return MAINLAND_MOBILE.test(normalizePhone(text))
}

/** Why this is not a mainland mobile number, or null. */
export function whyNotMobile(text: string): PhoneRefusal | null {
  const phone = normalizePhone(text)
  if (phone === '') return 'phone-missing'
  if (!/^1[3-9]\d*$/u.test(phone)) return 'phone-not-a-mobile'
  if (phone.length < 11) return 'phone-digits-short'
  return phone.length > 11 ? 'phone-digits-many' : null
}

/** `13800138000` → `138 0013 8000`: how it is read out loud and printed. Other numbers come back as they are. */
export function spokenPhone(phone: string): string {
  return MAINLAND_MOBILE.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}
