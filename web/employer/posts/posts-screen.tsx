import { payInWords } from '#jobs/job-words.rules.ts'
import { listEmployerPosts } from '#jobs/posts.api.ts'
import { useAskPages } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Badge, MoreList, Row } from '../../shared/ui/small.tsx'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { type Employer, POST_STATE_WORDS, type PostItem } from '../words.ts'

const SHOWN = ['', 'published', 'submitted', 'draft', 'rejected', 'paused', 'closed', 'expired'] as const
const isState = (text: string | null): text is PostItem['state'] => SHOWN.includes(text as '') && text !== ''

export function PostsScreen() {
  return <Mine title="我的招工">{(employer) => <Posts employer={employer} />}</Mine>
}

function Posts({ employer }: { employer: Employer }) {
  const [, go] = useLocation()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('state')
  const state = isState(asked) ? asked : null
  const posts = useAskPages(
    listEmployerPosts,
    { params: { employerId: employer.employerId }, query: { limit: 20, ...(state && { state }) } },
    { keep: true },
  )
  return (
    <Page title="我的招工">
      <BigButton icon="plus" onClick={() => go('/post')}>
        发招工
      </BigButton>
      <fieldset className="chips" aria-label="看哪些">
        {SHOWN.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={(state ?? '') === one}
            onClick={() => setSearch(one ? { state: one } : {}, { replace: true })}
          >
            {one ? POST_STATE_WORDS[one] : '全部'}
          </button>
        ))}
      </fieldset>
      {posts.error ? (
        <ErrorState error={posts.error} onRetry={posts.refetch} />
      ) : posts.isPending ? (
        <Skeleton />
      ) : posts.items.length === 0 ? (
        <Empty title={state ? `没有“${POST_STATE_WORDS[state]}”的招工` : '还没有发过招工'}>
          选工种、人数、时间、地方、工钱，一分钟发好。
        </Empty>
      ) : (
        <MoreList
          label="招工"
          items={posts.items}
          keyOf={(post) => post.postId}
          hasMore={posts.hasMore}
          isLoadingMore={posts.isLoadingMore}
          onMore={posts.more}
        >
          {(post) => <PostRow post={post} />}
        </MoreList>
      )}
    </Page>
  )
}

function PostRow({ post }: { post: PostItem }) {
  const [, go] = useLocation()
  const path = `/posts/${post.marketId}/${post.postId}`
  return (
    <Row
      href={`/e${path}`}
      onOpen={() => go(path)}
      title={post.title}
      detail={
        <>
          <span className="line">
            <b className="money">{payInWords(post.payFen, post.payUnit, post.pieceName)}</b> {post.place}
          </span>
          <span className="line">
            {post.nextStartsAt ? `${whenInWords(post.nextStartsAt)}开工，` : ''}
            {post.shiftsAhead > 0 ? `报名${post.taken}人，要${post.headcount}人` : '没有以后的班次'}
          </span>
          <span className="line">
            <StateBadge state={post.state} />
            {post.state === 'rejected' && post.note ? ` ${post.note}` : ''}
          </span>
        </>
      }
    />
  )
}

export function StateBadge({ state }: { state: PostItem['state'] }) {
  const kind =
    state === 'published' ? 'good' : state === 'rejected' ? 'danger' : state === 'submitted' ? 'warn' : 'plain'
  return <Badge kind={kind}>{POST_STATE_WORDS[state]}</Badge>
}
