/** A market's day: its shifts in every state, with who is taken. */
import { useQuery } from '@tanstack/react-query'
import { listMarketHires } from '#hires/hires.api.ts'
import { type findShifts, listMarketShifts } from '#jobs/shifts.api.ts'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { type ItemOf, keyOf } from '../shared/ask.ts'
import { call, type Refused } from '../shared/call.ts'

export type HireLine = ItemOf<Reply<typeof listMarketHires>>
export type BoardItem = ItemOf<Reply<typeof findShifts>>

type ShiftItem = ItemOf<Reply<typeof listMarketShifts>>

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
  state: ShiftItem['state']
  headcount: number
  /** Null where nobody can be taken any more: begun, paused, cancelled. */
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
      const [shifts, hires] = await Promise.all([
        allOf(listMarketShifts, { params: { marketId }, query: { day } }, signal),
        allOf(listMarketHires, { params: { marketId }, query: { day } }, signal),
      ])
      return dayOfMarket(shifts, hires)
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
export function dayOfMarket(items: readonly ShiftItem[], hires: readonly HireLine[]): MarketDay {
  const shifts = new Map<string, DayShift>(
    items.map((s) => [
      s.shiftId,
      {
        shiftId: s.shiftId,
        postId: s.postId,
        title: s.title,
        occupation: s.occupation.name,
        employerId: s.employer.employerId,
        employerName: s.employer.name,
        startsAt: s.startsAt,
        endsAt: s.endsAt,
        place: s.place,
        pay: { fen: s.payFen, unit: s.payUnit, pieceName: s.pieceName },
        settlement: s.settlement,
        urgent: s.urgent,
        state: s.state,
        headcount: s.headcount,
        placesLeft: s.listed || s.state === 'filled' ? s.placesLeft : null,
        live: 0,
        checkedIn: 0,
        hires: [],
      },
    ]),
  )
  for (const h of hires) {
    // Taken between the two questions: the next round shows it.
    const shift = shifts.get(h.shiftId)
    if (!shift) continue
    shift.hires.push(h)
    if (isComing(h)) shift.live++
    if (h.attendance?.inAt) shift.checkedIn++
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
