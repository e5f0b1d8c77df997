/** Every refusal's Chinese sentence, checked by the compiler against the whole contract. */
import type * as accounts from '#accounts/accounts.api.ts'
import { words as accountsWords } from '#accounts/accounts.words.ts'
import type { Fails } from '#kernel/endpoint.ts'
import { COMMON_WORDS } from '#kernel/failure.ts'
import * as markets from '#markets/markets.api.ts'
import { words as marketsWords } from '#markets/markets.words.ts'

type Api = typeof accounts & typeof markets
type Declared = { [K in keyof Api]: Fails<Api[K]> }[keyof Api]

const all = { ...COMMON_WORDS, ...accountsWords, ...marketsWords } satisfies Record<Declared, string>

export const words: Record<string, string> = all
