/** Steps of working life that the town takes again and again. */

import type { z } from 'zod'
import { acceptShift, checkIn, checkOut, confirmWage, type HireLine, recordPayments } from '#hires/hires.api.ts'
import { decidePost, getPostRecord, writePost } from '#jobs/posts.api.ts'
import type { Sent } from '#kernel/endpoint.ts'
import type { Town } from './county.ts'
import { EMPLOYERS, type EmployerKey, type MarketKey, type WorkerKey } from './people.ts'

type PostBody = Sent<typeof writePost>['body']
export type NewPost = Omit<PostBody, 'divisionCode' | 'place' | 'point' | 'validUntil' | 'shifts'> &
  Partial<Pick<PostBody, 'divisionCode' | 'place' | 'point'>>

export interface Posted {
  market: MarketKey
  marketId: string
  postId: string
  employer: EmployerKey
  shiftIds: string[]
}
export interface Span {
  startsAt: Date
  hours: number
  headcount: number
  breakMinutes?: number
}
export type Hired = z.infer<typeof HireLine>

const HOUR_MS = 3600_000

/** Hands a post in; where a finding or a provisional employer sends it to review, the desk publishes it unless told to leave it. */
export async function post(
  { stage, markets, employer: contactOf, staff }: Town,
  employer: EmployerKey,
  market: MarketKey,
  text: NewPost,
  spans: readonly Span[],
  review: 'publish' | 'leave' = 'publish',
): Promise<Posted> {
  const marketId = markets[market]
  const { divisionCode, address, point } = EMPLOYERS[employer]
  const player = await contactOf(employer)
  const last = Math.max(...spans.map((s) => s.startsAt.getTime() + s.hours * HOUR_MS))
  const { postId, state } = await stage.call(player, writePost, {
    params: { marketId },
    body: {
      divisionCode,
      place: address,
      point,
      meetingPoint: '门口保安亭',
      submit: true,
      ...text,
      validUntil: new Date(Math.max(last, stage.now.getTime() + 2 * 24 * HOUR_MS)).toISOString(),
      shifts: spans.map(({ startsAt, hours, headcount, breakMinutes = 0 }) => ({
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + hours * HOUR_MS).toISOString(),
        headcount,
        breakMinutes,
      })),
    },
  })
  const record = await stage.call(player, getPostRecord, { params: { marketId, postId } })
  if (state === 'submitted' && review === 'publish') {
    const clerk = await staff(market === 'shiqi' ? 'chuangkou-shiqi' : 'chuangkou-dashi')
    await stage.call(clerk, decidePost, {
      params: { marketId, postId },
      body: { outcome: 'publish', note: '已电话核对', version: record.version },
    })
  }
  const shiftIds = [...record.shifts].sort((a, b) => a.startsAt.localeCompare(b.startsAt)).map((s) => s.shiftId)
  return { market, marketId, postId, employer, shiftIds }
}

/** A worker takes a place; somebody without a phone through the desk. */
export async function take(town: Town, worker: WorkerKey, posted: Posted, shift = 0): Promise<Hired> {
  const { stage, workers, staff } = town
  const { personId, token } = workers[worker]
  const caller = token ? workers[worker] : await staff(`chuangkou-${posted.market}`)
  return stage.call(caller, acceptShift, {
    params: { marketId: posted.marketId, shiftId: posted.shiftIds[shift]!, workerId: personId },
    body: {},
  })
}

const keyOf = ({ marketId, hireId }: Hired) => ({ params: { marketId, hireId } })

export async function comeIn(
  { stage, employer: contactOf }: Town,
  { employer }: Posted,
  hires: readonly Hired[],
): Promise<void> {
  for (const hire of hires)
    await stage.call(await contactOf(employer), checkIn, { ...keyOf(hire), body: { presence: { how: 'employer' } } })
}
export async function goHome(
  { stage, employer: contactOf }: Town,
  { employer }: Posted,
  hires: readonly Hired[],
  pieces?: number,
): Promise<void> {
  for (const hire of hires) {
    await stage.call(await contactOf(employer), checkOut, {
      ...keyOf(hire),
      body: { presence: { how: 'employer' }, ...(pieces !== undefined && { pieces }) },
    })
  }
}
export async function pay(
  { stage, employer: contactOf }: Town,
  { employer, marketId }: Posted,
  hires: readonly Hired[],
  how: 'cash' | 'wechat' | 'bank' | 'alipay',
  amountFen?: number,
): Promise<void> {
  await stage.call(await contactOf(employer), recordPayments, {
    params: { marketId },
    body: { hireIds: hires.map((h) => h.hireId), how, ...(amountFen !== undefined && { amountFen }) },
  })
}
/** The worker says the money came; for somebody without a phone the desk writes it down. */
export async function confirm({ stage, workers, staff }: Town, worker: WorkerKey, hire: Hired): Promise<void> {
  const caller = workers[worker].token ? workers[worker] : await staff('chuangkou-shiqi')
  await stage.call(caller, confirmWage, { ...keyOf(hire), body: {} })
}
export { keyOf }
