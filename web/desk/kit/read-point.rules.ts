import type { Point } from '#kernel/geo.ts'

/** `22.9501, 113.4302` as maps write it, latitude first or swapped, inside the province; null otherwise. */
export function readPoint(text: string): Point | null {
  const [a, b, ...rest] = text
    .normalize('NFKC')
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(Number)
  if (a === undefined || b === undefined || rest.length > 0 || Number.isNaN(a) || Number.isNaN(b)) return null
  const [lat, lng] = a < b ? [a, b] : [b, a]
  return lat >= 18 && lat <= 27 && lng >= 108 && lng <= 119 ? { lat, lng } : null
}
