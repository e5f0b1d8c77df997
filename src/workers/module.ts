import { routes } from '#kernel/mount.ts'
import { findWorkers } from './find-workers.ts'
import { addPriority, checkPriority, listPriorities } from './priorities.ts'
import { lookUpWorker, registerWorker, showIdentity } from './register-worker.ts'
import { saveWorker, setLooking } from './save-worker.ts'
import { profileOf } from './worker.sql.ts'
import { getWorkerCard, printWorkerCard } from './worker-card.ts'
import * as api from './workers.api.ts'

export default routes(api, {
  addPriority,
  checkPriority,
  findWorkers,
  getWorker: ({ params }, ctx) => profileOf(ctx, params.workerId),
  getWorkerCard,
  listPriorities,
  lookUpWorker,
  printWorkerCard,
  registerWorker,
  saveWorker,
  setLooking,
  showIdentity,
})
