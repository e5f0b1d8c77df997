import { useQuery } from '@tanstack/react-query'
import { checkPostText } from '#jobs/posts.api.ts'
import type { Reply, Sent } from '#kernel/endpoint.ts'
import { call, type RefusedBy } from '../../shared/call.ts'
import { useSettled } from '../parts/use-settled.ts'
import type { Finding } from '../words.ts'
import { FIELD_OF as fieldOf } from './post-draft.ts'

type Body = Sent<typeof checkPostText>['body']

/** The law's word on what stands there, asked again whenever the hand rests; the former answer stays until then. */
export function useChecks(marketId: string, body: Body, enabled: boolean) {
  const asked = useSettled(JSON.stringify(body), 600)
  const { data, error, isFetching, refetch } = useQuery<Reply<typeof checkPostText>, RefusedBy<typeof checkPostText>>({
    queryKey: ['post-check', marketId, asked],
    queryFn: ({ signal }) => call(checkPostText, { params: { marketId }, body: JSON.parse(asked) as Body }, { signal }),
    enabled: enabled && marketId !== '',
    staleTime: 60_000,
    placeholderData: (former) => former,
  })
  const findings: readonly Finding[] = data?.findings ?? []
  return {
    findings,
    refusals: findings.filter((f) => f.effect === 'refuse'),
    /** Findings about one text of the post, with its marked places. */
    of: (field: 'title' | 'description' | 'notes') =>
      findings.filter((f) => f.words?.some((word) => fieldOf[word.field] === field)),
    /** What is about no text: pay, hours, age, missing items. */
    others: findings.filter((f) => !f.words?.some((word) => fieldOf[word.field])),
    isChecking: isFetching || asked !== JSON.stringify(body),
    error,
    refetch: () => void refetch(),
  }
}
export type Checks = ReturnType<typeof useChecks>
