import { useEffect, useRef, useState } from 'react'

/**
 * Done for the person's eyes at once, sent a little later, so that one press takes it back. Leaving the screen or the page sends
 * it: what was pressed is never lost. `UNDO_SECONDS` is what the shared `Undo` is shown with.
 */
export const UNDO_SECONDS = 5

export function useLater<T>(send: (what: T) => void) {
  const [pending, setPending] = useState<T | null>(null)
  const held = useRef<T | null>(null)
  const out = useRef(send)
  out.current = send
  const flush = () => {
    const what = held.current
    held.current = null
    setPending(null)
    if (what !== null) out.current(what)
  }
  const hear = useRef(flush)
  hear.current = flush
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && hear.current()
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      const what = held.current
      held.current = null
      if (what !== null) out.current(what)
    }
  }, [])
  return {
    pending,
    later: (what: T) => {
      flush()
      held.current = what
      setPending(what)
    },
    undo: () => {
      held.current = null
      setPending(null)
    },
    flush,
  }
}
