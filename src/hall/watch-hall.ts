import type { StreamEvent } from '#kernel/endpoint.ts'
import type { SealedEntry } from '#kernel/journal.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hall.api.ts'

/** What may change a row of the board, and what is nobody's business in a hall. */
const BOARD =
  /^(hire\.(accepted|cancelled|not-shown|no-show-taken-back|change-accepted)|shifts?\.|post\.(?!called|written|submitted)|market\.|employer\.)/

/** Says that something changed and not what: neither ids nor kinds of what people did leave by this door. */
export const watchHall: Handler<typeof api.watchHall> = async ({ params: { marketId } }, ctx) => {
  const entries = ctx.hub.subscribe((entry) => entry.marketId === marketId && eventOf(entry) !== null)
  const told: AsyncIterableIterator<StreamEvent> = {
    next: async () => {
      const step = await entries.next()
      if (step.done) return { value: undefined, done: true }
      return { value: { event: eventOf(step.value)!, data: {} }, done: false }
    },
    return: async () => {
      await entries.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return told
    },
  }
  return told
}

function eventOf({ kind }: SealedEntry): 'board' | 'bell' | null {
  if (kind.startsWith('bell.')) return 'bell'
  return BOARD.test(kind) ? 'board' : null
}
