/** What a clerk typed into the one search box. Pure. */
import { checkIdentity, type IdentityKind, normalizeIdentity } from '#kernel/identity.ts'
import { isMainlandMobile, normalizePhone } from '#kernel/phone.ts'
import { cardNumberOf, isCardNumber } from '#workers/worker.rules.ts'

export type Asked =
  /** Whole numbers name one person and are looked up exactly, in any market, which is journalled. */
  | { exact: { identity: { kind: IdentityKind; number: string } } | { phone: string } | { card: string } }
  | { text: string }
  | null

const EXACT_KINDS = ['mainland-id', 'hk-macau-taiwan-residence', 'hk-macau-permit', 'foreigner-residence'] as const

export function readAsked(typed: string, today: string): Asked {
  const text = typed.trim()
  if (text === '') return null
  const card = cardNumberOf(text)
  if (card && isCardNumber(card)) return { exact: { card } }
  if (isMainlandMobile(text)) return { exact: { phone: normalizePhone(text) } }
  const number = normalizeIdentity(text)
  if (number.length >= 9) {
    const kind = EXACT_KINDS.find((one) => checkIdentity(one, number, today) === null)
    if (kind) return { exact: { identity: { kind, number } } }
  }
  return { text: text.slice(0, 60) }
}

/** Eighteen characters that are no identity number: a slip of the finger is said before a search finds nobody. */
export function whyNoSuchNumber(typed: string, today: string): string | null {
  const number = normalizeIdentity(typed)
  if (!/^\d{17}[\dX]$/.test(number)) return null
  return checkIdentity('mainland-id', number, today) === null ? null : '证件号码不对，请核对每一位'
}
