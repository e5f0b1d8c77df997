/** Which jobs stand on which page. Pure. */

/**
 * The order of a round is fixed when the round begins: a row that is filled while it is looked at stays in its place and says so,
 * and nothing jumps under somebody's eyes. What came in meanwhile is seen in the next round.
 */
export interface Round {
  ids: readonly string[]
  page: number
}

export function beginRound(jobs: readonly { shiftId: string }[]): Round {
  return { ids: jobs.map((j) => j.shiftId), page: 0 }
}

export function pagesOf({ ids }: Pick<Round, 'ids'>, rows: number): number {
  return Math.max(1, Math.ceil(ids.length / rows))
}

/** The next page, or a new round after the last one; also when what stood on the rest of the pages has gone. */
export function turn(round: Round, jobs: readonly { shiftId: string }[], rows: number): Round {
  const there = new Set(jobs.map((j) => j.shiftId))
  for (let page = round.page + 1; page < pagesOf(round, rows); page++) {
    if (round.ids.slice(page * rows, (page + 1) * rows).some((id) => there.has(id))) return { ...round, page }
  }
  return beginRound(jobs)
}

/** Rows of the page now, as they are now; what began or was taken off is gone, its place empty. */
export function rowsOf<J extends { shiftId: string }>({ ids, page }: Round, jobs: readonly J[], rows: number): J[] {
  const byId = new Map(jobs.map((j) => [j.shiftId, j]))
  return ids.slice(page * rows, (page + 1) * rows).flatMap((id) => byId.get(id) ?? [])
}
