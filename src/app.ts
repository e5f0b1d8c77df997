/** Builds the HTTP server around a world: modules, refusals, static files, health. Listens to nothing. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { whoCalls } from '#accounts/index.ts'
import type { Enqueue, World } from '#kernel/context.ts'
import { API_PREFIX } from '#kernel/endpoint.ts'
import type { Feed } from '#kernel/feed.ts'
import { measure } from '#kernel/metrics.ts'
import { openapi } from '#kernel/openapi.ts'
import { answerRefusals, refuseNotHttp } from '#kernel/refusals.ts'
import { cutSlowReaders } from '#kernel/slow-readers.ts'
import { endStreams } from '#kernel/streams.ts'
import { GUIDE, readFieldWords, TAGS, tagOf } from './contract-guide.ts'
import { modules } from './modules.ts'
import { serveDocs, serveWeb } from './serve-web.ts'
import { words } from './words.zh.ts'

export const VERSION = '0.1.0'

/**
 * How long a request may take to come in, and its answer to be read. Who trickles holds a connection and nothing else, until here: Node's own limits are a
 * minute for the headers and five for the whole. A photo of a paper over a weak network takes half a minute. Node looks every
 * `checkMs`, so a cut comes up to that much later.
 */
export const PATIENCE = { headersMs: 15_000, requestMs: 60_000, replyMs: 300_000, checkMs: 5000 }
/** Of one process; what comes beyond is dropped at once, before the machine runs out of file descriptors. */
const MOST_CONNECTIONS = 10_000

export interface AppOptions {
  world: World
  enqueue: Enqueue
  log: Logger
  /** Requests per minute and address (a hall's people share one); 0 = no limits at all, for tests on busy machines. */
  requestsPerMinute?: number
  /** How long the event loop may be held up before callers are sent away; 0 = however long, for tests on busy machines. */
  mostDelayMs?: number
  /** Addresses of the proxies in front, with commas between: what X-Forwarded-For holds beyond theirs is the caller's own claim. */
  proxies?: string | undefined
  /** Absent in tests: nothing streams, nothing is sealed but by hand. */
  feed?: Feed
  /** Built pages, fonts and /docs; off in contract tests. */
  serveWeb?: boolean
  patience?: typeof PATIENCE
}

export async function buildApp({
  world,
  enqueue,
  log,
  requestsPerMinute = 1200,
  mostDelayMs = 2000,
  proxies,
  feed,
  serveWeb: web = false,
  patience = PATIENCE,
}: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log as any,
    // URLs may carry searched names: only route patterns are logged, below
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: proxies || false,
    clientErrorHandler: refuseNotHttp,
    bodyLimit: 1024 * 1024,
    connectionTimeout: 30_000,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkMs },
    routerOptions: { maxParamLength: 200 },
  })
  app.server.maxConnections = MOST_CONNECTIONS
  answerRefusals(app, words)
  // Else text/plain arrives as a string, and every field is said to be missing.
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('actor', null)
  app.setValidatorCompiler(() => () => true)
  const secure = world.settings.origin.startsWith('https:')
  await app.register(helmet, {
    global: true,
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  })
  app.addHook('preClose', (done) => {
    endStreams(app.server)
    done()
  })
  await app.register(cookie)
  await app.register(multipart)
  if (requestsPerMinute > 0) {
    await app.register(underPressure, { maxEventLoopDelay: mostDelayMs, retryAfter: 5 })
    await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 })
  }

  cutSlowReaders(app, patience)
  measure(app)
  app.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })

  const who = whoCalls(world)
  for (const module of modules) module.mount(app, { world, who, enqueue, feed })

  const contract = describeContract()
  const document = JSON.stringify(contract)
  app.get('/openapi.json', (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document),
  )
  if (web) {
    await serveWeb(app, world.settings.origin)
    await serveDocs(app, contract)
  }
  app.get('/health', async (_request, reply) => {
    try {
      await world.db.selectNoFrom((eb) => eb.val(1).as('one')).execute()
      return { status: 'ok', version: VERSION }
    } catch {
      return reply.status(503).send({ status: 'no-database', version: VERSION })
    }
  })
  return app
}

/** The whole contract as OpenAPI 3.1; checked in as openapi.json so that a change shows in review. */
export function describeContract(): Record<string, unknown> {
  return openapi(
    modules.map((m) => m.api),
    { words, fields: readFieldWords(), guide: GUIDE, tags: TAGS, tagOf },
    VERSION,
  )
}
export { API_PREFIX }
