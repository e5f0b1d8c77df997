/** Job cards of a shift: one text for everybody taken for it, but for name, number and moment. */
import type { JobCard } from '#hires/job-card.rules.ts'
import { canonicalJson } from '#kernel/crypto/index.ts'
import type { Shift } from './province-posts.ts'
import { iso } from './province-time.ts'

/** The labour service line, which every hall of the demo answers. */
export const MARKET_PHONE = '12333'

export interface CardText {
  head: string
  middle: string
  tail: string
}
/** The card's terms in canonical form but for what differs by worker: keys in order, so that three pieces are enough. */
export function cardOf({ post, startsMs, endsMs, breakMinutes }: Shift): CardText {
  const { place, employer, trade } = post
  const terms: Omit<JobCard, 'version' | 'number' | 'worker' | 'acceptedAt' | 'how'> = {
    postVersion: 1,
    market: { marketId: place.marketId, name: place.name, phone: MARKET_PHONE },
    employer: { employerId: employer.employerId, name: employer.name, kind: employer.kind, level: employer.level },
    occupation: { code: trade.code, name: trade.name },
    kind: post.kind,
    title: post.title,
    startsAt: iso(startsMs),
    endsAt: iso(endsMs),
    breakMinutes,
    pay: { fen: post.payFen, unit: post.payUnit, pieceName: post.pieceName },
    settlement: post.settlement,
    place: {
      text: employer.place,
      divisionCode: place.divisionCode,
      point: post.point,
      meetingPoint: post.meetingPoint,
    },
    conditions: post.conditions,
    contact: { name: employer.contactName, phoneMasked: employer.phoneMasked },
  }
  const some = (keys: (keyof typeof terms)[]) =>
    canonicalJson(Object.fromEntries(keys.map((key) => [key, terms[key]]))).slice(1, -1)
  return {
    head: some(['breakMinutes', 'conditions', 'contact', 'employer', 'endsAt']),
    middle: some(['kind', 'market']),
    tail: some(['occupation', 'pay', 'place', 'postVersion', 'settlement', 'startsAt', 'title']),
  }
}
