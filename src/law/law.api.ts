/** The whole contract of this module. */
export * from './holidays.api.ts'
export * from './law-rows.api.ts'
