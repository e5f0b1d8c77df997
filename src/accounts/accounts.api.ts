/** The whole contract of accounts: signing in, persons, staff, devices. */
export * from './devices.api.ts'
export * from './persons.api.ts'
export * from './sign-in.api.ts'
export * from './staff.api.ts'
