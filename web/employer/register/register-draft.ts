/** What an employer answers when registering, and what is still missing. Pure. */
import { type EmployerKind, needsUscc } from '#employers/employer.rules.ts'
import type { Point } from '#kernel/geo.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import { whyNotName } from '#kernel/names.ts'
import { whyNotMobile } from '#kernel/phone.ts'

export interface RegisterDraft {
  kind: EmployerKind | ''
  name: string
  uscc: string
  /** Hires for others under a licence. */
  forOthers: '' | 'yes' | 'no'
  agencyLicence: string
  contactName: string
  phone: string
  divisionCode: string
  divisionName: string
  address: string
  point: Point | null
  /** Empty: the nearest. */
  marketId: string
}

export function emptyRegister(): RegisterDraft {
  return {
    kind: '',
    name: '',
    uscc: '',
    forOthers: '',
    agencyLicence: '',
    contactName: '',
    phone: '',
    divisionCode: '',
    divisionName: '',
    address: '',
    point: null,
    marketId: '',
  }
}

/** A wrong code is told once it is as long as a code, or when one goes on: nobody is told off in the middle of typing. */
export function usccFault(text: string, left: boolean): ReturnType<typeof whyNotUscc> {
  return left || normalizeUscc(text).length >= 18 ? whyNotUscc(text) : null
}

export function whyNotContact(draft: Pick<RegisterDraft, 'contactName' | 'phone'>) {
  return whyNotName(draft.contactName) ?? whyNotMobile(draft.phone)
}

/** The body of the registration without its market; null while something is open. */
export function bodyOf(draft: RegisterDraft) {
  const { kind, name, contactName, phone, divisionCode, address, point } = draft
  if (!kind || whyNotContact(draft) || !divisionCode || address.trim().length < 2) return null
  if (kind !== 'household' && name.trim().length < 2) return null
  if (needsUscc(kind) && whyNotUscc(draft.uscc)) return null
  const licence = draft.forOthers === 'yes' ? draft.agencyLicence.trim() : ''
  return {
    kind,
    ...(kind !== 'household' && { name: name.trim() }),
    ...(needsUscc(kind) && { uscc: normalizeUscc(draft.uscc) }),
    ...(kind === 'labour-team' && draft.uscc.trim() && { uscc: normalizeUscc(draft.uscc) }),
    ...(licence && { agencyLicence: licence }),
    contactName: contactName.trim(),
    phone,
    divisionCode,
    address: address.trim(),
    point,
  }
}
