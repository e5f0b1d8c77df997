/** What the form of registering an employer holds. Pure. */
import { type EmployerKind, needsUscc } from '#employers/employer.rules.ts'
import type { registerEmployerAtDesk } from '#employers/employers.api.ts'
import type { Sent } from '#kernel/endpoint.ts'
import type { Point } from '#kernel/geo.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import { whyNotName } from '#kernel/names.ts'
import { normalizePhone, whyNotMobile } from '#kernel/phone.ts'
import { sentence } from '../../shared/words.ts'
import type { DivisionChosen } from '../kit/division-picker.tsx'

export interface EmployerDraft {
  kind: EmployerKind
  name: string
  uscc: string
  agency: boolean
  agencyLicence: string
  contactName: string
  phone: string
  division: DivisionChosen | null
  address: string
}
export type EmployerField = 'name' | 'uscc' | 'agencyLicence' | 'contactName' | 'phone' | 'division' | 'address'

/** The sentence for a code while it is typed: silent until it is long enough to be wrong. */
export function usccSays(text: string): string | null {
  const code = normalizeUscc(text)
  if (code === '') return null
  const refusal = whyNotUscc(code)
  if (refusal === null) return null
  return code.length < 18 && refusal === 'uscc-length' ? null : sentence(refusal)
}

export function wrongOfEmployer(d: EmployerDraft): Partial<Record<EmployerField, string>> {
  const wrong: Partial<Record<EmployerField, string>> = {}
  if (d.kind !== 'household' && d.name.trim().length < 2) wrong.name = '请填名称，照营业执照写；班组填班组名'
  if (needsUscc(d.kind)) {
    const refusal = whyNotUscc(d.uscc)
    if (refusal) wrong.uscc = sentence(refusal)
  }
  if (d.agency && !d.agencyLicence.trim()) wrong.agencyLicence = '替别人招人要填人力资源服务许可证号'
  const name = whyNotName(d.contactName)
  if (name) wrong.contactName = sentence(name)
  const phone = whyNotMobile(d.phone)
  if (phone) wrong.phone = sentence(phone)
  if (!d.division) wrong.division = '请选地区'
  if (d.address.trim().length < 2) wrong.address = '请填地址'
  return wrong
}

export function bodyOfEmployer(d: EmployerDraft, point: Point | null): Sent<typeof registerEmployerAtDesk>['body'] {
  return {
    kind: d.kind,
    ...(d.kind !== 'household' && { name: d.name.trim() }),
    ...(needsUscc(d.kind) && { uscc: normalizeUscc(d.uscc) }),
    ...(d.agency && d.kind !== 'household' && { agencyLicence: d.agencyLicence.trim() }),
    contactName: d.contactName.trim(),
    phone: normalizePhone(d.phone),
    divisionCode: d.division?.code ?? '',
    address: d.address.trim(),
    ...(point && { point }),
  }
}
