/** What can be said of a paper while its number is typed. Pure. */
import {
  ageClassOn,
  checkIdentity,
  factsOf,
  type IdentityKind,
  normalizeIdentity,
  whyNotBirthDay,
} from '#kernel/identity.ts'
import { sentence } from '../../shared/words.ts'

export interface IdentityTyped {
  kind: IdentityKind
  number: string
  /** Of papers whose number does not tell it. */
  bornOn: string
}
export const NO_IDENTITY: IdentityTyped = { kind: 'mainland-id', number: '', bornOn: '' }

export interface IdentityRead {
  /** The sentence, once the number is long enough to be judged. */
  wrong: string | null
  /** Can be sent as it is. */
  complete: boolean
  bornOn: string | null
}
/** Longest numbers of each kind; a shorter one is not yet wrong while it is typed. */
const FULL: Record<IdentityKind, number> = {
  'mainland-id': 18,
  'hk-macau-permit': 9,
  'taiwan-permit': 8,
  'hk-macau-taiwan-residence': 18,
  passport: 5,
  'foreigner-residence': 15,
  none: 0,
}

export function readIdentity({ kind, number, bornOn }: IdentityTyped, today: string): IdentityRead {
  if (kind === 'none') return { wrong: null, complete: true, bornOn: null }
  const refusal = checkIdentity(kind, number, today)
  if (refusal) {
    const typing = normalizeIdentity(number).length < FULL[kind]
    return { wrong: typing ? null : sentence(refusal), complete: false, bornOn: null }
  }
  const born = factsOf(kind, number).bornOn ?? (bornOn || null)
  if (born && whyNotBirthDay(born, today))
    return { wrong: sentence('identity-birth-date'), complete: false, bornOn: null }
  if (born && ageClassOn(born, today) === 'under-16')
    return { wrong: sentence('under-16'), complete: false, bornOn: born }
  return { wrong: null, complete: born !== null, bornOn: born }
}
