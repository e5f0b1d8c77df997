/** Every refusal's Chinese sentence, checked by the compiler against the whole contract. */
import * as accounts from '#accounts/accounts.api.ts'
import { words as accountsWords } from '#accounts/accounts.words.ts'
import type { Fails } from '#kernel/endpoint.ts'
import { COMMON_WORDS } from '#kernel/failure.ts'

type Api = typeof accounts
type Declared = { [K in keyof Api]: Fails<Api[K]> }[keyof Api]

const all = { ...COMMON_WORDS, ...accountsWords } satisfies Record<Declared, string>

export const words: Record<string, string> = all
