/** Somebody who worked here before, in one line of facts. Pure. */
import type { listFormerWorkers } from '#hires/favourites.api.ts'
import { LEAST_ARRIVALS } from '#hires/worker-facts.rules.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { dayInWords } from '../../shared/format.ts'

export type Former = Reply<typeof listFormerWorkers>['items'][number]

/** `干过3次，3次里3次准时；上次3月5日卸货` */
export function formerInWords({ times, arrivals, onTime, noShows, lastTitle, lastAt }: Former, today: string): string {
  const facts = [
    `干过${times}次`,
    arrivals >= LEAST_ARRIVALS ? `${arrivals}次里${onTime}次准时` : null,
    noShows > 0 ? `${noShows}次没来` : null,
  ].filter(Boolean)
  return `${facts.join('，')}；上次${dayInWords(dayOf(new Date(lastAt)), today)}，${lastTitle}`
}
