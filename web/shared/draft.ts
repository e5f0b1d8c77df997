import { useCallback, useRef, useState } from 'react'

export interface DraftOptions {
  /** `session` (default) ends with the tab, right for shared phones; `local` survives it, for an employer's long form. */
  keep?: 'session' | 'local'
}
const PREFIX = 'linggong-draft:'

/**
 * State that is written down as it is typed, so that back, reload and a dead battery lose nothing. `clear` when it was
 * accepted. Never for ID numbers or codes: it lies in clear in the browser. What was saved by an older page and lacks a
 * member gets it from `initial`.
 */
export function useDraft<T extends object>(
  name: string,
  initial: T,
  { keep = 'session' }: DraftOptions = {},
): [T, (value: T) => void, { clear: () => void; restored: boolean }] {
  const first = useRef<{ value: T; restored: boolean } | null>(null)
  first.current ??= read(storeOf(keep), name, initial)
  const [value, setValue] = useState(first.current.value)
  // At once, not in an effect: what was typed just before the back key would go with the screen.
  const set = useCallback(
    (next: T) => {
      setValue(next)
      try {
        storeOf(keep)?.setItem(PREFIX + name, JSON.stringify(next))
      } catch {
        // A full or forbidden store costs the safety net, not the form.
      }
    },
    [name, keep],
  )
  const start = useRef(initial)
  const clear = useCallback(() => {
    storeOf(keep)?.removeItem(PREFIX + name)
    setValue(start.current)
  }, [name, keep])
  return [value, set, { clear, restored: first.current.restored }]
}

/** Everything this browser wrote down, at sign-out. */
export function clearDrafts(): void {
  for (const store of [storeOf('session'), storeOf('local')]) {
    if (!store) continue
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
  }
}

function read<T extends object>(store: Storage | null, name: string, initial: T): { value: T; restored: boolean } {
  try {
    const saved = JSON.parse(store?.getItem(PREFIX + name) ?? 'null') as Partial<T> | null
    return saved ? { value: { ...initial, ...saved }, restored: true } : { value: initial, restored: false }
  } catch {
    return { value: initial, restored: false }
  }
}

/** Reading `sessionStorage` itself throws where storage is blocked. */
function storeOf(keep: 'session' | 'local'): Storage | null {
  try {
    return keep === 'local' ? localStorage : sessionStorage
  } catch {
    return null
  }
}
