import { EventEmitter } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StreamEvent } from './endpoint.ts'

/** Proxies of government networks cut silent connections after 30–60 s. */
const HEARTBEAT_MS = 15_000

/** A connection may stay open for a day: each fourth heartbeat its caller is asked for again. */
const ASKED_EVERY_BEATS = 4

const open = new Set<ServerResponse>()

/** Ends what `server` streams: a page that listens would otherwise keep a server from stopping for as long as it is looked at. */
export function endStreams(server: Server): void {
  for (const raw of open) if ((raw.socket as { server?: Server } | null)?.server === server) raw.destroy()
}

export interface StreamOptions {
  /** Whether the caller may still hear what this stream tells; a throw means no. */
  stillMay(): Promise<boolean>
  beatMs?: number
}

/** Server-sent events over a plain reply: heartbeats, ids for Last-Event-ID, no buffering by proxies. */
export function sendStream(
  _request: FastifyRequest,
  reply: FastifyReply,
  events: AsyncIterable<StreamEvent>,
  { stillMay, beatMs = HEARTBEAT_MS }: StreamOptions,
): FastifyReply {
  const iterator = events[Symbol.asyncIterator]()
  reply.hijack()
  const raw = reply.raw
  // Gone while the request was being answered: its 'close' has been and will not come again.
  if (raw.destroyed || raw.closed) {
    void iterator.return?.()
    return reply
  }
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  raw.write(': open\n\n')
  let beats = 0
  const beat = setInterval(() => {
    raw.write(': beat\n\n')
    beats += 1
    if (beats % ASKED_EVERY_BEATS !== 0) return
    void stillMay()
      .catch(() => false)
      .then((may) => {
        // The other end's browser knocks again and is answered as what it is now.
        if (!may) raw.destroy()
      })
  }, beatMs)
  open.add(raw)
  raw.on('close', () => {
    open.delete(raw)
    clearInterval(beat)
    void iterator.return?.()
  })
  void (async () => {
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
      const { id, event, data } = step.value
      const drained = raw.write(
        `${id ? `id: ${id}\n` : ''}${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`,
      )
      if (!drained) await new Promise((go) => raw.once('drain', go))
    }
    clearInterval(beat)
    raw.end()
  })().catch(() => raw.destroy())
  return reply
}

/** What one process tells its open connections. Slow readers lose the oldest of `CAPACITY` waiting events, never the process's memory. */
export class Hub<E> {
  #emitter = new EventEmitter().setMaxListeners(0)

  /** How many listen. */
  get listeners(): number {
    return this.#emitter.listenerCount('event')
  }

  publish(event: E): void {
    this.#emitter.emit('event', event)
  }

  subscribe(wanted: (event: E) => boolean): AsyncIterableIterator<E> {
    const waiting: E[] = []
    let wake: ((step: IteratorResult<E>) => void) | null = null
    let ended = false
    const hear = (event: E) => {
      if (!wanted(event)) return
      if (wake) {
        wake({ value: event, done: false })
        wake = null
        return
      }
      waiting.push(event)
      if (waiting.length > CAPACITY) waiting.shift()
    }
    this.#emitter.on('event', hear)
    return {
      next: () =>
        new Promise((go) => {
          if (ended) go({ value: undefined, done: true })
          else if (waiting.length > 0) go({ value: waiting.shift()!, done: false })
          else wake = go
        }),
      return: async () => {
        ended = true
        this.#emitter.off('event', hear)
        wake?.({ value: undefined, done: true })
        return { value: undefined, done: true }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }
}
const CAPACITY = 200
