/** What the one form of registering holds, and what of it goes to the server. Pure. */
import type { Sent } from '#kernel/endpoint.ts'
import { readYuan } from '#kernel/money.ts'
import { whyNotName } from '#kernel/names.ts'
import { normalizePhone, whyNotMobile } from '#kernel/phone.ts'
import type { LANGUAGES, PRIORITY_GROUNDS, VEHICLES } from '#workers/worker.rules.ts'
import type { registerWorker } from '#workers/workers.api.ts'
import { sentence } from '../../shared/words.ts'
import { type IdentityTyped, readIdentity } from './identity-read.rules.ts'
import type { TradeChosen } from './trade-picker.tsx'

/** Everything but the paper: this lies as a draft in the browser, an identity number must not. */
export interface RegisterDraft {
  name: string
  phone: string
  noPhone: boolean
  sharedPhone: boolean
  trades: TradeChosen[]
  lowestYuan: string
  lowestUnit: 'hour' | 'day'
  radiusKm: string
  languages: (typeof LANGUAGES)[number][]
  vehicle: (typeof VEHICLES)[number] | ''
  tools: string
  grounds: (typeof PRIORITY_GROUNDS)[number][]
  consents: string[]
}
export const EMPTY: RegisterDraft = {
  name: '',
  phone: '',
  noPhone: false,
  sharedPhone: false,
  trades: [],
  lowestYuan: '',
  lowestUnit: 'day',
  radiusKm: '',
  languages: [],
  vehicle: '',
  tools: '',
  grounds: [],
  consents: [],
}

export type Field = 'identity' | 'name' | 'phone' | 'trades' | 'lowest' | 'consents' | 'grounds'

/** What is still wrong, field by field, in the order of the form. */
export function wrongOf(draft: RegisterDraft, paper: IdentityTyped, today: string): Partial<Record<Field, string>> {
  const wrong: Partial<Record<Field, string>> = {}
  const read = readIdentity(paper, today)
  if (read.wrong) wrong.identity = read.wrong
  else if (!read.complete)
    wrong.identity = paper.number ? '号码还没填完' : '请填证件号码；没有带证件就把“证件”改成“暂无证件”'
  const name = whyNotName(draft.name)
  if (name) wrong.name = sentence(name)
  const phone = draft.noPhone ? null : whyNotMobile(draft.phone)
  if (phone) wrong.phone = phone === 'phone-missing' ? '请填手机号；没有手机就勾“没有手机”' : sentence(phone)
  if (draft.trades.length === 0) wrong.trades = sentence('trades-needed')
  if (draft.lowestYuan && !('fen' in readYuan(draft.lowestYuan))) wrong.lowest = '请填数字，例如 260'
  if (!draft.consents.includes('register')) wrong.consents = '要本人同意“登记求职和用工”才能登记'
  if (draft.grounds.length > 0 && !draft.consents.includes('priority-group'))
    wrong.grounds = sentence('sensitive-consent-needed')
  return wrong
}

export function bodyOf(draft: RegisterDraft, paper: IdentityTyped): Sent<typeof registerWorker>['body'] {
  const lowest = draft.lowestYuan ? readYuan(draft.lowestYuan) : null
  const km = Number(draft.radiusKm)
  return {
    name: draft.name.trim(),
    identity: { kind: paper.kind, number: paper.number, ...(paper.bornOn && { bornOn: paper.bornOn }) },
    phone: draft.noPhone ? null : normalizePhone(draft.phone),
    ...(!draft.noPhone && draft.sharedPhone && { sharedPhone: true }),
    wishes: {
      trades: draft.trades.map(({ occupation, level }) => ({ occupation, level })),
      ...(lowest && 'fen' in lowest && { lowestPay: { fen: lowest.fen, unit: draft.lowestUnit } }),
      ...(km > 0 && { radiusM: Math.min(200_000, Math.max(500, Math.round(km * 1000))) }),
      ...(draft.languages.length > 0 && { languages: draft.languages }),
      ...(draft.vehicle && { vehicle: draft.vehicle }),
      ...(draft.tools.trim() && {
        tools: draft.tools
          .split(/[、，,\s]+/)
          .filter(Boolean)
          .slice(0, 20),
      }),
    },
    consents: draft.consents,
    consentsHow: 'desk',
    priorities: draft.grounds.map((ground) => ({ ground })),
  }
}

/** Beside which field a refusal of the server stands. */
export function fieldOf(code: string): Field | null {
  if (code.startsWith('identity') || code.startsWith('born-on') || code === 'under-16') return 'identity'
  if (code.startsWith('name-')) return 'name'
  if (code.startsWith('phone-')) return 'phone'
  if (code === 'trades-needed' || code === 'no-occupation') return 'trades'
  if (code === 'consent-needed' || code === 'consent-version' || code === 'purpose-unknown') return 'consents'
  if (code.startsWith('priority-') || code === 'sensitive-consent-needed') return 'grounds'
  return null
}
