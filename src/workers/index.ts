/** What other modules may call of workers. */
export { lockWorker, type WorkerForHire } from './worker.sql.ts'
