/** Every refusal's Chinese sentence, checked by the compiler against the whole contract. */
import type * as accounts from '#accounts/accounts.api.ts'
import { words as accountsWords } from '#accounts/accounts.words.ts'
import type * as divisions from '#divisions/divisions.api.ts'
import { words as divisionsWords } from '#divisions/divisions.words.ts'
import type { Fails } from '#kernel/endpoint.ts'
import { COMMON_WORDS } from '#kernel/failure.ts'
import type * as markets from '#markets/markets.api.ts'
import { words as marketsWords } from '#markets/markets.words.ts'
import type * as occupations from '#occupations/occupations.api.ts'
import { words as occupationsWords } from '#occupations/occupations.words.ts'

type Api = typeof accounts & typeof divisions & typeof occupations & typeof markets
type Declared = { [K in keyof Api]: Fails<Api[K]> }[keyof Api]

const all = {
  ...COMMON_WORDS,
  ...accountsWords,
  ...marketsWords,
  ...divisionsWords,
  ...occupationsWords,
} satisfies Record<Declared, string>

export const words: Record<string, string> = all
