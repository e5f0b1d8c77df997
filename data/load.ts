/** Reads the committed reference data, once a process. Server side; screens get it through the contract. */
import { readFileSync } from 'node:fs'
import { type DivisionFile, type DivisionTree, divisionTree, readDivisions } from '#divisions/division.rules.ts'
import type { Point } from '#kernel/geo.ts'
import { type Calendar, calendarOf, type HolidayFile } from '#law/calendar.rules.ts'
import type { LawRow } from '#law/law-row.rules.ts'
import { type OccupationBook, type OccupationFile, occupationBook } from '#occupations/occupation.rules.ts'

export const loadDivisionFile = once<DivisionFile>('divisions.json')
export const loadOccupationFile = once<OccupationFile>('occupations.json')
export const loadHolidayFile = once<HolidayFile>('holidays.json')
/** Law rows as delivered; a running system asks the law module, where officers confirm and replace them. */
export const loadLawRows = once<LawRow[]>('law-rows.json')

/** The tree as committed; a market's database may hold a newer one. */
export const loadDivisions = made<DivisionTree>(() => divisionTree(readDivisions(loadDivisionFile())))
export const loadOccupations = made<OccupationBook>(() => occupationBook(loadOccupationFile()))
export const loadCalendar = made<Calendar>(() => calendarOf(loadHolidayFile()))

/** Approximate centres (WGS-84, within about 3 km) of cities, counties and the towns of 东莞 and 中山, by code. */
export const loadDivisionPoints = made<ReadonlyMap<string, Point>>(() => {
  const file = once<{ rows: [code: string, name: string, lat: number, lng: number][] }>('division-points.json')()
  return new Map(file.rows.map(([code, , lat, lng]) => [code, { lat, lng }]))
})

function once<T>(name: string): () => T {
  return made(() => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T)
}

function made<T>(make: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= make()
    return value
  }
}
