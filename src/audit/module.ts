import { routes } from '#kernel/mount.ts'
import * as api from './audit.api.ts'
import { listJournal } from './list-journal.ts'
import { verifyChains } from './verify-chains.ts'
import { watchChanges } from './watch-changes.ts'

export default routes(api, { listJournal, verifyChains, watchChanges })
