/** What other modules may call of accounts. */
export { endSessions, openSession, whoCalls } from './session.ts'
