import { ancestorsOf, unknownDivision } from '#divisions/division.rules.ts'
import { divisionTreeOf, getCurrentDivision } from '#divisions/index.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './law.api.ts'
import { sourceOf } from './law-row.rules.ts'
import { storedRows, versionsOf } from './rules-in-force.ts'
import { floorOf, type WageFloor } from './wage-floor.rules.ts'

export const getWageFloors: Handler<typeof api.getWageFloors> = async ({ query }, { db, now }) => {
  const tree = await divisionTreeOf(db)
  const seat = getCurrentDivision(tree, query.divisionCode)
  const city = [...ancestorsOf(tree, seat.code), seat].find((division) => division.level === 'city')
  // The province has no floor of its own.
  if (!city) throw unknownDivision(tree, seat.name, tree.children.get(seat.code)?.slice(0, 5) ?? [])
  const day = query.day ?? dayOf(now)
  const rows = versionsOf(await storedRows(db), day)
  const versions = new Map(rows.map((row) => [row.rowId, row.version]))
  const show = (floor: WageFloor | null) =>
    floor && {
      rowId: floor.row.id,
      version: versions.get(floor.row.id)!,
      floorFenPerHour: floor.floorFenPerHour,
      floorFenPerMonth: floor.floorFenPerMonth,
      effectiveFrom: floor.row.effectiveFrom,
      citation: sourceOf(floor.row),
      sourceAddress: floor.row.sourceAddress,
    }
  const { confirmed, unconfirmed } = floorOf(
    rows.map((row) => row.law),
    city.code,
    day,
  )
  return { cityCode: city.code, cityName: city.name, day, verified: show(confirmed), unverified: show(unconfirmed) }
}
