/** How large this person reads, and in whose font. Kept on the device: a borrowed phone forgets nothing it did not know. */
import { useSyncExternalStore } from 'react'
import { keepSize, type Size, sizeOr } from './size.ts'

export { SIZES, type Size, startView } from './size.ts'

const listeners = new Set<() => void>()

export function setSize(size: Size): void {
  document.documentElement.dataset['size'] = size
  keepSize(size)
  for (const hear of listeners) hear()
}

export function useSize(): Size {
  return useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    readShown,
    () => 'large' as const,
  )
}

function readShown(): Size {
  return sizeOr(document.documentElement.dataset['size'])
}
