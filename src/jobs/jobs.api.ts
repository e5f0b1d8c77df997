/** The whole contract of this module. */
export * from './job-schemas.api.ts'
export * from './post-schemas.api.ts'
export * from './posts.api.ts'
export * from './reports.api.ts'
export * from './shifts.api.ts'
export * from './templates.api.ts'
