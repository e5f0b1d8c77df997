/** A thumb that is counted: presses, keys and screens; and how long a person would take for them. */
import type { Somebody } from './people.ts'

export interface Thumb {
  taps: number
  keys: number
  /** Screens that were read: one a question. */
  screens: number
}

/** Trusted presses and keys alone: what the page does to itself is nobody's work. From here on, over every page of this person. */
export async function countThumb(one: Somebody): Promise<{ read(): Thumb; begin(): void }> {
  let count: Thumb = { taps: 0, keys: 0, screens: 0 }
  await one.page.exposeFunction('thumbed', (what: keyof Thumb) => {
    count[what] += 1
  })
  const watch = () => {
    const tell = (what: string) => (window as unknown as { thumbed(what: string): void }).thumbed(what)
    document.addEventListener('click', (e) => e.isTrusted && tell('taps'), true)
    document.addEventListener('keydown', (e) => e.isTrusted && tell('keys'), true)
    let title = ''
    const look = () => {
      const now = document.querySelector('h1')?.textContent ?? ''
      if (now && now !== title) tell('screens')
      title = now
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
    document.addEventListener('DOMContentLoaded', look)
  }
  await one.page.addInitScript(watch)
  await one.page.evaluate(watch)
  return {
    read: () => ({ ...count }),
    begin: () => {
      count = { taps: 0, keys: 0, screens: 0 }
    },
  }
}

/**
 * Seconds of an unhurried person, by the keystroke-level model (Card, Moran, Newell 1980: 1.35 s to see what to do, 1.1 s to reach
 * a target), taken whole for every screen and every tap; a key under the thumb 0.5 s, twice a practised typist's.
 */
export function secondsOf({ taps, keys, screens }: Thumb): number {
  return screens * 1.35 + taps * 1.1 + keys * 0.5
}
