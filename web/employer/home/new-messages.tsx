import { getMyMessages } from '#notices/notices.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'

/** The newest message that was not read yet, and how many there are. */
export function NewMessages() {
  const [, go] = useLocation()
  const { data } = useAsk(getMyMessages, { query: { limit: 1 } }, { everyMs: 60_000 })
  if (!data || data.unread === 0) return null
  const newest = data.items[0]
  return <Row title={`${data.unread}条新消息`} detail={newest?.text} onOpen={() => go('/messages')} />
}
