/** What other modules may call of notices. */
export { type About, canSendSms, sendPage, sendSms } from './send.ts'
export type { Params, TemplateId } from './templates.rules.ts'
