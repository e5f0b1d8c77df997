import { useQuery } from '@tanstack/react-query'
import { dayOf, systemClock } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { findWorkers, lookUpWorker } from '#workers/workers.api.ts'
import type { ItemOf } from '../../shared/ask.ts'
import { call, type Refused } from '../../shared/call.ts'
import { useRested } from '../kit/use-rested.ts'
import { readAsked, whyNoSuchNumber } from './find-person.rules.ts'

export type WorkerLine = ItemOf<Reply<typeof findWorkers>>

interface PersonSearch {
  items: readonly WorkerLine[]
  sentence: string
  /** The list still answers what was typed before. */
  isFinding: boolean
}

/** People for what was typed; `sentence` says why the list is empty. */
export function usePersonSearch(marketId: string, typed: string): PersonSearch {
  const rested = useRested(typed.trim(), 180)
  const today = dayOf(systemClock())
  const asked = readAsked(rested, today)
  const found = useQuery<readonly WorkerLine[], Refused>({
    queryKey: ['find-person', marketId, rested],
    queryFn: async ({ signal }) => {
      if (!asked) return []
      const reply =
        'exact' in asked
          ? await call(lookUpWorker, { params: { marketId }, body: asked.exact }, { signal })
          : await call(findWorkers, { params: { marketId }, query: { text: asked.text, limit: 9 } }, { signal })
      return reply.items
    },
    enabled: asked !== null,
    // A whole identity number stays in memory no longer than the search.
    gcTime: 0,
    placeholderData: (former) => former,
  })
  const items = typed.trim() ? (found.data ?? []) : []
  // A list that was shut is still a list of somebody.
  const nobody = items.length > 0 ? '' : `没有找到“${rested}”。换个写法再找，或按 F4 登记`
  const isFinding = rested !== typed.trim() || found.isPlaceholderData || (found.isFetching && !found.data)
  const sentence =
    whyNoSuchNumber(rested, today) ??
    (found.error?.code === 'offline'
      ? '连不上服务器，现在找不了人。没登记过的可以先按 F4 登记，通了自动提交'
      : found.error?.detail) ??
    (isFinding ? '正在找' : nobody)
  return { items, sentence, isFinding: isFinding && !found.error }
}
