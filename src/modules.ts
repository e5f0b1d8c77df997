/** Every module's endpoints and background work, in one list. */
import type { Routes } from '#kernel/mount.ts'
import type { Work } from '#kernel/work.ts'
import accounts from '#accounts/module.ts'
import { work as accountsWork } from '#accounts/work.ts'

export const modules: Routes[] = [accounts]
export const works: Work[] = [...accountsWork]
