/** Where somebody is. Kept in memory and never in the browser's history, which the next person could walk back through. */
import { useState } from 'react'

export type View =
  | { at: 'attract' }
  | { at: 'home' }
  | { at: 'search' }
  | { at: 'jobs'; trade: { code: string; name: string } | null }
  | { at: 'job'; shiftId: string }

export interface Ways {
  view: View
  open: (view: View) => void
  back: () => void
  depth: number
}

export function useViews(): Ways {
  const [stack, setStack] = useState<View[]>([{ at: 'attract' }])
  return {
    view: stack.at(-1) ?? { at: 'attract' },
    depth: stack.length,
    open: (view) => setStack((before) => [...before, view]),
    back: () => setStack((before) => (before.length > 2 ? before.slice(0, -1) : before)),
  }
}
