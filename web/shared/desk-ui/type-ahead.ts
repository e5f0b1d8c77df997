import type { AnyRouter } from '@tanstack/react-router'

/** A screen that has not come by then does not come for these keys. */
const KEEP_MS = 8000

let kept: KeyboardEvent[] = []
let openingSince: number | null = null
let listening = false

/**
 * A practised hand does not wait for the screen: what is pressed while the next one opens is kept and typed into it. Otherwise
 * it would fall into what is leaving or lies below, where the same key means something else, or be lost.
 */
export function keepKeys(): void {
  openingSince ??= performance.now()
  if (listening) return
  listening = true
  window.addEventListener('keydown', hear, { capture: true })
}

/** It is there and has the focus where it belongs. */
export function typeKept(): void {
  openingSince = null
  const typed = kept
  kept = []
  for (const key of typed) {
    // One of them may open the next screen: the rest is for that one.
    if (openingSince === null) typeAgain(key)
    else kept.push(key)
  }
}

export function keepKeysWhileOpening(router: AnyRouter): void {
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    if (pathChanged) keepKeys()
  })
  // After the screen's own effects have put the focus where it belongs.
  router.subscribe('onResolved', ({ pathChanged }) => {
    if (pathChanged) setTimeout(typeKept, 0)
  })
}

function hear(e: KeyboardEvent): void {
  if (openingSince === null || !e.isTrusted || e.isComposing) return
  // F-keys and Escape go elsewhere: who presses them has changed his mind.
  const late = performance.now() - openingSince > KEEP_MS
  if (late || /^(F\d+|Escape)$/.test(e.key)) {
    kept = []
    openingSince = null
    return
  }
  if (!isKept(e)) return
  e.preventDefault()
  e.stopImmediatePropagation()
  kept.push(e)
}

const isKept = (e: KeyboardEvent) =>
  !e.metaKey && (e.key.length === 1 || /^(Enter|Backspace|ArrowUp|ArrowDown)$/.test(e.key))

/** A key made by a script is heard by listeners, but types, deletes and presses nothing by itself. */
function typeAgain({ key, code, ctrlKey, altKey, shiftKey }: KeyboardEvent): void {
  const at = document.activeElement ?? document.body
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    altKey,
    shiftKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  })
  if (!at.dispatchEvent(again) || ctrlKey || altKey) return
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    if (key.length === 1) document.execCommand('insertText', false, key)
    else if (key === 'Backspace') document.execCommand('delete')
  } else if (at instanceof HTMLElement && (key === 'Enter' || key === ' ')) at.click()
}
