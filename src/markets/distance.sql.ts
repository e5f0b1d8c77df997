import { type RawBuilder, sql } from 'kysely'
import type { Point } from '#kernel/geo.ts'

/** IUGG mean radius, as in kernel/geo: a test holds both against each other. */
const EARTH_RADIUS_M = 6_371_008.8

/** Great-circle metres from `point` to the columns, by the haversine of `distanceM` in kernel/geo. Columns are ours, never input. */
export function distanceTo(point: Point, lat: string, lng: string): RawBuilder<number> {
  const [y, x] = [sql.ref(lat), sql.ref(lng)]
  return sql<number>`(2 * ${EARTH_RADIUS_M}::float8 * asin(least(1, sqrt(
    power(sin(radians(${y} - ${point.lat}::float8) / 2), 2)
    + cos(radians(${point.lat}::float8)) * cos(radians(${y})) * power(sin(radians(${x} - ${point.lng}::float8) / 2), 2)))))`
}
/** The same as a whole number of metres: what is shown, and what a list is sorted by. */
export function wholeMetresTo(point: Point, lat: string, lng: string): RawBuilder<number> {
  return sql<number>`floor(${distanceTo(point, lat, lng)} + 0.5)::int`
}
