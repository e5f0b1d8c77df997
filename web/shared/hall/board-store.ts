import type { getHallBoard } from '#hall/hall.api.ts'
import type { Reply } from '#kernel/endpoint.ts'

export type HallBoard = Reply<typeof getHallBoard>
export type HallJob = HallBoard['jobs'][number]

/** The one thing a device keeps over a wipe and a power cut: what the whole hall may read anyway. */
export const BOARD_KEY = 'linggong-hall-board'

export function keepBoard(board: HallBoard): void {
  try {
    localStorage.setItem(BOARD_KEY, JSON.stringify(board))
  } catch {
    // A full or refused storage costs the last board after a power cut, nothing else.
  }
}

export function lastBoard(): HallBoard | null {
  try {
    const text = localStorage.getItem(BOARD_KEY)
    const board = text ? (JSON.parse(text) as HallBoard) : null
    // Of an older release: shown only if it has what the screens read.
    return board?.market?.marketId && Array.isArray(board.jobs) && Array.isArray(board.days) ? board : null
  } catch {
    return null
  }
}
