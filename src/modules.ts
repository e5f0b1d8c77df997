/** Every module's endpoints and background work, in one list. */

import { actorOfSession } from '#accounts/index.ts'
import accounts from '#accounts/module.ts'
import { work as accountsWork } from '#accounts/work.ts'
import audit from '#audit/module.ts'
import divisions from '#divisions/module.ts'
import employers from '#employers/module.ts'
import { work as employersWork } from '#employers/work.ts'
import hall from '#hall/module.ts'
import hires from '#hires/module.ts'
import { work as hiresWork } from '#hires/work.ts'
import jobs from '#jobs/module.ts'
import { work as jobsWork } from '#jobs/work.ts'
import type { Routes } from '#kernel/mount.ts'
import { taskWorks } from '#kernel/tasks/work.ts'
import type { AnyWork } from '#kernel/work.ts'
import law from '#law/module.ts'
import markets from '#markets/module.ts'
import { work as marketsWork } from '#markets/work.ts'
import notices from '#notices/module.ts'
import { work as noticesWork } from '#notices/work.ts'
import occupations from '#occupations/module.ts'
import portal from '#portal/module.ts'
import { speech } from '#speech/module.ts'
import { tasksModule } from '#tasks/module.ts'
import workers from '#workers/module.ts'
import { words } from './words.zh.ts'

const tasks = tasksModule(() => modules)

export const modules: Routes[] = [
  accounts,
  notices,
  audit,
  divisions,
  occupations,
  law,
  markets,
  employers,
  jobs,
  hires,
  workers,
  hall,
  speech(words),
  portal,
  tasks.routes,
]
export const works: AnyWork[] = [
  ...accountsWork,
  ...noticesWork,
  ...hiresWork,
  ...employersWork,
  ...jobsWork,
  ...marketsWork,
  ...taskWorks({ kinds: tasks.kinds, sentences: words, actorOfSession }),
]
