import { useNavigate } from '@tanstack/react-router'
import { listPostReviews } from '#jobs/posts.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { exportCsv } from '../parts/export-csv.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { OpenReports } from './open-reports.tsx'
import { POST_COLUMNS, POST_EXPORT } from './post-columns.tsx'

export function PostReviewsScreen() {
  return (
    <OnlyFor e={listPostReviews}>
      <Queue />
    </OnlyFor>
  )
}

function Queue() {
  const go = useNavigate()
  return (
    <InMarket
      title="招聘信息审核"
      detail="等得最久的在前。系统已按现行规则查过，标出了问题和出处；已核验的用工主体没有问题的会直接发布。"
    >
      {({ marketId, name }) => (
        <>
          <OpenReports marketId={marketId} />
          <DataTable
            label="待审核的招聘信息"
            endpoint={listPostReviews}
            sent={{ params: { marketId }, query: {} }}
            rowKey={(p) => p.postId}
            onOpen={(p) => void go({ to: `/markets/${p.marketId}/posts/${p.postId}` as never })}
            everyMs={60_000}
            onExport={(query) =>
              exportCsv(
                `${name}待审核招聘信息`,
                listPostReviews,
                { params: { marketId }, query: {} },
                query,
                POST_EXPORT.filter((c) => c.title !== '状态'),
              )
            }
            empty="没有等待审核的招聘信息"
            columns={POST_COLUMNS.filter((c) => c.key !== 'state')}
          />
        </>
      )}
    </InMarket>
  )
}
