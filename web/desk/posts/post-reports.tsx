import { Alert, Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { REPORT_OUTCOME_NAMES, REPORT_REASON_NAMES, type ReportOutcome } from '#jobs/report.rules.ts'
import { decideReport, listPostReports } from '#jobs/reports.api.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { agoInWords, whenInWords } from '../../shared/format.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useGo } from '../kit/go.ts'

/** What workers reported and nobody has looked into, above the posts; each leads to its post. */
export function OpenReports({ marketId }: { marketId: string }) {
  const go = useGo()
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
      description={items.map((r) => (
        <Button key={r.reportId} type="link" onClick={() => go(`/posts/${r.postId}`)}>
          {REPORT_REASON_NAMES[r.reason]}：{r.title}（{agoInWords(r.at)}）
        </Button>
      ))}
    />
  )
}

/** Of one post, each decided once; who reported hears what was done. */
export function PostReports({ marketId, postId }: { marketId: string; postId: string }) {
  const reports = useAskPages(listPostReports, { params: { marketId }, query: { postId, limit: 50 } })
  const [asked, setAsked] = useState<{ reportId: string; outcome: ReportOutcome } | null>(null)
  const [note, setNote] = useState('')
  const close = () => {
    setAsked(null)
    setNote('')
  }
  const decide = useTell(decideReport, { onDone: close })
  if (reports.items.length === 0) return null
  return (
    <section aria-label="举报">
      <h2>举报</h2>
      {reports.items.map((r) => (
        <p key={r.reportId}>
          <Tag color={r.outcome ? 'default' : 'error'}>{r.outcome ? REPORT_OUTCOME_NAMES[r.outcome] : '没处理'}</Tag>
          {whenInWords(r.at)}，{REPORT_REASON_NAMES[r.reason]}
          {r.said ? `：${r.said}` : ''}
          {r.note ? `。处理：${r.note}` : ''}
          {r.outcome
            ? null
            : (['upheld', 'unfounded'] as const).map((outcome) => (
                <Button key={outcome} onClick={() => setAsked({ reportId: r.reportId, outcome })}>
                  {REPORT_OUTCOME_NAMES[outcome]}
                </Button>
              ))}
        </p>
      ))}
      {reports.hasMore ? <Button onClick={reports.more}>再看更多</Button> : null}
      {asked ? (
        <AskDialog
          title={`处理举报：${REPORT_OUTCOME_NAMES[asked.outcome]}`}
          okText="记下"
          busy={decide.isBusy}
          refused={decide.error}
          whyNot={note.trim() ? null : '请写怎么处理的，会告诉举报的人'}
          onOk={() =>
            decide.tell({
              params: { marketId, reportId: asked.reportId },
              body: { outcome: asked.outcome, note: note.trim() },
            })
          }
          onClose={close}
        >
          <div className="ask-field">
            <label htmlFor="report-note">怎么处理的</label>
            <Input id="report-note" maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
          </div>
        </AskDialog>
      ) : null}
    </section>
  )
}
