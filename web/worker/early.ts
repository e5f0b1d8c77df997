import { findShifts, getShift } from '#jobs/shifts.api.ts'
import { DOOR_HEADER } from '#kernel/endpoint.ts'
import { addressOf } from '../shared/address.ts'
import { type EarlyAsk, early } from '../shared/early.ts'
import { PLAIN_BOARD, queryOf, readWish } from './board-query.ts'
import { keptPlace } from './kept-place.ts'

/**
 * The board of whoever has said where they are, or asks for something (the plain one comes with the page); the job that a QR
 * code or a message leads to.
 */
early(() => {
  const job = /^\/w\/shifts\/([\w-]+)\/([\w-]+)$/.exec(location.pathname)
  if (job) return ask(addressOf(getShift, { params: { marketId: job[1]!, shiftId: job[2]! } }))
  if (location.pathname !== '/w/') return null
  const query = queryOf(readWish(new URLSearchParams(location.search)), keptPlace())
  return JSON.stringify(query) === JSON.stringify(PLAIN_BOARD) ? null : ask(addressOf(findShifts, { query }))
})

function ask(address: string): EarlyAsk {
  return { address, headers: { [DOOR_HEADER]: 'worker' } }
}
