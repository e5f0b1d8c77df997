/**
 * `--demo=province`: 300 halls in 21 cities, their workers and employers, and two months of work up to now. One seed, one history;
 * what is sealed or keyed alone differs from run to run.
 */
import { addDays, dayOf } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import { seal } from '#kernel/journal.ts'
import { MARKET_PHONE } from './province-cards.ts'
import type { Employer } from './province-employers.ts'
import { playShift } from './province-hires.ts'
import { type Entry, openLoad } from './province-load.ts'
import { type Crowd, making, people, type Worker } from './province-people.ts'
import { BEFORE, dayOfWork, demandOn, layOut, type Place, type Trade } from './province-places.ts'
import { type Shift, writePost } from './province-posts.ts'
import { DAY_MS, iso } from './province-time.ts'
import { type Random, randomOf, SEED } from './random.ts'

/** At scale 1. */
export const COUNTS = { markets: 300, workers: 20_000, employers: 2_000, posts: 330, openShifts: 1_600 }
/** Days of history before today, and of posts ahead of it. */
const PAST_DAYS = 61
const AHEAD_DAYS = 3

export interface Seeded {
  seed: number
  /** SHA-256 of every row but what is sealed, keyed or secret. */
  hash: string
  seconds: number
  rows: Record<string, number>
  openShifts: number
}

/** `scale` 0.01 is three halls and two hundred workers, for tests and benches. Needs a database role that row security does not bind. */
export async function seedProvince({
  url,
  world,
  scale = 1,
  seed = SEED,
}: {
  url: string
  world: World
  scale?: number
  seed?: number
}): Promise<Seeded> {
  const began = performance.now()
  const now = world.clock()
  const today = dayOf(now)
  const random = randomOf(seed)
  // The chains go on where the sealer stands.
  while ((await seal(world.db, now)).length > 0);
  const load = await openLoad(url, now)
  try {
    const places = layOut(random, Math.max(2, Math.round(COUNTS.markets * scale)))
    const m = await making(load, random, world.keyring, now, today)
    const log = dayLog(load.journal, dayOf(new Date(now.getTime() - (PAST_DAYS + 4) * DAY_MS)), today)
    const totalWeight = places.reduce((sum, place) => sum + place.weight, 0)
    const crowds = new Map<string, Crowd>()
    const trades = new Map<string, Map<string, Worker[]>>()
    for (const place of places) {
      storeMarket(load, random, place, log.past)
      const share = place.weight / totalWeight
      const crowd = people(
        m,
        place,
        {
          workers: Math.max(8, Math.round(COUNTS.workers * scale * share)),
          employers: Math.max(2, Math.round(COUNTS.employers * scale * share)),
        },
        log.past,
      )
      crowds.set(place.marketId, crowd)
      trades.set(place.marketId, byTrade(crowd.workers))
      await load.goOn()
    }
    log.spread()

    const ahead = new Map<string, Shift[]>()
    let openShifts = 0
    const post = (place: Place, on: string): void => {
      const crowd = crowds.get(place.marketId)!
      const employer = crowd.employers[crowd.drawEmployer(random)]!
      const shifts = writePost({
        load,
        random,
        keyring: world.keyring,
        now,
        place,
        on,
        past: log.past,
        employer,
        trade: tradeOf(random, place, employer),
      })
      for (const shift of shifts ?? []) {
        const day = dayOf(new Date(shift.startsMs))
        const list = ahead.get(day)
        if (list) list.push(shift)
        else ahead.set(day, [shift])
      }
    }
    const play = async (on: string): Promise<void> => {
      const shifts = (ahead.get(on) ?? []).sort((a, b) => a.startsMs - b.startsMs)
      ahead.delete(on)
      for (const [i, shift] of shifts.entries()) {
        if (i % 40 === 0) await load.goOn()
        const { marketId } = shift.post.place
        const scene = {
          load,
          random,
          now,
          past: log.past,
          crowd: crowds.get(marketId)!,
          byTrade: trades.get(marketId)!,
        }
        if (playShift(scene, shift) && on <= addDays(today, 1)) openShifts += 1
      }
    }
    for (let day = -PAST_DAYS; day <= AHEAD_DAYS; day++) {
      const on = addDays(today, day)
      const weather = dayOfWork(random, on)
      for (const place of places) {
        const group = place.trades[0]!.group
        const wanted = (COUNTS.posts * scale * place.weight) / totalWeight
        for (let n = poissonLike(random, wanted * demandOn(weather, place.city, group)); n > 0; n--) post(place, on)
      }
      // Whoever looks at the board today or for tomorrow finds a province at work, at any hour of the day.
      if (day === 1) {
        const waiting = ahead.get(on)?.length ?? 0
        const still = COUNTS.openShifts * scale * 1.25 - openShifts
        for (let n = waiting; n < still; n++) post(random.pick(places), on)
      }
      await play(on)
      log.spread()
      if (day <= 0) log.close(addDays(on, -3))
      await load.goOn()
    }
    for (const on of [...ahead.keys()].sort()) await play(on)
    log.spread()
    log.close(addDays(today, 1))
    const hash = await load.commit()
    return { seed, hash, seconds: (performance.now() - began) / 1000, rows: { ...load.rows }, openShifts }
  } finally {
    await load.close()
  }
}

/** The journal day by day: an entry may be told up to three days before its day is over, then the day is chained and forgotten. */
function dayLog(journal: (entries: Entry[]) => void, from: string, today: string) {
  const past: Entry[] = []
  const days = new Map<string, Entry[]>()
  let closedBefore = ''
  return {
    past,
    /** Sorts what was told into days; the time before the story is one day. */
    spread(): void {
      for (const entry of past) {
        const on = dayOf(new Date(entry.atMs))
        const day = on < from ? from : on > today ? today : on
        if (day < closedBefore) throw new Error(`${entry.kind} of ${on} is told after its day was chained`)
        const list = days.get(day)
        if (list) list.push(entry)
        else days.set(day, [entry])
      }
      past.length = 0
    },
    /** Chains every day before `until`. */
    close(until: string): void {
      for (const day of [...days.keys()].filter((d) => d < until).sort()) {
        journal(days.get(day)!)
        days.delete(day)
      }
      closedBefore = until > closedBefore ? until : closedBefore
    },
  }
}

function byTrade(workers: readonly Worker[]): Map<string, Worker[]> {
  const out = new Map<string, Worker[]>()
  for (const worker of workers) {
    for (const trade of worker.trades) out.set(trade, [...(out.get(trade) ?? []), worker])
  }
  return out
}

/** One of the hall's trades, of the kind this employer hires for. */
function tradeOf(random: Random, { trades, drawTrade }: Place, { group }: Employer): Trade {
  for (let tries = 0; tries < 8; tries++) {
    const trade = trades[drawTrade(random)]!
    if (trade.group === group) return trade
  }
  return trades.find((trade) => trade.group === group)!
}

/** A whole number around `mean`. */
function poissonLike(random: Random, mean: number): number {
  return Math.max(0, Math.floor(mean + random.normal() * Math.sqrt(mean) * 0.9 + random.unit()))
}

function storeMarket(load: Awaited<ReturnType<typeof openLoad>>, random: Random, place: Place, past: Entry[]): void {
  const at = iso(BEFORE)
  load.row('markets.market', [
    place.marketId,
    place.name,
    place.divisionCode,
    place.area,
    place.industry ? 'industry' : 'comprehensive',
    place.industry,
    random.chance(0.7) ? 'public' : 'entrusted',
    `${place.townName}公共就业服务站（演示）`,
    place.address,
    place.point.lat,
    place.point.lng,
    MARKET_PHONE,
    place.trades.slice(0, 6).map((t) => t.code),
    '[{"days":[1,2,3,4,5,6,7],"from":"05:00","to":"18:00"}]',
    'running',
    at,
    at,
  ])
  load.row('markets.state_change', [place.marketId, random.id(BEFORE), 'running', at])
  for (const [kind, name, areaM2, counters, rooms, seats] of ZONES)
    load.row('markets.zone', [place.marketId, random.id(BEFORE), kind, name, areaM2, counters, rooms, seats])
  past.push({
    atMs: BEFORE,
    marketId: place.marketId,
    kind: 'market.registered',
    subjectId: place.marketId,
    actorId: null,
    actorAs: null,
    data: `{"divisionCode":"${place.divisionCode}","state":"running"}`,
  })
}
const ZONES = [
  ['introduction', '用工介绍区', 120, 2, 0, 0],
  ['talks', '洽谈区', 40, 0, 1, 8],
  ['publication', '信息发布区', 30, 0, 0, 0],
  ['convenience', '便民候工区', 100, 0, 0, 50],
] as const
