import { getMyMessages, type Message, readMyMessages } from '#notices/notices.api.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, MoreList } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

export function MessagesScreen() {
  return (
    <Mine title="消息" why="登录后能看到报名、改条件、工钱的消息。">
      {() => <Messages />}
    </Mine>
  )
}

function Messages() {
  const messages = useAskPages(getMyMessages, { query: {} }, { everyMs: 60_000 })
  const read = useTell(readMyMessages)
  const unread = messages.first?.unread ?? 0
  return (
    <Page title="消息">
      {unread > 0 ? (
        <BigButton kind="secondary" onClick={() => read.tell({})} busy={read.isBusy} busyLabel="正在记">
          {unread}条没看的，都看过了
        </BigButton>
      ) : null}
      {read.refused ? <Banner kind="error">{read.refused}</Banner> : null}
      {messages.error ? (
        <ErrorState error={messages.error} onRetry={messages.refetch} />
      ) : messages.isPending ? (
        <Skeleton />
      ) : messages.items.length === 0 ? (
        <Empty title="还没有消息">报名、改条件、工钱到了，都会写在这里，也发短信。</Empty>
      ) : (
        <MoreList
          label="消息"
          items={messages.items}
          keyOf={(m) => m.messageId}
          hasMore={messages.hasMore}
          isLoadingMore={messages.isLoadingMore}
          onMore={messages.more}
        >
          {(m) => (
            <article className="message">
              <p className="hint">
                {whenInWords(m.at)} {m.readAt ? null : <Badge kind="money">没看过</Badge>}
              </p>
              <p className="as-written">{m.text}</p>
              {m.about && m.about.kind !== 'post' ? <Leads about={m.about} /> : null}
            </article>
          )}
        </MoreList>
      )}
    </Page>
  )
}

/** To the job it speaks of, in one press. */
function Leads({ about: { kind, marketId, id } }: { about: NonNullable<Message['about']> }) {
  const [, go] = useLocation()
  return (
    <button
      type="button"
      className="link"
      onClick={() => go(kind === 'hire' ? `/jobs/${marketId}/${id}` : `/shifts/${marketId}/${id}`)}
    >
      {kind === 'hire' ? '看这个活' : '看这个活，报名'}
    </button>
  )
}
