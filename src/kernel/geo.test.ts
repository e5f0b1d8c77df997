import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  boxAround,
  boxHolds,
  CELL_COUNT,
  CELL_OUTSIDE,
  cellOf,
  cellsAround,
  distanceM,
  minutesFor,
  type Point,
  travelMinutes,
  withoutVehicle,
} from './geo.ts'
import { fromGcj02, toGcj02 } from './geo-datum.ts'

const guangzhouTower = { lat: 23.1066, lng: 113.3214 }
const shenzhenCivicCenter = { lat: 22.5437, lng: 114.0595 }
const guangdong = fc.record({
  lat: fc.double({ min: 20, max: 26, noNaN: true }),
  lng: fc.double({ min: 109, max: 118, noNaN: true }),
})

test('Guangzhou to Shenzhen is about 98 km as the crow flies', () => {
  const metres = distanceM(guangzhouTower, shenzhenCivicCenter)
  assert.ok(metres > 97_000 && metres < 99_000, String(metres))
  assert.equal(distanceM(guangzhouTower, guangzhouTower), 0)
  fc.assert(
    fc.property(guangdong, guangdong, guangdong, (a, b, c) => {
      assert.ok(Math.abs(distanceM(a, b) - distanceM(b, a)) < 1e-6)
      assert.ok(distanceM(a, c) <= distanceM(a, b) + distanceM(b, c) + 1e-6)
    }),
  )
})

test('nobody within the radius is outside the box or the cells', () => {
  fc.assert(
    fc.property(
      guangdong,
      fc.double({ min: 0, max: 40_000, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (center, radiusM, bearing, share) => {
        const there = walk(center, bearing, radiusM * share * 0.999999)
        assert.ok(boxHolds(boxAround(center, radiusM + 1e-3), there))
        assert.ok(cellsAround(center, radiusM + 1e-3).includes(cellOf(there)))
      },
    ),
    { numRuns: 500 },
  )
})

test('cells are whole numbers in range, and far places share one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (lat, lng) => {
        const cell = cellOf({ lat, lng })
        assert.ok(Number.isInteger(cell) && cell >= 0 && cell < CELL_COUNT)
      },
    ),
  )
  assert.equal(cellOf({ lat: 20, lng: 109 }), 0)
  assert.equal(cellOf({ lat: 20, lng: 109.02 }), 1)
  assert.equal(cellOf({ lat: 20.02, lng: 109 }), 450)
  assert.equal(cellOf({ lat: 25.99, lng: 117.99 }), CELL_OUTSIDE - 1)
  for (const outside of [
    { lat: 39.9, lng: 116.4 },
    { lat: 26, lng: 110 },
    { lat: 22, lng: 118 },
    { lat: Number.NaN, lng: 113 },
  ])
    assert.equal(cellOf(outside), CELL_OUTSIDE)
  assert.deepEqual(cellsAround({ lat: 39.9, lng: 116.4 }, 3_000), [CELL_OUTSIDE])
  assert.ok(cellsAround({ lat: 20.001, lng: 109.001 }, 3_000).includes(CELL_OUTSIDE))
  assert.ok(!cellsAround(guangzhouTower, 3_000).includes(CELL_OUTSIDE))
})

test('a kilometre is 17 minutes on foot and 6 by e-bike; a bus pays only further away', () => {
  assert.equal(minutesFor(1_000, 'walk'), 17)
  assert.equal(minutesFor(1_000, 'e-bike'), 6)
  assert.equal(minutesFor(0, 'bus'), 0)
  assert.deepEqual(withoutVehicle(500), { mode: 'walk', minutes: 9 })
  assert.equal(withoutVehicle(3_000).mode, 'bus')
  assert.equal(travelMinutes(guangzhouTower, guangzhouTower, 'walk'), 0)
})

test('GCJ-02 is some hundred metres away and comes back', () => {
  const shown = toGcj02(guangzhouTower)
  const shift = distanceM(guangzhouTower, shown)
  assert.ok(shift > 300 && shift < 800, String(shift))
  fc.assert(
    fc.property(guangdong, (point) => {
      assert.ok(distanceM(fromGcj02(toGcj02(point)), point) < 1)
    }),
    { numRuns: 200 },
  )
})

/** The point `metres` from `from` along a great circle; the textbook direct formula on the same sphere. */
function walk(from: Point, bearing: number, metres: number): Point {
  const rad = Math.PI / 180
  const angle = metres / 6_371_008.8
  const lat = Math.asin(
    Math.sin(from.lat * rad) * Math.cos(angle) + Math.cos(from.lat * rad) * Math.sin(angle) * Math.cos(bearing * rad),
  )
  const lng =
    from.lng * rad +
    Math.atan2(
      Math.sin(bearing * rad) * Math.sin(angle) * Math.cos(from.lat * rad),
      Math.cos(angle) - Math.sin(from.lat * rad) * Math.sin(lat),
    )
  return { lat: lat / rad, lng: lng / rad }
}
