/** What other modules may call of law. */
export { loadLaw } from './load-law.ts'
