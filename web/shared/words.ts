import { COMMON_WORDS, type Facts, say } from '#kernel/failure.ts'

const known: Record<string, string> = { ...COMMON_WORDS }

/**
 * Makes sentences known to this page. A phone's screen teaches only its own module's (`teach(jobsWords)`), because all of
 * them are more than the whole first screen may weigh; desk and office teach every one at their start.
 */
export function teach(words: Readonly<Record<string, string>>): void {
  Object.assign(known, words)
}

/** The Chinese sentence of a refusal word: what is wrong and what to do. */
export function sentence(code: string, facts: Facts = {}): string {
  return say(known[code] ?? '现在办不了，请找市场工作人员', facts)
}
