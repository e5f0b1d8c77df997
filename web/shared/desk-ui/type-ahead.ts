import type { AnyRouter } from '@tanstack/react-router'

/** A screen that has not come by then does not come for these keys. */
const KEEP_MS = 8000

/**
 * A practised hand does not wait for the screen: what is pressed while the next one opens is kept and typed into it. Otherwise
 * it would fall into the screen that is leaving, where the same key means something else, or be lost.
 */
export function keepKeysWhileOpening(router: AnyRouter): void {
  let kept: KeyboardEvent[] = []
  let openingSince: number | null = null
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    if (pathChanged) openingSince ??= performance.now()
  })
  router.subscribe('onResolved', () => {
    openingSince = null
    const typed = kept
    kept = []
    // After the screen's own effects have put the focus where it belongs.
    setTimeout(() => typed.forEach(typeAgain), 0)
  })
  const hear = (e: KeyboardEvent) => {
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
  window.addEventListener('keydown', hear, { capture: true })
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
