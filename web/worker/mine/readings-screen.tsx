import { getMyClearReadings } from '#accounts/persons.api.ts'
import { useAskPages } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { MoreList, Row } from '../../shared/ui/small.tsx'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

export function ReadingsScreen() {
  return (
    <Mine title="谁看过我的信息" back="/me" why="登录后能看到谁查过您的手机号和证件号。">
      {() => <Readings />}
    </Mine>
  )
}

function Readings() {
  const readings = useAskPages(getMyClearReadings, { query: {} })
  return (
    <Page title="谁看过我的信息" back="/me">
      <p>平时屏幕上只露头尾几位。谁看了完整的手机号、证件号，都记在这里，改不了。</p>
      {readings.error ? (
        <ErrorState error={readings.error} onRetry={readings.refetch} />
      ) : readings.isPending ? (
        <Skeleton />
      ) : readings.items.length === 0 ? (
        <Empty title="还没有人看过" />
      ) : (
        <MoreList
          label="看过的记录"
          items={readings.items}
          keyOf={(r) => r.readingId}
          hasMore={readings.hasMore}
          isLoadingMore={readings.isLoadingMore}
          onMore={readings.more}
        >
          {(r) => (
            <Row title={`${r.by}看了${whatInWords(r.what)}`} detail={`${whenInWords(r.at)}，因为：${r.reason}`} />
          )}
        </MoreList>
      )}
    </Page>
  )
}

const WHAT: Record<string, string> = { phone: '手机号', identity: '证件号' }
const whatInWords = (what: string) => WHAT[what] ?? what
