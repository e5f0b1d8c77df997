import { CompiledQuery } from 'kysely'
import { type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Ctx, Enqueue, World } from './context.ts'
import { makeCtx } from './context.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from './database.ts'
import { writeJournal } from './journal.ts'

/** One kind of background work. Runs at least once; its handler must bear being run again. */
export interface Work<Data extends object = any> {
  /** module.verb-noun */
  name: string
  /** Cron in Asia/Shanghai for work that comes round by itself. */
  cron?: string
  retries?: number
  /** In one transaction under the system's scope. */
  run(data: Data, ctx: Ctx): Promise<void>
}
/** Work of minutes: it opens its own transactions, and so many run at once in a process, so that one does not hold up the rest. */
export interface LongWork<Data extends object = any> extends Omit<Work<Data>, 'run'> {
  lanes: number
  runLong(data: Data, world: World, enqueue: Enqueue): Promise<void>
}
export type AnyWork = Work | LongWork

/** Puts work into the queue in the caller's own transaction: it exists exactly when the change exists. */
export function makeEnqueue(boss: PgBoss): Enqueue {
  return async (tx, name, data, options = {}) => {
    await boss.send(name, data, {
      ...options,
      db: { executeSql: (text: string, values?: unknown[]) => runRaw(tx, text, values ?? []) },
    })
  }
}
async function runRaw(tx: Tx, text: string, values: unknown[]): Promise<{ rows: any[]; rowCount: number }> {
  const { rows, numAffectedRows } = await tx.executeQuery(CompiledQuery.raw(text, values))
  return { rows: rows as any[], rowCount: Number(numAffectedRows ?? rows.length) }
}

/** The queue's own few connections, as the application's role; one of them listens, so that work starts at once. */
export function openBoss(url: string, { listen = true } = {}): PgBoss {
  const asRole = new URL(url)
  asRole.searchParams.set('options', '-c role=linggong_app')
  return new PgBoss({
    connectionString: asRole.toString(),
    max: 4,
    schema: 'pgboss',
    migrate: false, // the schema comes with our own migrations
    useListenNotify: listen,
    supervise: listen,
    schedule: listen,
  })
}

/** Starts the queue: creates what is missing, then works. */
export async function startWork(boss: PgBoss, works: AnyWork[], world: World, log: Logger): Promise<void> {
  boss.on('error', (error) => log.error({ err: error }, 'work queue'))
  await boss.start()
  for (const work of works) {
    await boss.createQueue(work.name, {
      retryLimit: work.retries ?? 5,
      retryBackoff: true,
      retryDelay: 5,
      notify: true,
      ...('lanes' in work && { expireInSeconds: LONGEST_S }),
    })
    const fetching = 'lanes' in work ? { ...ONE_BY_ONE, localConcurrency: work.lanes } : FETCHING
    await boss.work<object>(work.name, fetching, (jobs) => runBatch(work, jobs, world, boss, log))
    if (work.cron) await boss.schedule(work.name, work.cron, {}, { tz: 'Asia/Shanghai' })
  }
}

/**
 * Fetched by the batch, and again at once while batches come full: one job a poll is one message every two
 * seconds, measured, which is a morning's backlog of hours. Each job is settled by itself.
 */
const FETCHING = { pollingIntervalSeconds: 2, batchSize: 32, burstWhenBatchFull: true, perJobResults: true } as const
const ONE_BY_ONE = { pollingIntervalSeconds: 2, perJobResults: true } as const
/** After so long the queue takes long work for dead. */
const LONGEST_S = 6 * 3600
/** Jobs of a batch under way at once: one that waits for a gateway does not hold up the rest, nor take every connection. */
const LANES = 4

async function runBatch(
  work: AnyWork,
  jobs: Job<object>[],
  world: World,
  boss: PgBoss,
  log: Logger,
): Promise<JobResult[]> {
  const results: JobResult[] = []
  const waiting = jobs.values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const { id, data } of waiting) {
        try {
          await runWork(work, data, world, boss)
          results.push({ id, status: 'completed' })
        } catch (error) {
          log.error({ err: error, work: work.name, job: id }, 'work failed')
          results.push({ id, status: 'failed', output: { error: (error as Error).name } })
        }
      }
    }),
  )
  return results
}

export async function runWork(work: AnyWork, data: object, world: World, boss: PgBoss): Promise<void> {
  if ('lanes' in work) return work.runLong(data, world, makeEnqueue(boss))
  await inTransaction(world.db, SYSTEM_SCOPE, 'read write', (tx) =>
    work.run(data, makeCtx(world, tx, null, writeJournal, makeEnqueue(boss))),
  )
}
