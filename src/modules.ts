/** Every module's endpoints and background work, in one list. */

import accounts from '#accounts/module.ts'
import { work as accountsWork } from '#accounts/work.ts'
import audit from '#audit/module.ts'
import type { Routes } from '#kernel/mount.ts'
import type { Work } from '#kernel/work.ts'
import markets from '#markets/module.ts'

export const modules: Routes[] = [accounts, audit, markets]
export const works: Work[] = [...accountsWork]
