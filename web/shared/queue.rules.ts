/**
 * The order of writes made while the line was down. Pure: what the browser keeps and sends lies in `queue.ts`.
 * A write keeps its idempotency key from before its first try until it is answered, so trying again is always safe.
 */
import type { Door, Endpoint } from '#kernel/endpoint.ts'

export interface Queued {
  /** The idempotency key; also its name in the queue. */
  readonly key: string
  readonly at: string
  readonly door: Door
  readonly method: Endpoint['method']
  readonly path: string
  readonly sent: { params?: unknown; query?: unknown; body?: unknown }
  /** For the list: `登记 李福娣`. */
  readonly label: string
  /** Writes about one subject (a person, a ticket) go one after the other; a refused one holds back those behind it. */
  readonly subject: string
  readonly state: 'waiting' | 'sending' | 'refused'
  readonly refusal: { code: string; detail: string } | null
}
/** In the order in which they were made. */
export type Queue = readonly Queued[]
export type NewWrite = Omit<Queued, 'state' | 'refusal'>

/** A key that is there already is the same write: nothing is added twice. */
export function add(queue: Queue, write: NewWrite): Queue {
  return queue.some((q) => q.key === write.key) ? queue : [...queue, { ...write, state: 'waiting', refusal: null }]
}

/** What to send now, or null: one at a time, oldest first, nothing past a refused or sending write of its subject. */
export function next(queue: Queue): Queued | null {
  if (queue.some((q) => q.state === 'sending')) return null
  const held = new Set<string>()
  for (const q of queue) {
    if (q.state === 'waiting' && !held.has(q.subject)) return q
    held.add(q.subject)
  }
  return null
}

export const sending = (queue: Queue, key: string): Queue => change(queue, key, { state: 'sending', refusal: null })
/** Answered: it has happened. */
export const done = (queue: Queue, key: string): Queue => queue.filter((q) => q.key !== key)
/** No answer, or the line went down again: it goes back to its place. */
export const unanswered = (queue: Queue, key: string): Queue => change(queue, key, { state: 'waiting', refusal: null })
/** The server said no for good: a person decides. */
export const refused = (queue: Queue, key: string, refusal: { code: string; detail: string }): Queue =>
  change(queue, key, { state: 'refused', refusal })
/** The person changed what stood in the way. */
export const retry = (queue: Queue, key: string): Queue =>
  queue.map((q) => (q.key === key && q.state === 'refused' ? { ...q, state: 'waiting', refusal: null } : q))
/** The person gives it up. What is being sent can no longer be taken back. */
export const discard = (queue: Queue, key: string): Queue => queue.filter((q) => q.key !== key || q.state === 'sending')
/** After a reload nothing is under way; what was may have happened, and its key finds out. */
export const reopened = (queue: Queue): Queue =>
  queue.map((q) => (q.state === 'sending' ? { ...q, state: 'waiting' } : q))

/** Whether a refusal comes from the line or the moment, so that the write keeps its place and is sent again by itself. */
export function isPassing(code: string): boolean {
  return ['offline', 'unknown', 'busy', 'too-many', 'not-signed-in', 'bug'].includes(code)
}

export interface QueueState {
  waiting: number
  refused: Queue
  /** The sentence of the banner, or null when there is nothing to say. */
  banner: string | null
}
/** `answering`: whether the last try found a server that spoke. */
export function stateOf(queue: Queue, online: boolean, answering = true): QueueState {
  const stuck = queue.filter((q) => q.state === 'refused')
  const waiting = queue.length - stuck.length
  const parts = [
    waiting > 0 &&
      (!online
        ? `网络不通，有${waiting}件已保存，联网后自动提交`
        : answering
          ? `正在补发${waiting}件`
          : `服务器没有回应，有${waiting}件已保存，通了自动提交`),
    stuck.length > 0 && `有${stuck.length}件没有办成，请处理`,
  ].filter(Boolean)
  return { waiting, refused: stuck, banner: parts.length > 0 ? parts.join('；') : null }
}

/** Why one may not sign out: what is kept dies with the key of this sign-in. */
export function whyNotSignOut(queue: Queue): 'queue-not-empty' | null {
  return queue.length > 0 ? 'queue-not-empty' : null
}

function change(queue: Queue, key: string, to: Pick<Queued, 'state' | 'refusal'>): Queue {
  return queue.map((q) => (q.key === key ? { ...q, ...to } : q))
}
