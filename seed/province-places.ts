/** Where the province's halls stand, what is hired in each, how much and when: people, industry, weekdays, rain and holidays. */
import { readFileSync } from 'node:fs'
import { loadCalendar, loadDivisionPoints, loadDivisions, loadLawRows, loadOccupations } from '#data/load.ts'
import { areaOf, childrenOf, stemOf } from '#divisions/division.rules.ts'
import { flagsOf } from '#jobs/occupation-flags.rules.ts'
import type { Point } from '#kernel/geo.ts'
import { floorOf } from '#law/wage-floor.rules.ts'
import { whyNotIntroduce } from '#law/why-not-hire.rules.ts'
import type { Occupation } from '#occupations/occupation.rules.ts'
import { type Random, weighted } from './random.ts'

export interface Place {
  marketId: string
  name: string
  city: string
  divisionCode: string
  area: string[]
  townName: string
  point: Point
  address: string
  /** Share of the province's work that is hired here. */
  weight: number
  industry: string | null
  /** Trades hired here, most hired first, and a draw among them. */
  trades: Trade[]
  drawTrade: (random: Random) => number
}
export interface Trade {
  code: string
  name: string
  group: string
  skill: number
  certificate: string | null
  /** The list of 女职工劳动保护特别规定 refuses women here. */
  menOnly: boolean
}

/** Residents of the 21 cities (七普). */
function population(): [code: string, name: string, people: number][] {
  return JSON.parse(readFileSync(new URL('../data/population.json', import.meta.url), 'utf8')).rows
}

/** What a city is known for: factors on groups and trades. Plain knowledge of the province, good enough for a demonstration. */
const KNOWN_FOR: Record<string, Record<string, number>> = {
  440100: { garment: 3, moving: 1.6, 'sewing-worker': 2, cutter: 2, catering: 1.4 },
  440300: { delivery: 2, retail: 1.6, assembler: 2, catering: 1.5, cleaning: 1.3 },
  440400: { factory: 1.5, catering: 1.3, gardener: 1.5 },
  440500: { 'toy-maker': 6, garment: 2, 'printing-hand': 3 },
  440600: { ceramics: 3, 'ceramics-worker': 6, 'furniture-maker': 4, 'hardware-worker': 2, decoration: 1.5 },
  440700: { 'hardware-worker': 4, 'bag-sewer': 2, building: 1.3 },
  440800: { farming: 5, 'fruit-picker': 3, 'fish-gutter': 5, 'fish-farm-hand': 4 },
  440900: { farming: 4, 'fruit-picker': 5, 'fruit-sorter': 3 },
  441200: { building: 1.6, farming: 2, 'metal-hand': 2 },
  441300: { factory: 2.5, 'shoe-maker': 3, assembler: 2 },
  441400: { farming: 2.5, building: 2, 'fruit-picker': 3 },
  441500: { 'jewellery-worker': 5, farming: 2, 'knitting-worker': 2 },
  441600: { building: 2, farming: 2, factory: 1.3 },
  441700: { 'hardware-worker': 4, 'fish-gutter': 4, farming: 2 },
  441800: { building: 2, 'ceramics-worker': 3, farming: 2 },
  441900: { factory: 4, moving: 1.8, 'shoe-maker': 3, 'knitting-worker': 3, assembler: 3 },
  442000: { 'lamp-fitter': 3, factory: 2.5, assembler: 2, 'furniture-maker': 2 },
  445100: { 'ceramics-worker': 6, 'food-factory-hand': 2 },
  445200: { garment: 2.5, 'hardware-worker': 2, 'jewellery-worker': 3 },
  445300: { farming: 3, building: 1.8, 'stone-carrier': 4 },
  440200: { building: 2, farming: 2 },
}
const GROUP_WEIGHT: Record<string, number> = {
  moving: 10,
  delivery: 4,
  cleaning: 6,
  care: 4,
  catering: 8,
  retail: 4,
  building: 9,
  decoration: 6,
  repair: 3,
  garment: 4,
  factory: 9,
  security: 3,
  farming: 3,
  other: 1.5,
}

export function layOut(random: Random, count: number): Place[] {
  const tree = loadDivisions()
  const points = loadDivisionPoints()
  const cities = population()
  const shares = sharesOf(
    cities.map(([, , people]) => people),
    count,
  )
  const trades = tradesOf()
  return cities.flatMap(([city], i) => {
    const seats = childrenOf(tree, city).flatMap((county) => {
      const towns = childrenOf(tree, county.code).filter((town) => !town.zone)
      return towns.map((town) => ({ county, town, point: points.get(town.code) ?? points.get(county.code) }))
    })
    const taken = new Set<string>()
    return Array.from({ length: shares[i]! }, () => {
      let seat = random.pick(seats)
      for (let tries = 0; (taken.has(seat.town.code) || !seat.point) && tries < 500; tries++) seat = random.pick(seats)
      taken.add(seat.town.code)
      return placeAt(random, { city, trades, ...seat, point: seat.point! })
    })
  })

  function placeAt(
    random: Random,
    {
      city,
      trades,
      county,
      town,
      point: near,
    }: {
      city: string
      trades: Trade[]
      county: { code: string; name: string; virtual: boolean }
      town: { code: string; name: string }
      point: Point
    },
  ): Place {
    const point = {
      lat: round(near.lat + random.normal() * 0.03),
      lng: round(near.lng + random.normal() * 0.03),
    }
    const { list, draw } = mixOf(random, city, county.code, trades)
    const stem = county.virtual ? stemOf(tree.byCode.get(city)!.name) : county.name
    // 中大布匹市场 in 海珠: the one quarter every cutter and sewer of the province knows.
    const industry = county.code === '440105' ? '纺织' : random.chance(0.12) ? INDUSTRY[list[0]!.group]! : null
    return {
      marketId: random.id(BEFORE),
      name: `${stem}${stemOf(town.name)}${industry ? `${industry}行业` : '综合'}零工市场`,
      city,
      divisionCode: town.code,
      area: areaOf(tree, town.code),
      townName: town.name,
      point,
      address: `${town.name}${random.pick(STREETS)}${random.int(1, 199)}号`,
      weight: 0.35 + random.unit() ** 2 * 2.6,
      industry,
      trades: list,
      drawTrade: draw,
    }
  }
}

/** A hall hires some twenty trades, by Zipf: the first every day, the last now and then. */
function mixOf(random: Random, city: string, county: string, trades: readonly Trade[]) {
  const known = { ...KNOWN_FOR[city], ...(county === '440105' && { garment: 12, moving: 3 }) } as Record<string, number>
  const scored = trades.map((trade) => ({
    trade,
    score:
      (GROUP_WEIGHT[trade.group] ?? 1) *
      (known[trade.group] ?? 1) *
      (known[trade.code] ?? 1) *
      (0.15 + random.unit() ** 2),
  }))
  scored.sort((a, b) => b.score - a.score)
  const list = scored.slice(0, 22).map((s) => s.trade)
  return { list, draw: weighted(list.map((_, rank) => 1 / (rank + 1.5) ** 0.9)) }
}

/** Trades a hall hires by the day; those that ask for a licence few have are left to agencies. */
function tradesOf(): Trade[] {
  const noon = { on: '2026-03-05', start: '09:00', end: '17:00' }
  return loadOccupations()
    .all.filter((o: Occupation) => o.certificates.length <= 1 && !NEVER.has(o.code))
    .map((o: Occupation) => {
      const woman = { bornOn: '1985-01-01', identityShown: true, sex: 'female' as const }
      const findings = whyNotIntroduce(woman, flagsOf(o), noon, loadLawRows())
      return {
        code: o.code,
        name: o.name,
        group: o.group,
        skill: o.skill,
        certificate: o.certificates[0] ?? null,
        menOnly: findings.some((f) => f.effect === 'refuse'),
      }
    })
}
const NEVER = new Set(['crowd-extra', 'bar-hand', 'masseur', 'fish-catcher', 'live-streamer'])

export interface Day {
  /** `YYYY-MM-DD` */
  on: string
  weekday: number
  holiday: boolean
  rain: Set<string>
}
/** Rain falls on a whole city at a time, more often from April to September. */
export function dayOfWork(random: Random, on: string): Day {
  const month = Number(on.slice(5, 7))
  const wet = month >= 4 && month <= 9 ? 0.38 : 0.16
  const rain = new Set(population().flatMap(([code]) => (random.chance(wet) ? [code] : [])))
  return {
    on,
    weekday: new Date(`${on}T00:00:00Z`).getUTCDay(),
    holiday: loadCalendar().days.get(on)?.kind === 'rest',
    rain,
  }
}
/** How much of a trade's usual work there is on a day. */
export function demandOn(day: Day, city: string, group: string): number {
  const outdoors = OUTDOORS.has(group)
  const service = SERVICE.has(group)
  const rest = day.holiday ? (service ? 1.5 : 0.45) : 1
  const week = day.weekday === 0 ? (service ? 1.3 : 0.7) : day.weekday === 6 ? (service ? 1.2 : 0.9) : 1
  const month = Number(day.on.slice(5, 7))
  const season = group === 'farming' && (month >= 10 || (month >= 5 && month <= 7)) ? 1.6 : 1
  // Parcels after 双十一, and the weeks before 春节.
  const parcels = (group === 'moving' || group === 'delivery') && (month === 11 || month === 12) ? 1.25 : 1
  return rest * week * season * parcels * (day.rain.has(city) ? (outdoors ? 0.5 : 0.95) : 1)
}
const OUTDOORS = new Set(['building', 'farming', 'security'])
const SERVICE = new Set(['catering', 'retail', 'care', 'cleaning'])
const INDUSTRY: Record<string, string> = {
  moving: '物流',
  delivery: '配送',
  cleaning: '家政',
  care: '家政',
  catering: '餐饮',
  retail: '商超',
  building: '建筑',
  decoration: '装修',
  repair: '机电',
  garment: '制衣',
  factory: '制造',
  security: '物业',
  farming: '农业',
  other: '服务',
}
const STREETS = ['人民路', '建设路', '工业大道', '解放路', '新华路', '沿江路', '市场街', '中山路', '振兴路', '富民路']

/** The hourly floor of the newest row for a city, confirmed or not, in fen. */
export function floorFen(city: string, on: string): number {
  const { confirmed, unconfirmed } = floorOf(loadLawRows(), city, on)
  return Math.max(confirmed?.floorFenPerHour ?? 0, unconfirmed?.floorFenPerHour ?? 0)
}

/** Whole numbers in proportion that add up (largest remainder), none below one. */
function sharesOf(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (weight / sum) * total)
  const out = exact.map((share) => (total >= weights.length ? Math.max(1, Math.floor(share)) : Math.floor(share)))
  const order = exact.map((share, i) => ({ i, rest: share - out[i]! })).sort((a, b) => b.rest - a.rest)
  for (let at = 0; out.reduce((a, b) => a + b, 0) < total; at++) out[order[at % order.length]!.i]! += 1
  return out
}
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
/** Halls are older than the history that is told. */
export const BEFORE = Date.UTC(2025, 0, 6)
