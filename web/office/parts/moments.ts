import { dayOf, timeOf } from '#kernel/clock.ts'

/** `2026-11-23 07:30`: officers compare moments in columns, so they stand in figures. */
export function moment(at: string): string {
  const when = new Date(at)
  return `${dayOf(when)} ${timeOf(when)}`
}
export const day = (at: string): string => dayOf(new Date(at))
