/** Every module's endpoints and background work, in one list. */

import accounts from '#accounts/module.ts'
import { work as accountsWork } from '#accounts/work.ts'
import audit from '#audit/module.ts'
import divisions from '#divisions/module.ts'
import type { Routes } from '#kernel/mount.ts'
import type { Work } from '#kernel/work.ts'
import markets from '#markets/module.ts'
import occupations from '#occupations/module.ts'

export const modules: Routes[] = [accounts, audit, divisions, occupations, markets]
export const works: Work[] = [...accountsWork]
