import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { addressOf } from './address.ts'
import { getDoor } from './call.ts'

export interface Heard {
  id: string
  event: string
  data: unknown
}
export interface StreamOptions {
  /** Names besides the plain `message` to listen for. */
  events?: readonly string[]
  /** Some government proxies swallow streams: called every 10 s while no stream is open, and once after each gap; ask anew then. */
  onGap?: () => void
  onState?: (open: boolean) => void
}

const POLL_MS = 10_000
const REOPEN_MS = [1000, 3000, 10_000, 30_000]

/**
 * Listens to a `stream` endpoint until the answered function is called. The browser's own reconnecting sends Last-Event-ID;
 * where the browser gave up (an HTTP error) the stream is opened anew with `lastEventId` in the query.
 */
export function subscribe<E extends Endpoint>(
  e: E,
  sent: Sent<E>,
  onEvent: (heard: Heard) => void,
  options: StreamOptions = {},
): () => void {
  let source: EventSource | null = null
  let open = false
  let last = ''
  let failures = 0
  let reopening: ReturnType<typeof setTimeout> | undefined
  const gap = setInterval(() => !open && options.onGap?.(), POLL_MS)

  const hear = (message: Event) => {
    const { lastEventId, type, data } = message as MessageEvent<string>
    if (lastEventId) last = lastEventId
    onEvent({ id: lastEventId, event: type, data: JSON.parse(data) })
  }
  const say = (now: boolean) => {
    if (now === open) return
    open = now
    options.onState?.(now)
  }
  const connect = () => {
    if (typeof EventSource === 'undefined') return
    const { params, query } = sent as { params?: Record<string, unknown>; query?: Record<string, unknown> }
    // EventSource cannot set headers, so the door goes in the query.
    source = new EventSource(addressOf(e, { params, query: { ...query, door: getDoor(), lastEventId: last } }), {
      withCredentials: true,
    })
    source.onopen = () => {
      if (failures > 0) options.onGap?.()
      failures = 0
      say(true)
    }
    source.onerror = () => {
      say(false)
      failures++
      if (source?.readyState !== EventSource.CLOSED) return
      source.close()
      reopening = setTimeout(connect, REOPEN_MS[Math.min(failures - 1, REOPEN_MS.length - 1)])
    }
    for (const name of ['message', ...(options.events ?? [])]) source.addEventListener(name, hear)
  }
  connect()
  return () => {
    clearInterval(gap)
    clearTimeout(reopening)
    source?.close()
    say(false)
  }
}
