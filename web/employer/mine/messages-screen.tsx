import { getMyMessages, type Message, readMyMessage, readMyMessages } from '#notices/notices.api.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { agoInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { MoreList } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

export function MessagesScreen() {
  return (
    <Mine title="消息" back="/mine">
      {() => <Messages />}
    </Mine>
  )
}

function Messages() {
  const messages = useAskPages(getMyMessages, { query: { limit: 20 } })
  const readOne = useTell(readMyMessage)
  const readAll = useTell(readMyMessages)
  const unread = messages.first?.unread ?? 0
  const refused = readOne.refused ?? readAll.refused
  return (
    <Page title="消息" back="/mine">
      {refused ? <Banner kind="error">{refused}</Banner> : null}
      {unread > 0 ? (
        <BigButton kind="secondary" onClick={() => readAll.tell({})} busy={readAll.isBusy}>
          {unread}条都看过了
        </BigButton>
      ) : null}
      {messages.error ? (
        <ErrorState error={messages.error} onRetry={messages.refetch} />
      ) : messages.isPending ? (
        <Skeleton />
      ) : messages.items.length === 0 ? (
        <Empty title="还没有消息">核验结果、有人报名、有人取消、该付工钱，都会写在这里。</Empty>
      ) : (
        <MoreList
          label="消息"
          items={messages.items}
          keyOf={(message) => message.messageId}
          hasMore={messages.hasMore}
          isLoadingMore={messages.isLoadingMore}
          onMore={messages.more}
        >
          {(message) => (
            <div className={message.readAt ? 'message' : 'message message-new'}>
              <p>{message.text}</p>
              {message.about?.kind === 'hire' ? <Leads about={message.about} /> : null}
              <p className="soft">
                {agoInWords(message.at)}
                {message.readAt ? '' : '，新的'}
              </p>
              {message.readAt ? null : (
                <button
                  type="button"
                  className="link"
                  onClick={() => readOne.tell({ params: { messageId: message.messageId } })}
                >
                  看过了
                </button>
              )}
            </div>
          )}
        </MoreList>
      )}
    </Page>
  )
}

/** To the person's card it speaks of. */
function Leads({ about }: { about: NonNullable<Message['about']> }) {
  const [, go] = useLocation()
  return (
    <button type="button" className="link" onClick={() => go(`/hires/${about.marketId}/${about.id}`)}>
      看用工卡
    </button>
  )
}
