import { findShifts } from '#jobs/shifts.api.ts'
import { DOOR_HEADER } from '#kernel/endpoint.ts'
import { addressOf } from '../shared/address.ts'
import { early } from '../shared/early.ts'
import { PLAIN_BOARD, queryOf, readWish } from './board-query.ts'
import { keptPlace } from './kept-place.ts'

/** Whoever has said where they are, or asks for something, waits for their own board; the plain one came with the page. */
early(() => {
  if (location.pathname !== '/w/') return null
  const query = queryOf(readWish(new URLSearchParams(location.search)), keptPlace())
  if (JSON.stringify(query) === JSON.stringify(PLAIN_BOARD)) return null
  return { address: addressOf(findShifts, { query }), headers: { [DOOR_HEADER]: 'worker' } }
})
