import { type Actor, actorOf, NO_MARKET } from '#kernel/context.ts'
import type { StreamEvent } from '#kernel/endpoint.ts'
import type { SealedEntry } from '#kernel/journal.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './audit.api.ts'

/** Only that something changed is told; the page asks again under its own rights, so nothing can leak here. */
export const watchChanges: Handler<typeof api.watchChanges> = async (_input, ctx) => {
  const actor = actorOf(ctx)
  return told(ctx.hub.subscribe((entry) => concerns(entry, actor)))
}

function concerns(entry: SealedEntry, actor: Actor): boolean {
  if (actor.markets === '*' || actor.markets.includes(entry.marketId)) return true
  if (entry.actorId === actor.personId || entry.forPersonId === actor.personId) return true
  if (actor.employerId) return entry.data['employerId'] === actor.employerId
  return entry.data['workerId'] === actor.personId
}

function told(entries: AsyncIterableIterator<SealedEntry>): AsyncIterableIterator<StreamEvent> {
  return {
    next: async () => {
      const step = await entries.next()
      if (step.done) return { value: undefined, done: true }
      const { position, kind, marketId, subjectId, at } = step.value
      const data = { kind, marketId: marketId === NO_MARKET ? null : marketId, subjectId, at: at.toISOString() }
      return { value: { id: String(position), event: 'change', data }, done: false }
    },
    return: async () => {
      await entries.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
