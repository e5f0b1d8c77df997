/** What an employer may know of who comes: facts of record, never a score. Browser-safe. */

/** Older facts say little of a person now, and nobody is held to them for ever (个保法 6, 19). */
export const FACTS_DAYS = 365
/** A clock at a gate is not a stopwatch. */
export const ON_TIME_MINUTES = 5
/** Of fewer arrivals a share would say what one bus said. */
export const LEAST_ARRIVALS = 3

export interface WorkerFacts {
  /** Days with work done, at this market. */
  daysWorked: number
  /** Times checked in by the code or the place; what a foreman ticks later does not say the minute. */
  arrivals: number
  /** Of them, by the start and `ON_TIME_MINUTES`. */
  onTime: number
  /** Marks "did not come" that stand: none excused, none still disputed. */
  noShows: number
  /** Times worked for this very employer, anywhere. */
  timesForMe: number
}

/** `给您干过3次`, `干过12天`, `10次里9次准时`, `1次没来`; who is new is said to be new and nothing else. */
export function factsInWords({ daysWorked, arrivals, onTime, noShows, timesForMe }: WorkerFacts): string[] {
  const said = [
    timesForMe > 0 ? `给您干过${timesForMe}次` : null,
    daysWorked > 0 ? `一年里干过${daysWorked}天` : null,
    arrivals >= LEAST_ARRIVALS ? `${arrivals}次里${onTime}次准时` : null,
    noShows > 0 ? `${noShows}次没来` : null,
  ].filter((line) => line !== null)
  return said.length > 0 ? said : ['第一次在这个市场接活']
}

/** Most people asked to one shift with one press. */
export const MOST_INVITED = 50
/** SMS asking a worker to come, from all employers together (as the consent `sms-alerts` says). */
export const MOST_SMS_A_DAY = 3
/** No SMS before five in the morning and after nine at night. */
export function isSmsHour(hour: number): boolean {
  return hour >= 5 && hour < 21
}
export const INVITED_OUTCOMES = ['asked', 'refused', 'already-hired', 'already-asked', 'not-yours'] as const
export type InvitedOutcome = (typeof INVITED_OUTCOMES)[number]
export const INVITED_NAMES: Record<InvitedOutcome, string> = {
  asked: '叫了，来不来等本人报名',
  refused: '本人不想再被叫',
  'already-hired': '已经报名了',
  'already-asked': '已经叫过，不再打扰',
  'not-yours': '没给您干过活',
}
