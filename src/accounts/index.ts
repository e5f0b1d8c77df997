/** What other modules may call of accounts. */
export { hasConsent, recordConsent } from './consents.ts'
export { firstAdministratorLink } from './first-administrator.ts'
export { putOnHat } from './get-me.ts'
export { endGrant, grantRole } from './grants.ts'
export { proveCode, sendCode } from './login-code.ts'
export { type Member, membersOf } from './members.ts'
export {
  changePhone,
  clearIdentity,
  clearPhone,
  findByIdentity,
  findByPhone,
  personOf,
  phoneForSending,
  renamePerson,
  showIdentity,
  tiePerson,
} from './persons.ts'
export { registerPerson } from './register-person.ts'
export { actorOfSession, endSessions, openSession, whoCalls } from './session.ts'
export { textPerson } from './text-person.ts'
