/** What a process owns: database, keys, files, documents, clock. Shared by the server, the command line and tests. */
import { join } from 'node:path'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import { openKeyring } from '#kernel/crypto/index.ts'
import { openDb } from '#kernel/database.ts'
import { openRenderer } from '#kernel/documents/index.ts'
import { openFileStore } from '#kernel/files/index.ts'

export interface WorldOptions {
  url: string
  home: string
  origin: string
  demo: boolean
  clock?: Clock
  connections?: number
}

export async function makeWorld({ url, home, origin, demo, clock = systemClock, connections = 10 }: WorldOptions): Promise<{ world: World; close(): Promise<void> }> {
  const { db } = openDb(url, { max: connections })
  const keyring = await openKeyring({ home })
  const files = openFileStore({ folder: join(home, 'files'), keyring })
  const documents = openRenderer()
  return {
    world: { db, clock, keyring, files, documents, settings: { origin, demo, home } },
    close: () => db.destroy(),
  }
}
