/**
 * GCJ-02 is what Chinese phone maps show and return; the two differ by 300 to 500 m in Guangdong. Points are converted where
 * they come in or go out (WeChat `openLocation`, AMap links) and never stored. gcoord is loaded late by the web: most
 * screens need no map.
 */
import gcoordModule from 'gcoord'
import type { Point } from './geo.ts'

// Node and Vite both hand over the object itself; only its CommonJS types say it sits under `default`.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

/** Also right for points outside China, which GCJ-02 leaves as they are. */
export function toGcj02(point: Point): Point {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.WGS84, gcoord.GCJ02)
  return { lat: lat!, lng: lng! }
}

/** Exact to better than a metre. */
export function fromGcj02(point: Point): Point {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.GCJ02, gcoord.WGS84)
  return { lat: lat!, lng: lng! }
}

/** Baidu's own datum, for addresses pasted from its maps. */
export function fromBd09(point: Point): Point {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.BD09, gcoord.WGS84)
  return { lat: lat!, lng: lng! }
}
