/** The minimum wage of a city and what a job's pay comes to an hour. */
import { isVerified, type LawRow, rowsInForce } from './law-row.rules.ts'

export type WageFloor = { row: LawRow; floorFenPerHour: number; floorFenPerMonth: number }

/** `confirmed` refuses; `unconfirmed` is a newer figure nobody has confirmed yet and only warns. */
export type WageFloors = { confirmed: WageFloor | null; unconfirmed: WageFloor | null }

export type PayUnit = 'hour' | 'day' | 'piece' | 'job' | 'month'

export type PayShape = {
  amountFen: number
  unit: PayUnit
  hoursPerDay?: number | null
  /** Days the work lasts in all. */
  days?: number | null
  daysPerWeek?: number | null
  piecesPerHour?: number | null
}

/** GB/T 2260 code of the city (`440300`) that any code below it (`440305400`) belongs to. */
export function cityCodeOf(divisionCode: string): string {
  return `${divisionCode.slice(0, 4)}00`
}

/** The floors of the employer's seat on `day`. A confirmed row keeps refusing while a newer unconfirmed one only warns. */
export function floorOf(rows: readonly LawRow[], divisionCode: string, day: string): WageFloors {
  const city = cityCodeOf(divisionCode)
  const floors = rowsInForce(rows, day)
    .filter((row) => row.topic === 'minimum-wage' && row.cities.includes(city) && row.numbers.floorFenPerHour)
    .sort((a, b) => (b.effectiveFrom ?? '').localeCompare(a.effectiveFrom ?? ''))
    .map((row) => ({
      row,
      floorFenPerHour: row.numbers.floorFenPerHour!,
      floorFenPerMonth: row.numbers.floorFenPerMonth!,
    }))
  const confirmed = floors.find((floor) => isVerified(floor.row)) ?? null
  const newest = floors[0] ?? null
  return { confirmed, unconfirmed: newest === confirmed ? null : newest }
}

/** Fen an hour, not rounded; null when the hours behind the pay are not known. */
export function hourlyFen(pay: PayShape): number | null {
  if (pay.unit === 'hour') return pay.amountFen
  if (pay.unit === 'piece') return pay.piecesPerHour ? pay.amountFen * pay.piecesPerHour : null
  if (!pay.hoursPerDay) return null
  if (pay.unit === 'day') return pay.amountFen / pay.hoursPerDay
  if (pay.unit === 'job') return pay.days ? pay.amountFen / (pay.hoursPerDay * pay.days) : null
  return pay.daysPerWeek ? (pay.amountFen * 12) / (pay.hoursPerDay * pay.daysPerWeek * 52) : null
}

/** Hours in a week of this work, null when not known. Work that lasts no longer than a week needs no `daysPerWeek`. */
export function weeklyHours(shape: Pick<PayShape, 'hoursPerDay' | 'days' | 'daysPerWeek'>): number | null {
  const daysPerWeek = shape.daysPerWeek ?? (shape.days && shape.days <= 7 ? shape.days : null)
  return shape.hoursPerDay && daysPerWeek ? shape.hoursPerDay * daysPerWeek : null
}
