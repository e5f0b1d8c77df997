import { REFERENCE } from './reference.ts'

/** Asks the browser to keep this page (shelf.ts). Where it cannot, nothing is lost but the opening without a server. */
export function keepOnShelf(base: string): void {
  const { serviceWorker } = navigator
  if (!serviceWorker || /MicroMessenger/i.test(navigator.userAgent)) return
  if (!serviceWorker.controller) serviceWorker.addEventListener('controllerchange', fetchAgain, { once: true })
  // The first screen's own requests go first.
  addEventListener('load', () => void serviceWorker.register(`${base}shelf.js`, { scope: base }).catch(() => {}))
}

/** At the very first visit the page had asked before anybody was there to keep the answers. */
function fetchAgain(): void {
  for (const { name } of performance.getEntriesByType('resource')) {
    const { pathname } = new URL(name)
    if (REFERENCE.test(pathname)) void fetch(pathname).catch(() => {})
  }
}
