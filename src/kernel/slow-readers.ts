import type { FastifyInstance, FastifyReply } from 'fastify'

/**
 * Ends connections whose reader takes an answer a few bytes at a time: every byte read counts as activity, so the socket's own
 * time-out never comes, and what the kernel does not hold of the answer (it took 1.7 MB in slowhttptest -X) lies in our memory
 * meanwhile. Streams are meant to last and are not counted: they do not pass here.
 */
export function cutSlowReaders(app: FastifyInstance, { replyMs, checkMs }: { replyMs: number; checkMs: number }): void {
  const unread = new Map<FastifyReply, number>()
  app.addHook('onSend', (_request, reply, payload, done) => {
    unread.set(reply, performance.now())
    done(null, payload)
  })
  app.addHook('onResponse', (_request, reply, done) => {
    unread.delete(reply)
    done()
  })
  const looking = setInterval(() => {
    const before = performance.now() - replyMs
    for (const [reply, since] of unread) {
      if (since > before) continue
      unread.delete(reply)
      // Not a polite end, which would wait for the reader too.
      reply.raw.socket?.resetAndDestroy()
    }
  }, checkMs)
  looking.unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(looking)
    done()
  })
}
