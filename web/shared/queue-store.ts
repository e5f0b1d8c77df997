/**
 * Where the queue lies: IndexedDB, one database a sign-in, every row sealed by AES-GCM with a key that cannot leave the
 * browser (non-extractable) and dies at sign-out. Guards a stolen disk image and the next person at the counter, not the
 * signed-in page itself.
 */
import type { Queue, Queued } from './queue.rules.ts'

const NAME = 'linggong-queue'

export class QueueStore {
  readonly #db: IDBDatabase
  readonly #key: CryptoKey
  private constructor(db: IDBDatabase, key: CryptoKey) {
    this.#db = db
    this.#key = key
  }

  static async open(signInId: string): Promise<QueueStore> {
    const db = await openDatabase(`${NAME}:${signInId}`)
    const kept = (await ask(db.transaction('keys').objectStore('keys').get('own'))) as CryptoKey | undefined
    const key =
      kept ?? (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
    if (!kept) await ask(db.transaction('keys', 'readwrite').objectStore('keys').put(key, 'own'))
    return new QueueStore(db, key)
  }

  /** All writes in the order they were made: keys are UUIDv7 and sort by time. */
  async readAll(): Promise<Queue> {
    const rows = (await ask(this.#db.transaction('writes').objectStore('writes').getAll())) as Sealed[]
    return Promise.all(rows.map((row) => this.#open(row)))
  }

  async put(write: Queued): Promise<void> {
    const row = await this.#seal(write)
    await finished(this.#db, 'writes', (writes) => writes.put(row))
  }

  async remove(key: string): Promise<void> {
    await finished(this.#db, 'writes', (writes) => writes.delete(key))
  }

  /** At sign-out: the rows and the key that opens them. */
  static async wipe(signInId: string): Promise<void> {
    await new Promise<void>((go) => {
      const request = indexedDB.deleteDatabase(`${NAME}:${signInId}`)
      request.onsuccess = request.onerror = request.onblocked = () => go()
    })
  }
  close(): void {
    this.#db.close()
  }

  async #seal(write: Queued): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(write))
    return { key: write.key, iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, text) }
  }
  async #open({ iv, bytes }: Sealed): Promise<Queued> {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#key, bytes)))
  }
}

interface Sealed {
  key: string
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('writes', { keyPath: 'key' })
    request.result.createObjectStore('keys')
  }
  return ask(request)
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((go, fail) => {
    request.onsuccess = () => go(request.result)
    request.onerror = () => fail(request.error)
  })
}

/** Durable only when the transaction is complete, not when the request succeeded. */
function finished(db: IDBDatabase, store: string, act: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((go, fail) => {
    const tx = db.transaction(store, 'readwrite')
    tx.oncomplete = () => go()
    tx.onerror = tx.onabort = () => fail(tx.error)
    act(tx.objectStore(store))
  })
}
