import { listEmployerPosts } from '#jobs/posts.api.ts'
import { listEmployerShifts } from '#jobs/shifts.api.ts'
import { useAsk, useAskPages } from '../../shared/ask.ts'

export function useBoard(employerId: string) {
  const shifts = useAskPages(listEmployerShifts, { params: { employerId }, query: { limit: 50 } }, { everyMs: 30_000 })
  /** For 再发一次. */
  const posts = useAsk(listEmployerPosts, { params: { employerId }, query: { limit: 20 } })
  return {
    posts: posts.data?.items ?? [],
    shifts: shifts.items.filter((shift) => shift.state !== 'cancelled'),
    isPending: shifts.isPending,
    error: shifts.items.length === 0 ? shifts.error : null,
    hasMore: shifts.hasMore,
    more: shifts.more,
    refetch: () => {
      shifts.refetch()
      void posts.refetch()
    },
  }
}
