/** How large this person reads, and in whose font. Kept on the device: a borrowed phone forgets nothing it did not know. */
import { useSyncExternalStore } from 'react'

export const SIZES = ['standard', 'large', 'larger', 'largest'] as const
export type Size = (typeof SIZES)[number]
const KEY = 'linggong-size'
const listeners = new Set<() => void>()

/** Before the first paint; `main.tsx` calls it first. `?font=bundled` is for machines without a Chinese font. */
export function startView(): void {
  const html = document.documentElement
  html.dataset['size'] = readSize()
  const asked = new URLSearchParams(location.search).get('font')
  if (asked === 'bundled') html.dataset['font'] = asked
}

export function setSize(size: Size): void {
  document.documentElement.dataset['size'] = size
  try {
    localStorage.setItem(KEY, size)
  } catch {
    // Private windows refuse storage; the size still holds for this page.
  }
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
function readSize(): Size {
  try {
    return sizeOr(localStorage.getItem(KEY))
  } catch {
    return 'large'
  }
}
/** The large view is the default (faces.md 2). */
function sizeOr(text: string | null | undefined): Size {
  return (SIZES as readonly string[]).includes(text ?? '') ? (text as Size) : 'large'
}
