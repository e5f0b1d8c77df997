import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { config as configureZod, type core, parse, safeParse } from 'zod'
import { compressed } from './compress.ts'
import type { Actor, Ctx, Enqueue, Http, World } from './context.ts'
import { makeCtx, NO_MARKET, scopeOf } from './context.ts'
import { inTransaction, mayRetry, SYSTEM_SCOPE } from './database.ts'
import {
  API_PREFIX,
  type Bytes,
  type Door,
  type Endpoint,
  isEndpoint,
  KEY_HEADER,
  type Received,
  type Reply,
  STAFF_ROLES,
  type StreamEvent,
} from './endpoint.ts'
import { COMMON_WORDS, Failure } from './failure.ts'
import type { Feed } from './feed.ts'
import { once } from './idempotency.ts'
import { inputFault } from './input-faults.ts'
import { writeJournal } from './journal.ts'
import { sendBytes } from './send-bytes.ts'
import { sendStream } from './streams.ts'
import { receiveUpload, type Upload } from './uploads.ts'

configureZod({ customError: inputFault })

/** Uploads carry their file beside the parsed fields. */
export type Handler<E> = (input: Received<E> & { upload: Upload }, ctx: Ctx) => Promise<Reply<E>>
type Handlers<A> = { [K in keyof A as A[K] extends Endpoint ? K : never]: Handler<A[K]> }

export interface MountOptions {
  world: World
  who(request: FastifyRequest): Promise<Actor | null>
  enqueue: Enqueue
  /** Roused after each write; streams listen to it. */
  feed?: Feed | undefined
}
/** A module's endpoints with their handlers, ready to be hung into the server. */
export interface Routes {
  api: object
  mount(app: FastifyInstance, options: MountOptions): void
  /** The GET of this path (as the contract writes it), for work that asks what its owner could ask: same rights, same masks. */
  find(path: string): { endpoint: Endpoint; handler: Handler<Endpoint> } | null
}

/** Gives every endpoint of a contract its handler; a missing or extra one is a type error. */
export function routes<A extends object>(api: A, handlers: Handlers<A>): Routes {
  return {
    api,
    find(path) {
      for (const [name, endpoint] of Object.entries(api))
        if (isEndpoint(endpoint) && endpoint.method === 'GET' && endpoint.path === path)
          return { endpoint, handler: handlers[name as keyof Handlers<A>] as Handler<Endpoint> }
      return null
    },
    mount(app, options) {
      for (const [name, e] of Object.entries(api)) {
        if (isEndpoint(e)) hang(app, name, e, handlers[name as keyof Handlers<A>] as Handler<Endpoint>, options)
      }
    },
  }
}

function hang(
  app: FastifyInstance,
  name: string,
  e: Endpoint,
  handler: Handler<Endpoint>,
  options: MountOptions,
): void {
  const { world, who, enqueue, feed } = options
  const write = e.method !== 'GET'
  const declared = new Set<string>([...e.fails, ...Object.keys(COMMON_WORDS)])

  app.route({
    method: e.method,
    url: (e.kind === 'page' ? '' : API_PREFIX) + e.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { name, endpoint: e },
    // Before anything is parsed: a caller who may not ask learns nothing about what is asked.
    onRequest: async (request) => {
      const actor = await who(request)
      request.actor = actor
      const no = whyNotCall(e, actor, request.params as Record<string, string>)
      if (!no) return
      if (actor) await journalDenial(world, actor, name, no, request.params)
      throw new Failure(no, { status: no === 'not-signed-in' ? 401 : 403 })
    },
    handler: async (request, reply) => {
      const actor = request.actor
      const input = {
        params: take(e.params, request.params, 'params'),
        query: take(e.query, request.query, 'query', e.kind !== 'page'),
        ...(e.kind === 'upload'
          ? await receiveUpload(request, (fields) => take(e.body, fields, 'body'))
          : { body: take(e.body, request.body, 'body') }),
      } as any
      const key = write && actor ? idempotencyKey(request) : null
      const run = () =>
        inTransaction(world.db, scopeOf(actor), write || e.clear ? 'read write' : 'read only', async (tx) => {
          const ctx = makeCtx(world, tx, actor, writeJournal, enqueue, {
            http: httpOf(request, reply, world),
            hub: feed?.hub,
          })
          const act = () => handler(input, ctx)
          // What was read in clear is kept nowhere, so not as a stored reply either: asked again, it is read and noted again.
          return key && actor && !e.clear
            ? once(tx, { personId: actor.personId, key, endpoint: name, input, now: ctx.now }, act)
            : act()
        })
      const answer = await guarded(run, declared).catch(async (error) => {
        if (actor && isDenial(error, actor, request.params))
          await journalDenial(world, actor, name, error.code, request.params)
        throw error
      })
      if (write) feed?.wake()
      if (e.kind === 'download' || e.kind === 'page') {
        return guarded(() => sendBytes(request, reply, answer as Bytes, isOpen(e)), declared)
      }
      if (e.kind !== 'stream') return deliver(request, reply, e, answer)
      return sendStream(request, reply, answer as AsyncIterable<StreamEvent>, {
        stillMay: () => stillMay(e, request, who),
      })
    },
  })
}

/** Session cookies: `__Host-` where the site is https; plain on an intranet without TLS, where browsers refuse Secure. */
export function cookieName(door: Door, origin: string): string {
  return `${origin.startsWith('https:') ? '__Host-' : ''}linggong-${door}`
}
function httpOf(request: FastifyRequest, reply: FastifyReply, { settings: { origin } }: World): Http {
  const secure = origin.startsWith('https:')
  const key = request.headers[KEY_HEADER]
  return {
    address: request.ip,
    device: String(request.headers['user-agent'] ?? '').slice(0, 200),
    key: typeof key === 'string' ? key : null,
    setSession: (door, token, expires) =>
      void reply.setCookie(cookieName(door, origin), token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        expires,
      }),
    clearSession: (door) =>
      void reply.clearCookie(cookieName(door, origin), { path: '/', httpOnly: true, sameSite: 'lax', secure }),
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
  interface FastifyContextConfig {
    name?: string
    endpoint?: Endpoint
  }
}

/** Role first, then the scope of well-known path parameters. Public endpoints are open in every market. */
export function whyNotCall(
  e: Endpoint,
  actor: Actor | null,
  params: Record<string, string>,
): 'not-signed-in' | 'forbidden' | null {
  if (e.callers.includes('anyone')) return null
  if (!actor) return 'not-signed-in'
  if (!e.callers.includes(actor.as)) return 'forbidden'
  const staff = (STAFF_ROLES as readonly string[]).includes(actor.as) || actor.as === 'kiosk'
  if (staff && params['marketId'] && actor.markets !== '*' && !actor.markets.includes(params['marketId']))
    return 'forbidden'
  if (actor.as === 'employer' && params['employerId'] && params['employerId'] !== actor.employerId) return 'forbidden'
  if (actor.as === 'worker' && params['workerId'] && params['workerId'] !== actor.personId) return 'forbidden'
  return null
}

/** An open stream speaks with the rights its caller has now: it ends with the session, the role or the hat. */
async function stillMay(e: Endpoint, request: FastifyRequest, who: MountOptions['who']): Promise<boolean> {
  const actor = await who(request)
  if (whyNotCall(e, actor, request.params as Record<string, string>)) return false
  return actor?.sessionId === request.actor?.sessionId && actor?.grantId === request.actor?.grantId
}

/**
 * Whether a refusal is one of rights: said so (403), or the thing asked for by its id is not there for this caller. Row-level
 * security shows the same nothing for a foreign row as for a row that is not, so both leave a trace (等保三级: 12; ASVS 16.3.2).
 */
function isDenial(error: unknown, { personId }: Actor, params: unknown): error is Failure {
  if (!(error instanceof Failure)) return false
  const asked = askedFor(params)
  return error.status === 403 || (error.status === 404 && asked !== null && asked !== personId)
}
/** The last id in the path, the thing itself. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
function askedFor(params: unknown): string | null {
  const ids = Object.values((params ?? {}) as Record<string, string>).filter((value) => UUID.test(value))
  return ids.at(-1)?.toLowerCase() ?? null
}

/** In a transaction of its own: the refused one is rolled back. Ids and words only. */
async function journalDenial(world: World, actor: Actor, name: string, why: string, params: unknown): Promise<void> {
  await inTransaction(world.db, SYSTEM_SCOPE, 'read write', (tx) =>
    writeJournal(tx, actor, world.clock(), {
      kind: 'call.denied',
      marketId: actor.marketId ?? NO_MARKET,
      subjectId: askedFor(params),
      data: { endpoint: name, why },
    }),
  )
}

function take(
  schema: core.$ZodType | undefined,
  value: unknown,
  where: 'params' | 'query' | 'body',
  strict = false,
): unknown {
  if (!schema) return undefined
  const parsed = safeParse(schema, value ?? {})
  const fields = [
    ...(strict ? unknownNames(schema, value) : []),
    ...(parsed.success
      ? unkeepable(parsed.data, []).map((path) => ({ path, message: '含有无法保存的字符，请重新输入' }))
      : parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }))),
  ]
  if (parsed.success && fields.length === 0) return parsed.data
  // A malformed id in the path names nothing that exists.
  if (where === 'params') throw new Failure('not-found', { status: 404 })
  throw new Failure('invalid', { status: 400, more: { fields } })
}

/** A misspelt filter would be passed over, and the whole list come back as if it fitted. `door` says which session a stream speaks from. */
function unknownNames(schema: core.$ZodType, value: unknown): { path: string; message: string }[] {
  const { shape } = schema as { shape?: object }
  if (!shape) return []
  const known = Object.keys(shape)
  return Object.keys(value ?? {})
    .filter((name) => name !== 'door' && !known.includes(name))
    .map((path) => ({ path, message: `没有这个条件，可以用的有：${known.join('、')}` }))
}

/** Where text holds what PostgreSQL keeps in no text: NUL, and half a surrogate pair. */
function unkeepable(value: unknown, path: string[]): string[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unkeepable(inner, [...path, key]))
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers[KEY_HEADER]
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw new Failure('key-missing', { status: 400 })
  return key
}

/** Runs again what the database asked to give way; an undeclared refusal is a bug of ours, not an answer. */
async function guarded<T>(run: () => Promise<T>, declared: Set<string>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (mayRetry(error) && attempt < 4) continue
      if (error instanceof Failure && !declared.has(error.code)) {
        throw new Error(`refusal "${error.code}" is not declared by the endpoint`, { cause: error })
      }
      throw error
    }
  }
}

const isOpen = (e: Endpoint) => e.callers.some((caller) => caller === 'anyone')

async function deliver(request: FastifyRequest, reply: FastifyReply, e: Endpoint, answer: unknown): Promise<unknown> {
  // Fields the contract does not name never leave the building; a reply that breaks its own promise is a bug.
  const payload = JSON.stringify(parse(e.reply, answer))
  reply.header('content-type', 'application/json; charset=utf-8')
  if (e.method !== 'GET') return reply.send(payload)
  // Weak: the same words, packed or not.
  const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`
  reply.header('etag', etag)
  reply.header('cache-control', e.clear ? 'private, no-store' : 'private, no-cache')
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  return reply.send(isOpen(e) ? await compressed(request, reply, payload) : payload)
}
