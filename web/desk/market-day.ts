/** A market's day: its shifts with who is taken. From the board (places still open) and the day's hires (places taken). */
import { useQuery } from '@tanstack/react-query'
import { listMarketHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { type ItemOf, keyOf } from '../shared/ask.ts'
import { call, type Refused } from '../shared/call.ts'

export type HireLine = ItemOf<Reply<typeof listMarketHires>>
export type BoardItem = ItemOf<Reply<typeof findShifts>>

export interface DayShift {
  shiftId: string
  postId: string
  title: string
  occupation: string
  employerId: string
  employerName: string
  startsAt: string
  endsAt: string
  place: string
  pay: HireLine['pay']
  settlement: HireLine['settlement']
  urgent: boolean
  /** Null where the board no longer shows the shift: it is full or has begun. */
  placesLeft: number | null
  /** Still coming or here. */
  live: number
  checkedIn: number
  hires: HireLine[]
}
export interface MarketDay {
  shifts: DayShift[]
  missing: number
  hired: number
  checkedIn: number
  /** Not everything was counted: there are more than `MOST_LINES`. */
  isPart: boolean
}

const PAGE = 100
const PAGES = 10
/** More than any hall's day has seen; beyond it the screen says that it stopped counting. */
export const MOST_LINES = PAGE * PAGES

/** Every page of a list, up to `MOST_LINES`. */
async function allOf<E extends Endpoint>(e: E, sent: Sent<E>, signal: AbortSignal): Promise<ItemOf<Reply<E>>[]> {
  const items: unknown[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const query: object = { ...(sent as { query?: object }).query, limit: PAGE, ...(after && { after }) }
    const reply = (await call(e, { ...sent, query } as Sent<E>, { signal })) as {
      items: unknown[]
      next: string | null
    }
    items.push(...reply.items)
    after = reply.next
    if (!after) break
  }
  return items as ItemOf<Reply<E>>[]
}

export function useMarketDay(marketId: string, day: string) {
  return useQuery<MarketDay, Refused>({
    queryKey: [...keyOf(listMarketHires, { marketId, day }), 'day'],
    queryFn: async ({ signal }) => {
      const [open, hires] = await Promise.all([
        allOf(findShifts, { query: { marketId, on: day } }, signal),
        allOf(listMarketHires, { params: { marketId }, query: { day } }, signal),
      ])
      return dayOfMarket(open, hires)
    },
    refetchInterval: 20_000,
  })
}

export function useMarketHires(
  marketId: string,
  query: { outForgotten?: 'true'; disputed?: 'true'; objected?: 'true'; day?: string },
) {
  return useQuery<HireLine[], Refused>({
    queryKey: [...keyOf(listMarketHires, { marketId, query }), 'all'],
    queryFn: ({ signal }) => allOf(listMarketHires, { params: { marketId }, query }, signal),
    refetchInterval: 60_000,
  })
}

/** Pure. Shifts in the order of their start, those lacking most first within the hour. */
export function dayOfMarket(open: readonly BoardItem[], hires: readonly HireLine[]): MarketDay {
  const shifts = new Map<string, DayShift>()
  for (const o of open) {
    shifts.set(o.shiftId, {
      shiftId: o.shiftId,
      postId: o.postId,
      title: o.title,
      occupation: o.occupation.name,
      employerId: o.employer.employerId,
      employerName: o.employer.name,
      startsAt: o.startsAt,
      endsAt: o.endsAt,
      place: o.place,
      pay: { fen: o.payFen, unit: o.payUnit, pieceName: o.pieceName },
      settlement: o.settlement,
      urgent: o.urgent,
      placesLeft: o.placesLeft,
      live: 0,
      checkedIn: 0,
      hires: [],
    })
  }
  for (const h of hires) {
    const shift = shifts.get(h.shiftId) ?? {
      shiftId: h.shiftId,
      postId: h.postId,
      title: h.title,
      occupation: h.occupation,
      employerId: h.employerId,
      employerName: h.employerName,
      startsAt: h.startsAt,
      endsAt: h.endsAt,
      place: h.place,
      pay: h.pay,
      settlement: h.settlement,
      urgent: false,
      placesLeft: null,
      live: 0,
      checkedIn: 0,
      hires: [],
    }
    shift.hires.push(h)
    if (isComing(h)) shift.live++
    if (h.attendance?.inAt) shift.checkedIn++
    shifts.set(h.shiftId, shift)
  }
  const all = [...shifts.values()].sort(
    (a, b) => a.startsAt.localeCompare(b.startsAt) || (b.placesLeft ?? 0) - (a.placesLeft ?? 0),
  )
  const sum = (of: (s: DayShift) => number) => all.reduce((total, s) => total + of(s), 0)
  return {
    shifts: all,
    missing: sum((s) => s.placesLeft ?? 0),
    hired: sum((s) => s.live),
    checkedIn: sum((s) => s.checkedIn),
    isPart: open.length >= MOST_LINES || hires.length >= MOST_LINES,
  }
}

/** Neither cancelled nor absent. */
export function isComing(h: Pick<HireLine, 'state'>): boolean {
  return h.state !== 'cancelled-by-worker' && h.state !== 'cancelled-by-employer' && h.state !== 'no-show'
}
