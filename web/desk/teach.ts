import { words as accounts } from '#accounts/accounts.words.ts'
import { words as divisions } from '#divisions/divisions.words.ts'
import { words as employers } from '#employers/employers.words.ts'
import { words as hires } from '#hires/hires.words.ts'
import { words as jobs } from '#jobs/jobs.words.ts'
import { words as law } from '#law/law.words.ts'
import { words as markets } from '#markets/markets.words.ts'
import { words as occupations } from '#occupations/occupations.words.ts'
import { words as workers } from '#workers/workers.words.ts'
import { teach } from '../shared/words.ts'

for (const words of [accounts, divisions, employers, hires, jobs, law, markets, occupations, workers]) teach(words)
