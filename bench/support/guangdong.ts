/** A province to measure on: 21 cities by population (census of 2020), towns around their counties' seats, trades in Zipf order. */
import { loadDivisionPoints, loadOccupations } from '#data/load.ts'
import type { Point } from '#kernel/geo.ts'
import { type Random, weighted } from '#seed/random.ts'

/** Inhabitants in units of ten thousand. */
const CITIES: [code: string, people: number][] = [
  ['4401', 1868],
  ['4402', 286],
  ['4403', 1756],
  ['4404', 244],
  ['4405', 550],
  ['4406', 950],
  ['4407', 480],
  ['4408', 698],
  ['4409', 617],
  ['4412', 411],
  ['4413', 604],
  ['4414', 387],
  ['4415', 267],
  ['4416', 284],
  ['4417', 260],
  ['4418', 397],
  ['4419', 1047],
  ['4420', 442],
  ['4451', 257],
  ['4452', 558],
  ['4453', 238],
]
const TOWNS_A_SEAT = 6
const TRADES = 60
const KM = 1 / 111.2

export interface Town extends Point {
  /** Of the county, or of the town where the city has no counties. */
  divisionCode: string
}
export interface Province {
  /** As many as there are people: a city by its inhabitants, its towns in Zipf order. */
  town(): Town
  /** A place in or around the town. */
  near(town: Town): Point
  /** The most wanted trade first. */
  trades: string[]
  trade(): string
}

export function province(random: Random): Province {
  const points = [...loadDivisionPoints()].filter(([code]) => !code.endsWith('00'))
  const cities = CITIES.map(([prefix]) => {
    const seats = points.filter(([code]) => code.startsWith(prefix))
    const towns = seats.flatMap(([divisionCode, seat]) =>
      Array.from({ length: TOWNS_A_SEAT }, (): Town => ({ divisionCode, ...around(seat, 8) })),
    )
    return { towns, draw: weighted(towns.map((_, i) => 1 / (i + 3))) }
  })
  const city = weighted(CITIES.map(([, people]) => people))
  const trades = [...loadOccupations().byCode.keys()].slice(0, TRADES)
  const trade = weighted(trades.map((_, i) => 1 / (i + 1)))

  function around(centre: Point, km: number): Point {
    const lat = centre.lat + random.normal() * km * KM
    const lng = centre.lng + (random.normal() * km * KM) / Math.cos((centre.lat * Math.PI) / 180)
    return { lat: Math.round(lat * 1e6) / 1e6, lng: Math.round(lng * 1e6) / 1e6 }
  }
  return {
    town: () => {
      const { towns, draw } = cities[city(random)]!
      return towns[draw(random)]!
    },
    near: (town) => around(town, 1.5),
    trades,
    trade: () => trades[trade(random)]!,
  }
}
