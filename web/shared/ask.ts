import {
  type InfiniteData,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { newId } from '#kernel/clock.ts'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { type CallOptions, call, Refused, type RefusedBy } from './call.ts'
import { type Heard, subscribe } from './stream.ts'

/** One per page. `call` itself waits, tries again and tells offline, so nothing is tried twice over. */
export function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && !(error instanceof Refused),
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export const keyOf = (e: Endpoint, sent: unknown) => [e.path, e.method, sent] as const

/** Of a list asked page after page (`useAskPages`). */
export const pagesKeyOf = (key: readonly unknown[]) => [...key, 'pages']

/** A question to the server, for `useQuery` and for route loaders. */
export function ask<E extends Endpoint>(e: E, sent: Sent<E>) {
  return queryOptions<Reply<E>, RefusedBy<E>>({
    queryKey: keyOf(e, sent),
    queryFn: ({ signal }) => call(e, sent, { signal }),
  })
}

export interface AskOptions {
  enabled?: boolean
  /** Ask again every so many milliseconds while the page is looked at. */
  everyMs?: number
  /** Keep showing the former answer while a changed question is on its way. */
  keep?: boolean
}

/** A question of this screen: `{ data, error, isPending, refetch, … }`; `error` is a `Refused`. */
export function useAsk<E extends Endpoint>(e: E, sent: Sent<E>, { enabled = true, everyMs, keep }: AskOptions = {}) {
  return useQuery<Reply<E>, RefusedBy<E>>({
    ...ask(e, sent),
    enabled,
    refetchInterval: everyMs ?? false,
    ...(keep && { placeholderData: (former: Reply<E> | undefined) => former }),
  } as any)
}

export type ItemOf<R> = R extends { items: readonly (infer I)[] } ? I : never
type Page = { items: unknown[]; next: string | null }

/** A list answered as `{ items, next }`, page after page. `sent.query.after` is ours to fill. */
export function useAskPages<E extends Endpoint>(
  e: E,
  sent: Sent<E>,
  { enabled = true, everyMs, keep }: AskOptions = {},
) {
  const pages = useInfiniteQuery<Page, RefusedBy<E>, InfiniteData<Page>, readonly unknown[], string | null>({
    queryKey: pagesKeyOf(keyOf(e, sent)),
    queryFn: ({ signal, pageParam }) =>
      call(e, { ...sent, query: { ...(sent as any).query, ...(pageParam && { after: pageParam }) } } as Sent<E>, {
        signal,
      }) as Promise<Page>,
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    enabled,
    refetchInterval: everyMs ?? false,
    ...(keep && { placeholderData: (former: InfiniteData<Page, string | null> | undefined) => former }),
  })
  return {
    items: (pages.data?.pages.flatMap((page) => page.items) ?? []) as ItemOf<Reply<E>>[],
    /** The first page as it came, for totals beside `items`. */
    first: pages.data?.pages[0] as Reply<E> | undefined,
    error: pages.error,
    isPending: pages.isPending,
    isFetching: pages.isFetching,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    isLoadingMore: pages.isFetchingNextPage,
    refetch: () => void pages.refetch(),
  }
}

export interface TellOptions<E> {
  onDone?: (reply: Reply<E>, sent: Sent<E>) => void
  onRefused?: (refused: RefusedBy<E>) => void
  /** False where the answer changes nothing on screen; by default everything shown is asked again: our pages are small and staleness is worse than a fetch. */
  refresh?: boolean
}

/**
 * An order to the server. `refused` is its sentence for the screen, `fieldError('body.path')` what is wrong with one field.
 * After `unknown` the same content goes out under the same key, so a second press never does it twice.
 */
export function useTell<E extends Endpoint>(e: E, { onDone, onRefused, refresh = true }: TellOptions<E> = {}) {
  const client = useQueryClient()
  const open = useRef<{ content: string; key: string } | null>(null)
  const mutation = useMutation<Reply<E>, RefusedBy<E>, { sent: Sent<E>; options: CallOptions }>({
    mutationFn: async ({ sent, options }) => {
      const content = JSON.stringify([sent, options.file?.size, options.fileName])
      if (open.current?.content !== content) open.current = { content, key: options.key ?? newId() }
      return call(e, sent, { ...options, key: open.current.key })
    },
    onSuccess: (reply, { sent }) => {
      open.current = null
      onDone?.(reply, sent)
      if (refresh) void client.invalidateQueries()
    },
    onError: (refused) => {
      if (refused.code !== 'unknown' && refused.code !== 'offline') open.current = null
      onRefused?.(refused)
    },
  })
  const refused = mutation.error instanceof Refused ? mutation.error : null
  return {
    tell: (sent: Sent<E>, options: CallOptions = {}) => mutation.mutate({ sent, options }),
    tellAsync: (sent: Sent<E>, options: CallOptions = {}) => mutation.mutateAsync({ sent, options }),
    data: mutation.data,
    isBusy: mutation.isPending,
    isDone: mutation.isSuccess,
    error: refused,
    /** The sentence to show, or null. */
    refused: refused?.detail ?? (mutation.error ? new Refused('bug').detail : null),
    fieldErrors: refused?.fields ?? [],
    fieldError: (path: string) => refused?.fields.find((field) => field.path === path)?.message,
    reset: mutation.reset,
  }
}

/** Live updates of a screen: `onEvent` for what is heard; when the line has gaps everything shown is asked again. */
export function useLive<E extends Endpoint>(
  e: E,
  sent: Sent<E>,
  onEvent: (heard: Heard) => void,
  { events, enabled = true }: { events?: readonly string[]; enabled?: boolean } = {},
): void {
  const client = useQueryClient()
  const hear = useRef(onEvent)
  hear.current = onEvent
  // A screen writes `sent` and `events` anew at every rendering; what they say is what counts.
  const asked = JSON.stringify([sent, events])
  useEffect(() => {
    if (!enabled) return
    const [what, names] = JSON.parse(asked) as [Sent<E>, string[] | undefined]
    return subscribe(e, what, (heard) => hear.current(heard), {
      events: names ?? [],
      onGap: () => void client.invalidateQueries(),
    })
  }, [e, asked, enabled, client])
}
