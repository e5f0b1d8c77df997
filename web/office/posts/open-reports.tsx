import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { REPORT_REASON_NAMES } from '#jobs/report.rules.ts'
import { listPostReports } from '#jobs/reports.api.ts'
import { useAskPages } from '../../shared/ask.ts'
import { agoInWords } from '../../shared/format.ts'

/** What workers reported and nobody has looked into: above everything that can wait. */
export function OpenReports({ marketId }: { marketId: string }) {
  const { items, hasMore } = useAskPages(
    listPostReports,
    { params: { marketId }, query: { open: 'true', limit: 20 } },
    { everyMs: 60_000 },
  )
  if (items.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      title={`有${items.length}${hasMore ? '条以上' : '条'}举报没处理`}
      description={
        <ul>
          {items.map((r) => (
            <li key={r.reportId}>
              <Link to={`/markets/${r.marketId}/posts/${r.postId}` as never}>
                {REPORT_REASON_NAMES[r.reason]}：{r.title}（{r.employer.name}）
              </Link>
              ，{agoInWords(r.at)}
            </li>
          ))}
        </ul>
      }
    />
  )
}
