/** The whole contract of accounts: signing in, persons, staff. */
export * from './persons.api.ts'
export * from './sign-in.api.ts'
export * from './staff.api.ts'
