/** How large this person reads: known before anything is drawn, so apart from the hooks of `view.ts`. */
export const SIZES = ['standard', 'large', 'larger', 'largest'] as const
export type Size = (typeof SIZES)[number]
const KEY = 'linggong-size'

/** Before the first paint. `?font=bundled` is for machines without a Chinese font. */
export function startView(): void {
  const html = document.documentElement
  html.dataset['size'] = readSize()
  const asked = new URLSearchParams(location.search).get('font')
  if (asked === 'bundled') html.dataset['font'] = asked
}

export function readSize(): Size {
  try {
    return sizeOr(localStorage.getItem(KEY))
  } catch {
    return 'large'
  }
}

export function keepSize(size: Size): void {
  try {
    localStorage.setItem(KEY, size)
  } catch {
    // Private windows refuse storage; the size still holds for this page.
  }
}

/** The large view is the default (faces.md 2). */
export function sizeOr(text: string | null | undefined): Size {
  return (SIZES as readonly string[]).includes(text ?? '') ? (text as Size) : 'large'
}
