/** What other modules may call of divisions. */
export { loadDivisions } from './load-divisions.ts'
