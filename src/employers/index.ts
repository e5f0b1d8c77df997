/** What other modules may call of employers. */
export { tell as tellEmployer } from './decide-employer.ts'
export { isTied, type LockedEmployer, lockEmployer, openHeadcount, phoneOf as employerPhoneOf } from './employer.sql.ts'
