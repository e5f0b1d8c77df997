/** 用工卡: how it is made and what counts as a change of terms (promise 5). Browser-safe. */
import type { PayUnit, Settlement } from './hire.rules.ts'

export interface JobCard {
  version: 1
  number: string
  postVersion: number
  market: { marketId: string; name: string; phone: string | null }
  employer: { employerId: string; name: string; kind: string; level: string }
  worker: { workerId: string; name: string; cardNumber: string }
  occupation: { code: string; name: string }
  kind: string
  title: string
  startsAt: string
  endsAt: string
  breakMinutes: number
  pay: { fen: number; unit: PayUnit; pieceName: string | null }
  settlement: Settlement
  place: { text: string; divisionCode: string; point: { lat: number; lng: number }; meetingPoint: string | null }
  conditions: Record<string, unknown>
  contact: { name: string; phoneMasked: string }
  /** The market's rule as it stood: until so long before the start either side leaves free. Absent on cards made before it was frozen. */
  cancelFreeMinutes?: number | undefined
  acceptedAt: string
  how: 'phone' | 'desk' | 'kiosk' | 'placard' | 'call'
}
type Terms = Omit<JobCard, 'version' | 'number' | 'worker' | 'acceptedAt' | 'how'>

export function cardFrom(terms: Terms, of: Pick<JobCard, 'number' | 'worker' | 'acceptedAt' | 'how'>): JobCard {
  return { version: 1, ...terms, ...of }
}

/**
 * What a worker agreed to: work, time, place, pay, conditions. A corrected headline or another foreman is news, not a change of
 * terms, and so is the level of the employer.
 */
export function termsDiffer(a: JobCard, b: JobCard): boolean {
  return JSON.stringify(agreed(a)) !== JSON.stringify(agreed(b))
}

/** 20260305-483920: the day of the work and six digits of the hire's random tail; read out loud, printed, not a key. */
export function hireNumber(hireId: string, startsOn: string): string {
  const tail = Number.parseInt(hireId.replaceAll('-', '').slice(-8), 16) % 1_000_000
  return `${startsOn.replaceAll('-', '')}-${String(tail).padStart(6, '0')}`
}

function agreed({ occupation, kind, startsAt, endsAt, breakMinutes, pay, settlement, place, conditions }: JobCard) {
  return [
    occupation.code,
    kind,
    startsAt,
    endsAt,
    breakMinutes,
    pay.fen,
    pay.unit,
    pay.pieceName,
    settlement,
    place.text,
    place.point.lat,
    place.point.lng,
    place.meetingPoint,
    Object.entries(conditions).sort(([x], [y]) => (x < y ? -1 : 1)),
  ]
}
