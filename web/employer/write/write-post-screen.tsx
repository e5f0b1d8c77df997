import { useQueries } from '@tanstack/react-query'
import { getPostRecord, listEmployerPosts } from '#jobs/posts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { ask, useAsk } from '../../shared/ask.ts'
import { useParams, useSearchParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Employer, PostRecord } from '../words.ts'
import { emptyPost, fromRecord, type PlaceAnswer } from './post-draft.ts'
import type { Trade } from './trade-step.tsx'
import { WritePost } from './write-post.tsx'

/** 发招工, 再发一次 (`?copy=market/post`) and 改 (`/posts/:marketId/:postId/edit`) are one set of questions. */
export function WritePostScreen() {
  const params = useParams<{ marketId?: string; postId?: string }>()
  const [search] = useSearchParams()
  const [marketId, postId] = params.postId ? [params.marketId, params.postId] : (search.get('copy') ?? '').split('/')
  const isEdit = Boolean(params.postId)
  return (
    <Mine title={isEdit ? '改招工' : '发招工'} back="/">
      {(employer) => <Load employer={employer} marketId={marketId ?? ''} postId={postId ?? ''} isEdit={isEdit} />}
    </Mine>
  )
}

function Load({
  employer,
  marketId,
  postId,
  isEdit,
}: {
  employer: Employer
  marketId: string
  postId: string
  isEdit: boolean
}) {
  const { employerId } = employer
  const posts = useAsk(listEmployerPosts, { params: { employerId }, query: { limit: 30 } })
  const source = useAsk(getPostRecord, { params: { marketId, postId } }, { enabled: postId !== '' })
  const latest = (posts.data?.items ?? []).slice(0, 3)
  const records = useQueries({
    queries: latest.map((post) => ask(getPostRecord, { params: { marketId: post.marketId, postId: post.postId } })),
  })
  const waiting =
    (posts.isPending && !posts.error) || records.some((r) => r.isPending) || (postId !== '' && !source.data)
  const error = postId !== '' ? source.error : null
  if (waiting || error)
    return (
      <Page title={isEdit ? '改招工' : '发招工'} back>
        {error ? <ErrorState error={error} onRetry={() => void source.refetch()} /> : <Skeleton />}
      </Page>
    )
  const known = records.flatMap((r) => (r.data ? [r.data as PostRecord] : []))
  const places = placesOf(employer, known)
  const now = systemClock()
  const old = source.data && fromRecord(source.data, now)
  // A copy is valid for its own shifts.
  const initial = old ? { ...old, validUntil: isEdit ? old.validUntil : '' } : emptyPost(now, places[0]!)
  const name = source.data
    ? `employer-post-${isEdit ? 'edit' : 'copy'}-${postId}-${source.data.version}`
    : 'employer-post'
  return (
    <WritePost
      key={name}
      name={name}
      employer={employer}
      initial={initial}
      places={places}
      former={formerTrades(posts.data?.items ?? [])}
      edits={isEdit && source.data ? source.data : null}
    />
  )
}

/** Where this employer had work done, newest first, and its own address last. */
function placesOf(employer: Employer, records: readonly PostRecord[]): PlaceAnswer[] {
  const own = {
    divisionCode: employer.divisionCode,
    divisionName: employer.divisionName,
    place: employer.address,
    point: employer.point,
    meetingPoint: '',
  }
  const used = records.map(({ divisionCode, divisionName, place, point, meetingPoint }) => ({
    divisionCode,
    divisionName,
    place,
    point,
    meetingPoint: meetingPoint ?? '',
  }))
  return [...used, own].filter(
    (one, at, all) => all.findIndex((p) => p.place === one.place && p.divisionCode === one.divisionCode) === at,
  )
}

function formerTrades(posts: readonly { occupation: { code: string; name: string } }[]): Trade[] {
  const seen = new Map(posts.map(({ occupation: o }) => [o.code, { code: o.code, name: o.name, picture: o.code }]))
  return [...seen.values()].slice(0, 3)
}
