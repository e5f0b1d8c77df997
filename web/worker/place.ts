/** Where this person looks for work: a market's door, a county, or the phone's own spot. Kept on the phone, never sent but as a question. */
import { useSyncExternalStore } from 'react'
import { boxHolds, type Point } from '#kernel/geo.ts'
import { keptPlace, PLACE_KEY, type Place, PROVINCE } from './kept-place.ts'

export { type Place, PROVINCE, placeOf } from './kept-place.ts'

const listeners = new Set<() => void>()
let known: Place | null | undefined

export function readPlace(): Place | null {
  if (known === undefined) known = keptPlace()
  return known
}

export function keepPlace(place: Place): void {
  known = place
  try {
    localStorage.setItem(PLACE_KEY, JSON.stringify(place))
  } catch {
    // Private windows refuse storage; the place still holds for this page.
  }
  for (const hear of listeners) hear()
}

export function usePlace(): Place | null {
  return useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    readPlace,
    () => null,
  )
}

export type LocateRefusal = keyof typeof LOCATE_WORDS
export const LOCATE_WORDS = {
  'locate-missing': '这个手机不能定位，请自己选市场',
  'locate-denied': '没有得到定位的允许。可以在手机设置里打开，或自己选市场',
  'locate-failed': '没有定到位置，请到空旷的地方再试，或自己选市场',
  'locate-outside': '定到的位置不在广东，请自己选市场',
} as const

/** The phone's own spot, WGS-84 by the standard; the browser asks the person. Rejects with a `LocateRefusal`. */
export function locate(): Promise<{ point: Point; accuracyM: number }> {
  return new Promise((go, stop) => {
    if (!('geolocation' in navigator)) return stop('locate-missing' satisfies LocateRefusal)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = { lat: coords.latitude, lng: coords.longitude }
        if (!boxHolds(PROVINCE, point)) return stop('locate-outside' satisfies LocateRefusal)
        go({ point, accuracyM: Math.min(100_000, Math.round(coords.accuracy)) })
      },
      (error) => stop((error.code === error.PERMISSION_DENIED ? 'locate-denied' : 'locate-failed') as LocateRefusal),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}
