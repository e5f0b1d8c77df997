/** Every refusal's Chinese sentence, checked by the compiler against the whole contract. */
import type * as accounts from '#accounts/accounts.api.ts'
import { words as accountsWords } from '#accounts/accounts.words.ts'
import type * as divisions from '#divisions/divisions.api.ts'
import { words as divisionsWords } from '#divisions/divisions.words.ts'
import type * as employers from '#employers/employers.api.ts'
import { words as employersWords } from '#employers/employers.words.ts'
import type * as hall from '#hall/hall.api.ts'
import { words as hallWords } from '#hall/hall.words.ts'
import type * as hires from '#hires/hires.api.ts'
import { words as hiresWords } from '#hires/hires.words.ts'
import type * as jobs from '#jobs/jobs.api.ts'
import { words as jobsWords } from '#jobs/jobs.words.ts'
import type { Fails } from '#kernel/endpoint.ts'
import { COMMON_WORDS } from '#kernel/failure.ts'
import type * as law from '#law/law.api.ts'
import { words as lawWords } from '#law/law.words.ts'
import type * as markets from '#markets/markets.api.ts'
import { words as marketsWords } from '#markets/markets.words.ts'
import type * as notices from '#notices/notices.api.ts'
import { words as noticesWords } from '#notices/notices.words.ts'
import type * as occupations from '#occupations/occupations.api.ts'
import { words as occupationsWords } from '#occupations/occupations.words.ts'
import type * as speech from '#speech/speech.api.ts'
import { words as speechWords } from '#speech/speech.words.ts'
import type * as tasks from '#tasks/tasks.api.ts'
import { words as tasksWords } from '#tasks/tasks.words.ts'
import type * as workers from '#workers/workers.api.ts'
import { words as workersWords } from '#workers/workers.words.ts'

type Api = typeof accounts &
  typeof notices &
  typeof divisions &
  typeof occupations &
  typeof law &
  typeof markets &
  typeof employers &
  typeof jobs &
  typeof hall &
  typeof hires &
  typeof tasks &
  typeof workers &
  typeof speech
type Declared = { [K in keyof Api]: Fails<Api[K]> }[keyof Api]

const all = {
  ...COMMON_WORDS,
  ...accountsWords,
  ...noticesWords,
  ...marketsWords,
  ...employersWords,
  ...jobsWords,
  ...divisionsWords,
  ...occupationsWords,
  ...lawWords,
  ...hallWords,
  ...hiresWords,
  ...tasksWords,
  ...workersWords,
  ...speechWords,
} satisfies Record<Declared, string>

export const words: Record<string, string> = all
