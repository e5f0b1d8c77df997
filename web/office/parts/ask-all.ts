import { useEffect } from 'react'
import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { type AskOptions, useAskPages } from '../../shared/ask.ts'

/** Every page of a list that is short by nature (markets of an area, staff of a county), so that it can be sorted and counted here. */
export function useAskAll<E extends Endpoint>(e: E, sent: Sent<E>, options: AskOptions = {}) {
  const pages = useAskPages(
    e,
    { ...(sent as object), query: { ...(sent as any).query, limit: 100 } } as Sent<E>,
    options,
  )
  const { hasMore, isLoadingMore, more, error } = pages
  useEffect(() => {
    if (hasMore && !isLoadingMore && !error) more()
  }, [hasMore, isLoadingMore, error, more])
  return { ...pages, isWhole: !pages.isPending && !hasMore }
}
