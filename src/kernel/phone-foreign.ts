/** Numbers of Hong Kong, Macau, Taiwan and abroad. Server only: the metadata is larger than a whole worker screen. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isMainlandMobile, normalizePhone } from './phone.ts'

export type Region = 'CN' | 'HK' | 'MO' | 'TW' | (string & {})
export type AnyPhone = { region: Region; e164: string; stored: string; mobile: boolean }

/**
 * Reads a number as dialled in `region`, or with its `+` prefix from anywhere; null when no such number can exist.
 * `stored` is what the database keeps: eleven digits for a mainland mobile, E.164 for every other number, so that one
 * person's number has one form.
 */
export function readPhone(text: string, region: Region = 'CN'): AnyPhone | null {
  if (region === 'CN' && isMainlandMobile(text)) {
    const stored = normalizePhone(text)
    return { region: 'CN', e164: `+86${stored}`, stored, mobile: true }
  }
  const parsed = parsePhoneNumberFromString(text.normalize('NFKC').replace(/^00/u, '+'), region as CountryCode)
  if (!parsed?.isValid() || parsed.ext) return null
  const e164 = parsed.number
  const stored = isMainlandMobile(e164) ? normalizePhone(e164) : e164
  const type = parsed.getType()
  return {
    region: parsed.country ?? region,
    e164,
    stored,
    mobile: stored !== e164 || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE',
  }
}
