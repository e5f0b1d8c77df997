/** What a process owns: database, keys, files, documents, clock. Shared by the server, the command line and tests. */
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import { keyProviderOf, loadKeyring } from '#kernel/crypto/index.ts'
import { openDb } from '#kernel/database.ts'
import { typstRenderer } from '#kernel/documents/index.ts'
import { fileStore } from '#kernel/files/index.ts'

export interface WorldOptions {
  url: string
  home: string
  origin: string
  demo: boolean
  clock?: Clock
  connections?: number
}

export async function makeWorld({
  url,
  home,
  origin,
  demo,
  clock = systemClock,
  connections = 10,
}: WorldOptions): Promise<{ world: World; close(): Promise<void> }> {
  const { db } = openDb(url, { max: connections })
  const keyring = await loadKeyring(
    keyProviderOf(process.env, home),
    process.env['LINGGONG_CRYPTO'] === 'sm' ? 'sm' : 'aes',
  )
  const files = fileStore(home, keyring)
  const documents = typstRenderer()
  return {
    world: { db, clock, keyring, files, documents, settings: { origin, demo, home } },
    close: async () => {
      await documents.close()
      await db.destroy()
    },
  }
}
