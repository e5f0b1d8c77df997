/** What other modules may call of occupations; pure questions on the book are in `occupation.rules.ts`. */
export { occupationBookOf } from './book.ts'
export { loadOccupations } from './load-occupations.ts'
export { canAlsoDo, getOccupation, getOccupations, widened } from './occupation.rules.ts'
