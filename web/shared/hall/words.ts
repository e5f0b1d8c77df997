/** How a hall's devices say a job. Pure. */

import { givenOf, payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { dayOf } from '#kernel/clock.ts'
import { dayInWords, timeInWords } from '../format.ts'
import type { HallBoard, HallJob } from './board-store.ts'

export const payOf = ({ payFen, payUnit, pieceName }: Pick<HallJob, 'payFen' | 'payUnit' | 'pieceName'>): string =>
  payInWords(payFen, payUnit, pieceName)
export const SETTLEMENT = SETTLEMENT_WORDS
export const STATE: Record<HallJob['state'], string> = { open: '', filled: '已招满', paused: '暂停招工' }

export const givenWords = (given: HallJob['given']): string[] =>
  givenOf(Object.fromEntries(given.map((g) => [g, true])))

export const dayOfJob = (job: Pick<HallJob, 'startsAt'>): string => dayOf(new Date(job.startsAt))

const clock = (at: string) => {
  const moment = new Date(at)
  return timeInWords(new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(11, 16))
}
/** `早上7点半到下午5点`; the next day's end is said. */
export function hoursOf({ startsAt, endsAt }: Pick<HallJob, 'startsAt' | 'endsAt'>): string {
  const next = dayOf(new Date(endsAt)) === dayOf(new Date(startsAt)) ? '' : '次日'
  return `${clock(startsAt)}到${next}${clock(endsAt)}`
}
/** `今天早上7点半到下午5点` */
export function whenOf(job: Pick<HallJob, 'startsAt' | 'endsAt'>, now: Date): string {
  return `${dayInWords(dayOfJob(job), dayOf(now))}${hoursOf(job)}`
}

export function leftOf({ state, placesLeft }: Pick<HallJob, 'state' | 'placesLeft'>): string {
  return state === 'open' ? `还要${placesLeft}人` : STATE[state]
}

/** `04:00–12:00`; empty when the market is shut today or has said no hours. */
export function openToday(hours: HallBoard['market']['hours'], now: Date): string {
  const weekday = new Date(`${dayOf(now)}T00:00:00Z`).getUTCDay() || 7
  return hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => `${from}–${to}`)
    .sort()
    .join('，')
}

export function jobAddress(origin: string, marketId: string, shiftId: string): string {
  return `${origin}/jobs/${marketId}/${shiftId}`
}
