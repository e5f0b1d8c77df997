import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { getHallBoard, watchHall } from '#hall/hall.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { keyOf } from '../ask.ts'
import { call, type Refused } from '../call.ts'
import { subscribe } from '../stream.ts'
import { type HallBoard, keepBoard, lastBoard } from './board-store.ts'

/** Half past four: forty hires a minute are one reading every second, not forty. */
const REST_MS = 1000
/** Also with the stream open: a connection can be dead without knowing, and shifts begin without anybody's doing. */
const POLL_MS = 20_000
/** Three polls missed. */
const STALE_MS = 70_000

export interface Hall {
  board: HallBoard | null
  /** The server's clock as far as this device knows it: kiosks' own are often wrong. */
  now: Date
  /** The board is old or the line is down: say of when it is. */
  isStale: boolean
  error: Refused | null
  refetch: () => void
}

export function useHallBoard(marketId: string, limit: number, onBell?: () => void): Hall {
  const client = useQueryClient()
  const sent = { params: { marketId }, query: { limit } }
  const offset = useRef(0)
  const { data, error, refetch } = useQuery<HallBoard, Refused>({
    queryKey: keyOf(getHallBoard, sent),
    queryFn: async ({ signal }) => {
      const board = await call(getHallBoard, sent, { signal })
      offset.current = Date.parse(board.at) - systemClock().getTime()
      keepBoard(board)
      return board
    },
    initialData: () => known(marketId),
    initialDataUpdatedAt: 0,
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: true,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const hearBell = useRef(onBell)
  hearBell.current = onBell
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined
    let again = false
    const read = () => {
      if (resting) {
        again = true
        return
      }
      void client.invalidateQueries({ queryKey: [getHallBoard.path] })
      resting = setTimeout(() => {
        resting = undefined
        if (!again) return
        again = false
        read()
      }, REST_MS)
    }
    const stop = subscribe(
      watchHall,
      { params: { marketId }, query: {} },
      ({ event }) => (event === 'bell' ? hearBell.current?.() : read()),
      { events: ['board', 'bell'], onGap: read },
    )
    return () => {
      stop()
      clearTimeout(resting)
    }
  }, [marketId, client])
  const now = useClock(offset.current)
  const board = data ?? null
  const age = board ? now.getTime() - Date.parse(board.at) : 0
  const again = useCallback(() => void refetch(), [refetch])
  return { board, now, isStale: Boolean(error) || age > STALE_MS, error, refetch: again }
}

const known = (marketId: string): HallBoard | undefined => {
  const board = lastBoard()
  return board?.market.marketId === marketId ? board : undefined
}

function useClock(offsetMs: number): Date {
  const [at, setAt] = useState(() => systemClock().getTime())
  useEffect(() => {
    const timer = setInterval(() => setAt(systemClock().getTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  return new Date(at + offsetMs)
}
