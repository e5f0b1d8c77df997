import type { Logger } from 'pino'
import type { World } from './context.ts'
import { inTransaction, SYSTEM_SCOPE } from './database.ts'
import { type SealedEntry, seal } from './journal.ts'
import { Hub } from './streams.ts'

/** Other processes' writes are heard of within this time; our own at once. */
const POLL_MS = 250
const BATCH = 1000

export interface Feed {
  /** Everything that happens, in order, in this process and all others. */
  readonly hub: Hub<SealedEntry>
  /** Called after each write of this process. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Seals the journal (whoever holds the head's lock) and tells this process's listeners every sealed entry once, in
 * the order of its gap-free position. A process that was cut off goes on where it stood.
 */
export async function startFeed(world: World, log: Logger): Promise<Feed> {
  const hub = new Hub<SealedEntry>()
  let position = await lastPosition(world)
  let stopped = false
  let awake = false
  let rouse = () => {}

  async function turn(): Promise<void> {
    while ((await seal(world.db, world.clock())).length > 0);
    for (;;) {
      const entries = await entriesAfter(world, position)
      for (const entry of entries) hub.publish(entry)
      position = entries.at(-1)?.position ?? position
      if (entries.length < BATCH) return
    }
  }
  const running = (async () => {
    while (!stopped) {
      awake = false
      try {
        await turn()
      } catch (error) {
        if (!stopped) log.error({ err: error }, 'journal feed')
        await new Promise((go) => setTimeout(go, 1000))
      }
      if (!awake && !stopped) {
        await new Promise<void>((go) => {
          const timer = setTimeout(go, POLL_MS)
          rouse = () => {
            clearTimeout(timer)
            go()
          }
        })
      }
    }
  })()
  return {
    hub,
    wake: () => {
      awake = true
      rouse()
    },
    stop: async () => {
      stopped = true
      rouse()
      await running
    },
  }
}

async function lastPosition(world: World): Promise<number> {
  return inTransaction(world.db, SYSTEM_SCOPE, 'read only', async (tx) => {
    const head = await tx
      .selectFrom('kernel.feedHead')
      .select('position')
      .where('name', '=', 'sealer')
      .executeTakeFirstOrThrow()
    return head.position
  })
}

async function entriesAfter(world: World, position: number): Promise<SealedEntry[]> {
  return inTransaction(world.db, SYSTEM_SCOPE, 'read only', async (tx) => {
    const rows = await tx
      .selectFrom('kernel.chainLink as l')
      .innerJoin('kernel.journal as j', (on) =>
        on.onRef('j.marketId', '=', 'l.marketId').onRef('j.journalId', '=', 'l.journalId'),
      )
      .select([
        'l.position',
        'j.marketId',
        'j.journalId',
        'j.at',
        'j.kind',
        'j.subjectId',
        'j.actorId',
        'j.actorAs',
        'j.forPersonId',
        'j.data',
      ])
      .where('l.position', '>', position)
      .orderBy('l.position')
      .limit(BATCH)
      .execute()
    return rows.map((r) => ({ ...r, data: r.data as Record<string, unknown> }))
  })
}
