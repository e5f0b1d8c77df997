/**
 * What a counter or a kiosk keeps of its own page, so that it opens while the server does not answer (a service worker). It
 * keeps files and public references, never an answer about a person; the page works just as well without it. Phones have
 * none: inside WeChat it is not dependable, and their first screen is light enough.
 *
 * A new version moves in beside the old one and reloads nothing, so what somebody is typing stays; the files of the version
 * before are kept one generation longer, for the screens an open page has not fetched yet.
 */
import { REFERENCE } from './reference.ts'

declare const SHELF: { base: string; version: string; files: readonly string[] }
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Waiting {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Shelf {
  addEventListener(name: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(name: 'fetch', hear: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
const shelf = self as unknown as Shelf

const OWN = `linggong${SHELF.base}`
const NOW = OWN + SHELF.version
/** A server that hangs is no better than one that is gone. */
const PATIENCE_MS = 4000
const FILE = /^\/(assets|fonts)\//

shelf.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(NOW)
      .then((cache) => cache.addAll([new Request(SHELF.base, { cache: 'reload' }), ...SHELF.files]))
      .then(() => shelf.skipWaiting()),
  ),
)

shelf.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(OWN)).slice(0, -2))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => shelf.clients.claim()),
  ),
)

shelf.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(SHELF.base)) event.respondWith(page(request))
  else if (FILE.test(pathname)) event.respondWith(file(request))
  else if (REFERENCE.test(pathname)) event.respondWith(reference(request, event))
})

/** From the server while it answers: it knows the newest version. A gateway that speaks for a dead one counts as none. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(NOW)).match(SHELF.base)
  if (!kept) return fetch(request)
  const late = new Promise<Response>((go) => setTimeout(() => go(kept), PATIENCE_MS))
  const fresh = fetch(request).then((answer) => ([502, 503, 504].includes(answer.status) ? kept : answer))
  return Promise.race([fresh.catch(() => kept), late])
}

/** Its name changes with its content, so any version's is right. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) void caches.open(NOW).then((cache) => cache.put(request, answer.clone()))
  return answer.clone()
}

async function reference(request: Request, event: Waiting): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok) {
      const copy = answer.clone()
      event.waitUntil(caches.open(NOW).then((cache) => cache.put(request.url, copy)))
    }
    return answer
  } catch (error) {
    const kept = await caches.match(request.url)
    if (kept) return kept
    throw error
  }
}
