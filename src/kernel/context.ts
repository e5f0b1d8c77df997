import type { Clock } from './clock.ts'
import { newId } from './clock.ts'
import type { Keyring } from './crypto/index.ts'
import type { Db, Scope, Tx } from './database.ts'
import { setScope } from './database.ts'
import type { DocRenderer } from './documents/index.ts'
import type { Door, Role } from './endpoint.ts'
import { Failure } from './failure.ts'
import type { FileStore } from './files/index.ts'
import type { SealedEntry } from './journal.ts'
import { Hub } from './streams.ts'

/** Who calls, wearing which hat. */
export interface Actor {
  personId: string
  as: Role
  sessionId: string
  door: Door
  /** `paired`: a kiosk or screen that staff let in once. */
  strength: 'sms' | 'password' | 'two-factor' | 'sso' | 'paired'
  grantId: string | null
  employerId: string | null
  /** A grant at one market. */
  marketId: string | null
  /** A grant over a part of the tree. */
  divisionCode: string | null
  /** Markets inside the caller's part of the tree; empty for workers and employers. */
  markets: '*' | readonly string[]
}

export function scopeOf(actor: Actor | null): Scope {
  if (!actor) return { personId: null, employerId: null, markets: [] }
  return { personId: actor.personId, employerId: actor.employerId, markets: actor.markets }
}

/** What the process owns and lends to every request. */
export interface World {
  db: Db
  clock: Clock
  keyring: Keyring
  files: FileStore
  documents: DocRenderer
  settings: Settings
}
export interface Settings {
  /** Public address without a slash at the end; QR codes and links are made of it. */
  origin: string
  demo: boolean
  home: string
}

/** All a use case may know about the world. */
export interface Ctx extends Omit<World, 'db' | 'clock'> {
  db: Tx
  actor: Actor | null
  /** One moment for the whole request. */
  now: Date
  /** Writes a journal entry in this transaction. */
  journal(entry: JournalEntry): Promise<void>
  /** Enqueues background work in this transaction. */
  work(name: string, data: object, options?: { startAfter?: Date; singletonKey?: string }): Promise<void>
  /** Lets the rest of this transaction act inside one market: for a worker or employer whose own row there changes shared rows. */
  within(marketId: string): Promise<void>
  newId(): string
  http: Http
  /** Everything that happens, as it is sealed; for stream endpoints. */
  hub: Hub<SealedEntry>
}

/** The little of HTTP a use case may touch. */
export interface Http {
  address: string
  device: string
  /** The idempotency key sent, also by strangers. */
  key: string | null
  setSession(door: Door, token: string, expires: Date): void
  clearSession(door: Door): void
}

export interface JournalEntry {
  /** noun.past-participle */
  kind: `${string}.${string}`
  marketId?: string | null
  subjectId?: string | null
  /** Whom the actor acts for, when that is somebody else. */
  forPersonId?: string | null
  reason?: string | null
  /** Ids, numbers, states. Never personal data. */
  data?: Record<string, unknown>
  /** Keyed commitment to personal data involved. */
  commitment?: string | null
}

/** Entries that belong to no market. */
export const NO_MARKET = '00000000-0000-0000-0000-000000000000'

/** The caller, for endpoints that do not let `anyone` in. */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.actor) throw new Failure('not-signed-in', { status: 401 })
  return ctx.actor
}

export function makeCtx(
  world: World,
  tx: Tx,
  actor: Actor | null,
  journal: Journal,
  enqueue: Enqueue,
  { http = NO_HTTP, hub }: { http?: Http; hub?: Hub<SealedEntry> | undefined } = {},
): Ctx {
  const now = world.clock()
  const { db: _, clock: __, ...lent } = world
  return {
    ...lent,
    db: tx,
    actor,
    now,
    journal: (entry) => journal(tx, actor, now, entry),
    work: (name, data, options) => enqueue(tx, name, data, options),
    within: (marketId) => setScope(tx, { ...scopeOf(actor), markets: [marketId] }),
    newId: () => newId(now),
    http,
    hub: hub ?? new Hub(),
  }
}
export type Journal = (tx: Tx, actor: Actor | null, now: Date, entry: JournalEntry) => Promise<void>
export type Enqueue = (
  tx: Tx,
  name: string,
  data: object,
  options?: { startAfter?: Date; singletonKey?: string },
) => Promise<void>

/** Background work and the command line speak without HTTP. */
const NO_HTTP: Http = {
  address: '',
  device: '',
  key: null,
  setSession() {
    throw new Error('no browser to hold a session')
  },
  clearSession() {},
}
