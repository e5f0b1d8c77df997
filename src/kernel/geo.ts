/** Points are WGS-84. GCJ-02 exists only at the edges (`geo-datum.ts`). Browser-safe. */

export type Point = { lat: number; lng: number }
export type Box = { south: number; west: number; north: number; east: number }
export type TravelMode = 'walk' | 'e-bike' | 'bus'

/** Mean Earth radius of IUGG in metres; the sphere is wrong by at most 0.5 % here, far less than the detour factor. */
const EARTH_RADIUS_M = 6_371_008.8
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180

/** Great-circle distance in metres. */
export function distanceM(a: Point, b: Point): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2)
  const sinLng = Math.sin(radians(b.lng - a.lng) / 2)
  const h = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLng * sinLng
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The smallest box that holds every point within `radiusM` of `center`; near a pole it holds every longitude. */
export function boxAround(center: Point, radiusM: number): Box {
  const angle = Math.max(0, radiusM) / EARTH_RADIUS_M
  const south = center.lat - (angle * 180) / Math.PI
  const north = center.lat + (angle * 180) / Math.PI
  const ratio = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos(radians(center.lat))
  // A circle reaches its widest longitude north or south of its centre, so asin, not a plain division by the cosine.
  const half = south <= -90 || north >= 90 || ratio >= 1 ? 180 : (Math.asin(ratio) * 180) / Math.PI
  return { south: Math.max(-90, south), west: center.lng - half, north: Math.min(90, north), east: center.lng + half }
}

export function boxHolds(box: Box, point: Point): boolean {
  return point.lat >= box.south && point.lat <= box.north && point.lng >= box.west && point.lng <= box.east
}

/** Cells are 0.02° wide and high: about 2.2 km north–south and 2.0 km east–west in Guangdong. */
export const CELL_DEGREES = 0.02
const CELL_WEST = 109
const CELL_SOUTH = 20
export const CELL_COLUMNS = 450
export const CELL_ROWS = 300
/** The one cell of every point outside 109–118 E, 20–26 N: nothing is lost there, it is only not sorted. */
export const CELL_OUTSIDE = CELL_COLUMNS * CELL_ROWS
/** Cell numbers are `0 … CELL_COUNT - 1`, so an array can be indexed by them. */
export const CELL_COUNT = CELL_OUTSIDE + 1

/** `row × 450 + column`, counted from 109 E, 20 N to the north and east; `CELL_OUTSIDE` beyond 118 E or 26 N. */
export function cellOf(point: Point): number {
  const column = columnOf(point.lng)
  const row = rowOf(point.lat)
  if (!(column >= 0 && column < CELL_COLUMNS && row >= 0 && row < CELL_ROWS)) return CELL_OUTSIDE
  return row * CELL_COLUMNS + column
}

/** Every cell that may hold a point within `radiusM`; a superset, so distances are still checked. */
export function cellsAround(center: Point, radiusM: number): number[] {
  const box = boxAround(center, radiusM)
  const west = columnOf(box.west)
  const east = columnOf(box.east)
  const south = rowOf(box.south)
  const north = rowOf(box.north)
  const cells: number[] = []
  for (let row = Math.max(0, south); row <= Math.min(CELL_ROWS - 1, north); row++) {
    for (let column = Math.max(0, west); column <= Math.min(CELL_COLUMNS - 1, east); column++)
      cells.push(row * CELL_COLUMNS + column)
  }
  if (!(west >= 0 && east < CELL_COLUMNS && south >= 0 && north < CELL_ROWS)) cells.push(CELL_OUTSIDE)
  return cells
}

/** The same as runs of neighbouring cells, `first` to `last` of each row: an index reads a run in one go. */
export function cellRunsAround(center: Point, radiusM: number): { first: number[]; last: number[] } {
  const first: number[] = []
  const last: number[] = []
  for (const cell of cellsAround(center, radiusM)) {
    if (last.at(-1) === cell - 1) last[last.length - 1] = cell
    else {
      first.push(cell)
      last.push(cell)
    }
  }
  return { first, last }
}

/**
 * Streets are longer than the crow's flight: 1.35 is the usual factor for a city grid with rivers. Speeds: a walker with
 * tools 4.8 km/h (80 m/min); an e-bike 15 km/h, under the 25 km/h limit of GB 17761 and with its lights and parking; a bus
 * 16 km/h door to door on top of 8 minutes of walking to it and waiting.
 */
export const DETOUR = 1.35
const METRES_A_MINUTE: Record<TravelMode, number> = { walk: 80, 'e-bike': 250, bus: 267 }
const MINUTES_BEFORE: Record<TravelMode, number> = { walk: 0, 'e-bike': 0, bus: 8 }

/** An estimate in whole minutes, rounded up; for a class such as “走路 15 分钟以内”, never for a promise. */
export function travelMinutes(from: Point, to: Point, mode: TravelMode): number {
  return minutesFor(distanceM(from, to), mode)
}

/** The same from a great-circle distance already known. */
export function minutesFor(greatCircleM: number, mode: TravelMode): number {
  if (greatCircleM <= 0) return 0
  return Math.ceil((greatCircleM * DETOUR) / METRES_A_MINUTE[mode] + MINUTES_BEFORE[mode])
}

/** Walking and e-bike are compared by time alone; the bus only where it is the faster of the two ways without a vehicle. */
export function withoutVehicle(greatCircleM: number): { mode: 'walk' | 'bus'; minutes: number } {
  const walk = minutesFor(greatCircleM, 'walk')
  const bus = minutesFor(greatCircleM, 'bus')
  return bus < walk ? { mode: 'bus', minutes: bus } : { mode: 'walk', minutes: walk }
}

/** How many metres one degree of longitude is at this latitude. */
export function metresPerDegreeLng(lat: number): number {
  return METRES_PER_DEGREE * Math.cos(radians(lat))
}

// The tiny term keeps 109.02 in the column that begins there: 0.02 has no exact binary form.
function columnOf(lng: number): number {
  return Math.floor((lng - CELL_WEST) / CELL_DEGREES + 1e-9)
}

function rowOf(lat: number): number {
  return Math.floor((lat - CELL_SOUTH) / CELL_DEGREES + 1e-9)
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
