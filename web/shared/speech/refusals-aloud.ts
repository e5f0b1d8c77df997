/** What a screen refuses, read out to those who listen. One watch over the page: every screen shows its refusals as `role=alert`. */
import { whenRefused } from '../call.ts'
import { type Said, say, speaking } from './speaker.ts'

/** Sentence on the screen → the refusal's code, by which the server reads it. */
const codes = new Map<string, string>()
let isStarted = false
export const readsAloud = (): boolean => isStarted

/** A sentence as it can be read: by the server where it is a refusal of its own, else by the device. */
export function saidOf(sentence: string): Said {
  for (const [detail, phrase] of codes) if (sentence.includes(detail)) return { phrase, text: detail }
  return { text: sentence }
}

/**
 * Read out by itself only to somebody who has pressed 听一听 on this page: they may not be able to read it, and the phone lets
 * us. To others a voice out of the pocket would be a fright.
 */
export function startReadingRefusals(): void {
  isStarted = true
  whenRefused(({ detail, code }) => codes.set(detail, code))
  const read = new WeakMap<Element, string>()
  new MutationObserver((changes) => {
    if (!speaking().listens) return
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes]) {
        const alert = alertAt(node)
        // The sentence alone: the words of a button beside it change while it is read.
        const text = (alert?.querySelector('p') ?? alert)?.textContent?.trim()
        if (!alert || !text || read.get(alert) === text) continue
        read.set(alert, text)
        void say(saidOf(text), { isPressed: false })
        return
      }
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}

function alertAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('[role=alert]') ?? (node instanceof Element ? node.querySelector('[role=alert]') : null)
}
