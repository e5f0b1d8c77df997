/** What other modules may call of occupations. */
export { loadOccupations } from './load-occupations.ts'
