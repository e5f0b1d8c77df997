import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { getPostRecord, listEmployerPosts } from '#jobs/posts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { ask, useAsk } from '../../shared/ask.ts'
import type { PostRecord } from '../words.ts'
import { shiftsAhead } from './board.ts'

/** A shop has few posts open at a time; a firm with more sees those that start next. */
const MOST_POSTS = 20

export function useBoard(employerId: string) {
  const posts = useAsk(listEmployerPosts, { params: { employerId }, query: { limit: 100 } }, { everyMs: 30_000 })
  const items = posts.data?.items ?? []
  const ahead = useMemo(
    () =>
      items
        .filter((post) => post.shiftsAhead > 0)
        .sort((a, b) => ((a.nextStartsAt ?? '') < (b.nextStartsAt ?? '') ? -1 : 1))
        .slice(0, MOST_POSTS),
    [items],
  )
  const records = useQueries({
    queries: ahead.map((post) => ({
      ...ask(getPostRecord, { params: { marketId: post.marketId, postId: post.postId } }),
      refetchInterval: 30_000,
    })),
  })
  const failed = records.find((r) => r.error)
  return {
    posts: items,
    shifts: shiftsAhead(
      records.flatMap((r) => (r.data ? [r.data as PostRecord] : [])),
      systemClock(),
    ),
    isPending: (posts.isPending && !posts.error) || records.some((r) => r.isPending),
    error: posts.error ?? failed?.error ?? null,
    refetch: () => {
      void posts.refetch()
      for (const record of records) void record.refetch()
    },
  }
}
