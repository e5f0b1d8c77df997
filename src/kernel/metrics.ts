import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Buckets around what is promised: a board in milliseconds, an accept in tens, a document in hundreds. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/**
 * Prometheus figures at /metrics, for this machine only: route patterns and statuses, no addresses, no ids. Whoever comes
 * from elsewhere is told that nothing is there.
 */
export function measure(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'linggong_' })
  const seconds = new Histogram({
    name: 'linggong_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'linggong_refusals_total',
    help: 'Refusals by their code',
    labelNames: ['code'],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    if (request.refusedWith) refusals.inc({ code: request.refusedWith })
    done()
  })
  app.get('/metrics', async (request, reply) => {
    // A proxy on this machine that was not declared (TRUST_PROXY) speaks for others too.
    const here = /^(127\.|::1$|::ffff:127\.)/.test(request.ip) && !request.headers['x-forwarded-for']
    if (!here) return reply.callNotFound()
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    refusedWith?: string
  }
}
