import type { HallJob } from '../shared/hall/board-store.ts'

export interface Wanted {
  code: string
  name: string
  picture: string
  jobs: number
  places: number
}

/** What hands are wanted for, most first. Pure. */
export function tradesOf(jobs: readonly HallJob[]): Wanted[] {
  const wanted = new Map<string, Wanted>()
  for (const { state, occupation, placesLeft } of jobs) {
    if (state !== 'open') continue
    const known = wanted.get(occupation.code) ?? { ...occupation, jobs: 0, places: 0 }
    known.jobs += 1
    known.places += placesLeft
    wanted.set(occupation.code, known)
  }
  return [...wanted.values()].sort((a, b) => b.places - a.places || (a.code < b.code ? -1 : 1))
}
