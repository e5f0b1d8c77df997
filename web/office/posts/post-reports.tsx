import { App, Button } from 'antd'
import { useState } from 'react'
import { REPORT_OUTCOME_NAMES, REPORT_REASON_NAMES, type ReportOutcome } from '#jobs/report.rules.ts'
import { decideReport, listPostReports } from '#jobs/reports.api.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import type { PostFull } from './post-screen.tsx'

/** What workers said against this post, each decided once; who reported hears the note. Nothing where nobody did. */
export function PostReports({ post }: { post: PostFull }) {
  const me = useMe()
  const { message } = App.useApp()
  const { marketId, postId } = post
  const reports = useAskPages(listPostReports, { params: { marketId }, query: { postId, limit: 50 } })
  const [asked, setAsked] = useState<{ reportId: string; outcome: ReportOutcome } | null>(null)
  const decide = useTell(decideReport, {
    onDone: () => {
      setAsked(null)
      void message.success('已处理，并告诉举报人')
    },
  })
  const why = whyNotCall(me, decideReport) ?? undefined
  if (reports.items.length === 0) return null
  return (
    <>
      <h2>举报</h2>
      <ul className="findings">
        {reports.items.map((r) => (
          <li key={r.reportId}>
            <p>
              {r.outcome ? <Pill>{REPORT_OUTCOME_NAMES[r.outcome]}</Pill> : <Pill kind="bad">没处理</Pill>}
              {REPORT_REASON_NAMES[r.reason]}　<span className="digits">{moment(r.at)}</span>
            </p>
            {r.said ? <p>{r.said}</p> : null}
            {r.note ? <p className="soft">处理：{r.note}</p> : null}
            {r.outcome
              ? null
              : (['upheld', 'unfounded'] as const).map((outcome) => (
                  <Button
                    key={outcome}
                    disabled={Boolean(why)}
                    title={why}
                    onClick={() => setAsked({ reportId: r.reportId, outcome })}
                  >
                    {REPORT_OUTCOME_NAMES[outcome]}
                  </Button>
                ))}
          </li>
        ))}
      </ul>
      {reports.hasMore ? <Button onClick={reports.more}>再看更多</Button> : null}
      <ReasonDialog
        title={asked ? `处理举报：${REPORT_OUTCOME_NAMES[asked.outcome]}` : '处理举报'}
        label="怎么处理的"
        okText="记下"
        most={300}
        isOpen={asked !== null}
        isBusy={decide.isBusy}
        refused={decide.error}
        onCancel={() => setAsked(null)}
        onOk={(note) =>
          asked &&
          decide.tell({ params: { marketId, reportId: asked.reportId }, body: { outcome: asked.outcome, note } })
        }
      >
        <p>会把这句话告诉举报的人。用工方看不到是谁举报的；要下架，请另点“关闭招聘信息”。</p>
      </ReasonDialog>
    </>
  )
}
