import { boxHolds, type Point } from '#kernel/geo.ts'

/** The points the contract takes (`Point` of the kernel's schemas). */
const PROVINCE = { south: 18, north: 27, west: 108, east: 119 }

export const LOCATE_WORDS = {
  'locate-missing': '这台设备不能定位，请选地方、写地址',
  'locate-denied': '没有得到定位的允许。可以在手机设置里打开，或直接选地方、写地址',
  'locate-failed': '没有定到位置，请到空旷的地方再试，或直接选地方、写地址',
  'locate-outside': '定到的位置不在广东，请选地方、写地址',
} as const
export type LocateRefusal = keyof typeof LOCATE_WORDS

/** Where this device is, WGS-84; the browser asks the person. Answers a refusal instead of throwing. */
export function locate(): Promise<{ point: Point } | { refusal: LocateRefusal }> {
  return new Promise((go) => {
    if (!('geolocation' in navigator)) return go({ refusal: 'locate-missing' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = { lat: coords.latitude, lng: coords.longitude }
        go(boxHolds(PROVINCE, point) ? { point } : { refusal: 'locate-outside' })
      },
      (error) => go({ refusal: error.code === error.PERMISSION_DENIED ? 'locate-denied' : 'locate-failed' }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}
