/** What other modules may call of speech. */
export { voiceLine, voicesOf } from './speaker-of.ts'
