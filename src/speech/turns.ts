import { Failure } from '#kernel/failure.ts'

/** New speech costs a processor some 0.2 s: so many at once, so many waiting, so many a minute from one address. */
export interface Turns {
  take<T>(address: string, work: () => Promise<T>): Promise<T>
}

export function openTurns({ atOnce = 2, waiting = 16, aMinute = 60 } = {}): Turns {
  let running = 0
  const queue: (() => void)[] = []
  /** Moments of the last minute by address; in memory only. */
  const taken = new Map<string, number[]>()

  function mayAsk(address: string): void {
    const now = performance.now()
    const recent = (taken.get(address) ?? []).filter((at) => now - at < 60_000)
    if (recent.length >= aMinute) {
      const seconds = Math.max(1, Math.ceil((60_000 - (now - recent[0]!)) / 1000))
      throw new Failure('too-many', { status: 429, facts: { seconds } })
    }
    recent.push(now)
    taken.delete(address)
    taken.set(address, recent)
    // Who asked longest ago stands first.
    for (const [other, moments] of taken) {
      if (now - moments.at(-1)! < 60_000) break
      taken.delete(other)
    }
  }
  return {
    async take(address, work) {
      if (running >= atOnce && queue.length >= waiting) throw new Failure('busy', { status: 503 })
      mayAsk(address)
      if (running < atOnce) running++
      else await new Promise<void>((go) => queue.push(go))
      try {
        return await work()
      } finally {
        // The place is handed on, so that nobody slips in between.
        const next = queue.shift()
        if (next) next()
        else running--
      }
    },
  }
}
