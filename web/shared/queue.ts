import { useSyncExternalStore } from 'react'
import { newId, systemClock } from '#kernel/clock.ts'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { call, getDoor, Refused } from './call.ts'
import {
  add,
  discard,
  done,
  isPassing,
  next,
  type Queue,
  type Queued,
  type QueueState,
  refused,
  reopened,
  retry,
  sending,
  stateOf,
  unanswered,
  whyNotSignOut,
} from './queue.rules.ts'
import { QueueStore } from './queue-store.ts'

/** How long to wait before a try after the last one found no line. */
const AGAIN_MS = 8000

let store: QueueStore | null = null
let signIn = ''
let queue: Queue = []
let online = true
let answering = true
type Shown = QueueState & { all: Queue; online: boolean; answering: boolean }
let snapshot: Shown = { ...stateOf(queue, online), all: queue, online, answering }
let timer: ReturnType<typeof setTimeout> | undefined
let working = false
const listeners = new Set<() => void>()
const answers = new Map<string, (reply: unknown) => void>()

/** Opens the queue of this sign-in and sends what an earlier page left in it. `signInId` names the login, not the person alone. */
export async function startQueue(signInId: string): Promise<void> {
  if (signIn === signInId) return
  store?.close()
  store = await QueueStore.open(signInId)
  signIn = signInId
  online = navigator.onLine !== false
  show(reopened(await store.readAll()))
  window.addEventListener('online', hearLine)
  window.addEventListener('offline', hearLine)
  void work()
}

/** Why one may not sign out yet, or null. */
export const whyNotLeave = () => whyNotSignOut(queue)

/** At sign-out: nothing stays, sent or not. Ask `whyNotLeave` first. */
export async function wipeQueue(): Promise<void> {
  clearTimeout(timer)
  window.removeEventListener('online', hearLine)
  window.removeEventListener('offline', hearLine)
  store?.close()
  store = null
  if (signIn) await QueueStore.wipe(signIn)
  signIn = ''
  show([])
}

export interface QueueOptions<E> {
  /** For the list: `登记 李福娣`. */
  label: string
  /** Writes of one subject keep their order; by default this write stands alone. */
  subject?: string
  /** When it was answered, if this page is still open then. */
  onDone?: (reply: Reply<E>) => void
}

/** Keeps a write and sends it when it can; answers its key once it is safe on this machine. No uploads: their bytes are too many. */
export async function enqueue<E extends Endpoint>(
  e: E,
  sent: Sent<E>,
  { label, subject, onDone }: QueueOptions<E>,
): Promise<string> {
  if (!store) throw new Error('startQueue first: a write is only queued for a sign-in')
  if (e.kind !== 'json' || e.method === 'GET') throw new Error(`only json writes are queued: ${e.method} ${e.path}`)
  const now = systemClock()
  const key = newId(now)
  const after = add(queue, {
    key,
    at: now.toISOString(),
    door: getDoor(),
    method: e.method,
    path: e.path,
    sent: sent as Queued['sent'],
    label,
    subject: subject ?? key,
  })
  await store.put(after.find((q) => q.key === key)!)
  if (onDone) answers.set(key, onDone as (reply: unknown) => void)
  show(after)
  void work()
  return key
}

/** After the person changed what stood in the way. */
export const retryQueued = (key: string) => decide(retry(queue, key), key)
/** The person gives it up. */
export const discardQueued = (key: string) => decide(discard(queue, key), key)

/** State for the banner and the list: `{ waiting, refused, banner, all, online, answering }`. */
export function useQueue() {
  return useSyncExternalStore(subscribe, () => snapshot)
}
function subscribe(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

function show(after: Queue): void {
  queue = after
  snapshot = { ...stateOf(queue, online, answering), all: queue, online, answering }
  for (const hear of listeners) hear()
}
function hearLine(): void {
  online = navigator.onLine !== false
  show(queue)
  void work()
}
async function decide(after: Queue, key: string): Promise<void> {
  const kept = after.find((q) => q.key === key)
  if (kept) await store?.put(kept)
  else await store?.remove(key)
  show(after)
  void work()
}

/** Sends one after the other. Where the browser has locks, one tab at a time does so. */
async function work(): Promise<void> {
  if (working || !store || !online) return
  working = true
  try {
    await (navigator.locks ? navigator.locks.request(`linggong-queue:${signIn}`, sendAll) : sendAll())
  } finally {
    working = false
  }
}

async function sendAll(): Promise<void> {
  clearTimeout(timer)
  for (let write = next(queue); write && store && online; write = next(queue)) {
    const { key, method, path, door, sent } = write
    show(sending(queue, key))
    try {
      const reply = await call({ method, path, kind: 'json' } as Endpoint, sent, { key, door })
      await store?.remove(key)
      answering = true
      show(done(queue, key))
      answers.get(key)?.(reply)
      answers.delete(key)
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'bug'
      if (isPassing(code)) {
        answering = false
        show(unanswered(queue, key))
        timer = setTimeout(() => void work(), AGAIN_MS)
        return
      }
      answering = true
      const after = refused(queue, key, { code, detail: (error as Refused).detail })
      await store?.put(after.find((q) => q.key === key)!)
      show(after)
    }
  }
}
