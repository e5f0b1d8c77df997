/** One line of the contract between the server and everyone who calls it. Browser-safe. */
import type { Readable } from 'node:stream'
import type { core } from 'zod'

type Schema = core.$ZodType
type In<S> = S extends Schema ? S['_zod']['input'] : never
type Out<S> = S extends Schema ? S['_zod']['output'] : never

/** Every hat a person (or machine) can wear when calling. Staff roles hold inside a part of the division tree. */
export const STAFF_ROLES = [
  'clerk',
  'volunteer',
  'mediator',
  'market-manager',
  'county-officer',
  'city-officer',
  'province-officer',
] as const
/** Three different people (等保2.0 三级: 三权分立): configuration, rights, and the audit trail. */
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const
export const ROLES = ['worker', 'employer', ...STAFF_ROLES, ...ADMIN_ROLES, 'kiosk', 'partner'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
export type AdminRole = (typeof ADMIN_ROLES)[number]
export type Role = (typeof ROLES)[number]
/** `anyone` needs no session. */
export type Caller = 'anyone' | Role

/** Officers of the tree, from the market up. */
export const OFFICERS = [
  'market-manager',
  'county-officer',
  'city-officer',
  'province-officer',
] as const satisfies Role[]
/** Those who serve at a counter. */
export const COUNTER = ['clerk', ...OFFICERS] as const satisfies Role[]

/** How the answer travels. `stream` is server-sent events; `download` is bytes with a name; `page` is HTML for readers without JavaScript. */
export type Kind = 'json' | 'upload' | 'download' | 'stream' | 'page'

/** What a handler of a `download` or `page` endpoint answers. */
export interface Bytes {
  /** A function is called when the transaction is over: slow work holds no connection. What it throws is declared all the same. */
  readonly bytes: Uint8Array | string | Readable | (() => Promise<Uint8Array>)
  readonly type: string
  readonly fileName?: string
  /** Public caching in seconds; absent = private, no-store. */
  readonly cacheSeconds?: number
  /** Known before the bytes are made, so that who has them already is answered without making them. */
  readonly etag?: string
}

/** One server-sent event. `id` comes back as Last-Event-ID after a broken connection. */
export interface StreamEvent<Data = unknown> {
  id?: string
  event?: string
  data: Data
}

/**
 * Types are resolved once, here, not at every call (1.3 M instantiations for 300 endpoints; inferring at the call: 3–5 M).
 *
 * Path parameters with these names are checked against the caller before anything is parsed, see `mount.ts`:
 * `marketId`, `divisionCode` (staff: inside their part of the tree), `employerId` (employer: their own), `workerId` (worker: themselves).
 */
export interface Endpoint<Sent = any, Received = any, Reply = any, Fails extends string = string> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI form: /posts/{postId} */
  readonly path: string
  readonly kind: Kind
  /** English, for the contract's readers. */
  readonly summary: string
  /** Chinese, for the same. */
  readonly zh: string
  readonly callers: readonly Caller[]
  /** True where personal data leaves unmasked: each call is journalled with its reason. */
  readonly clear: boolean
  readonly params?: Schema | undefined
  readonly query?: Schema | undefined
  readonly body?: Schema | undefined
  readonly reply: Schema
  readonly fails: readonly Fails[]
  readonly types?: { sent: Sent; received: Received; reply: Reply }
}

type Parts<P, Q, B> = ([P] extends [never] ? {} : { params: P }) &
  ([Q] extends [never] ? {} : { query: Q }) &
  ([B] extends [never] ? {} : { body: B })

interface Described<P, Q, B, R, F> {
  method: Endpoint['method']
  path: string
  summary: string
  zh: string
  callers: readonly Caller[]
  kind?: Kind
  clear?: boolean
  params?: P
  query?: Q
  body?: B
  reply: R
  fails?: readonly F[]
}

export function endpoint<
  R extends Schema,
  P extends Schema = never,
  Q extends Schema = never,
  B extends Schema = never,
  const F extends string = never,
>(e: Described<P, Q, B, R, F>): Endpoint<Parts<In<P>, In<Q>, In<B>>, Parts<Out<P>, Out<Q>, Out<B>>, Out<R>, F> {
  return { fails: [], kind: 'json', clear: false, ...e }
}

export type Sent<E> = E extends Endpoint<infer S> ? S : never
export type Received<E> = E extends Endpoint<any, infer R> ? R : never
export type Reply<E> = E extends Endpoint<any, any, infer R> ? R : never
export type Fails<E> = E extends Endpoint<any, any, any, infer F> ? F : never

export function isEndpoint(x: unknown): x is Endpoint {
  return typeof x === 'object' && x !== null && 'reply' in x && 'callers' in x && 'method' in x
}

/** Which session a call speaks from: one browser may hold a worker's, an employer's, a clerk's and a device's at once. */
export const DOORS = ['worker', 'employer', 'staff', 'device'] as const
export type Door = (typeof DOORS)[number]
export const DOOR_HEADER = 'linggong-door'
export const KEY_HEADER = 'idempotency-key'
export const API_PREFIX = '/api'
