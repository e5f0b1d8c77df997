/**
 * What a light page does before anything is drawn, in a classic script of 1 KB at the head: the person's size of letters, the
 * question whose answer the first screen waits for (it travels while the page's code does: one round trip less), and the older
 * bundle for browsers that could not read the page's own code. Written for browsers of 2017: this file is all they get.
 */
import { startView } from './size.ts'

export interface EarlyAsk {
  address: string
  headers: Record<string, string>
}
export interface EarlyAnswer extends EarlyAsk {
  response: Promise<Response>
}
declare global {
  interface Window {
    linggongEarly?: EarlyAnswer
  }
}

/** `ask` answers nothing where what the server sent along is already what this person wants to see. */
export function early(ask: () => EarlyAsk | null = () => null): void {
  startView()
  const asked = ask()
  if (asked) {
    document.documentElement.setAttribute('data-waiting', '')
    const response = fetch(asked.address, { credentials: 'same-origin', headers: asked.headers })
    // Whoever takes it over hears of the fault; until then it is nobody's.
    response.catch(() => {})
    window.linggongEarly = { ...asked, response }
  }
  const older = document.currentScript?.getAttribute('data-older')
  if (!older) return
  // By then the page's own code has run, if it could be read at all. Chrome 61–79 knows modules but not all of their words,
  // so `nomodule` would leave exactly the old system WebViews (62–69) with nothing.
  document.addEventListener('DOMContentLoaded', () => {
    if (document.documentElement.hasAttribute('data-read')) return
    const script = document.createElement('script')
    script.src = older
    document.head.appendChild(script)
  })
}

/** The answer to a question asked early, once. */
export function takeEarly(address: string): Promise<Response> | null {
  if (typeof window === 'undefined') return null
  const early = window.linggongEarly
  if (early?.address !== address) return null
  delete window.linggongEarly
  return early.response
}
