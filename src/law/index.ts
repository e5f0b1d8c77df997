/** What other modules may call of law; the checks themselves are pure, in `*.rules.ts`. */
export { calendarNow } from './calendar-now.ts'
export { loadLaw } from './load-law.ts'
export { floorFor, rulesInForce } from './rules-in-force.ts'
