import { useState } from 'react'
import { words as jobWords } from '#jobs/jobs.words.ts'
import { getPost } from '#jobs/posts.api.ts'
import { REPORT_REASON_NAMES, REPORT_REASONS, type ReportReason } from '#jobs/report.rules.ts'
import { reportPost } from '#jobs/reports.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { Choice } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useParams } from '../../shared/ui/router.ts'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { LABOUR_LINE, Page } from '../parts/page.tsx'

teach(jobWords)

/** 举报: what is wrong in one press, more words if one likes; it reaches the people of the market who can take the post down. */
export function ReportScreen() {
  return (
    <Mine title="举报" back why="登录后举报，市场查过会告诉您结果。用工方看不到是谁举报的。">
      {() => <Load />}
    </Mine>
  )
}

function Load() {
  const params = useParams<{ marketId: string; postId: string }>()
  const { data, error, refetch } = useAsk(getPost, { params })
  if (data) return <Report post={data} />
  return (
    <Page title="举报" back>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}

function Report({ post }: { post: Reply<typeof getPost> }) {
  const [draft, setDraft, { clear }] = useDraft(`report-${post.postId}`, { reason: '' as ReportReason | '', said: '' })
  const [told, setTold] = useState(false)
  const report = useTell(reportPost, {
    onDone: () => {
      clear()
      setTold(true)
    },
  })
  const phone = post.market.publicPhone
  const { reason } = draft
  if (told)
    return (
      <Page title="举报" back helpPhone={phone}>
        <Empty
          title="告诉市场了"
          action={phone ? <CallButton phone={phone}>急的话，打电话给市场</CallButton> : undefined}
        >
          {post.market.name}会去查，查过在“消息”里告诉您。用工方看不到是谁举报的。
        </Empty>
      </Page>
    )
  return (
    <Page
      title="哪里有问题"
      back
      helpPhone={phone}
      action={
        <>
          {report.refused ? (
            <p className="refused" role="alert">
              {report.refused}
            </p>
          ) : null}
          <BigButton
            busy={report.isBusy}
            whyNot={reason ? null : '请先选哪里有问题'}
            onClick={() =>
              reason &&
              report.tell({
                params: { marketId: post.marketId, postId: post.postId },
                body: { reason, said: draft.said.trim() },
              })
            }
          >
            告诉市场
          </BigButton>
        </>
      }
    >
      <p>
        <b>{post.title}</b>，{post.employer.name}
      </p>
      <Choice
        label="哪里有问题"
        hideLabel
        options={REPORT_REASONS.map((value) => ({ value, label: REPORT_REASON_NAMES[value] }))}
        value={reason || null}
        onValue={(value) => setDraft({ ...draft, reason: value })}
      />
      {reason === 'fee' || reason === 'papers' ? (
        <Banner kind="warn">钱不要给，身份证不要交。已经交了的，马上打{LABOUR_LINE}；人身有危险，打110。</Banner>
      ) : null}
      <TextField
        label="说一说"
        hint="例如：到了门口要交200元押金"
        optional
        rows={3}
        maxLength={300}
        value={draft.said}
        onValue={(said) => setDraft({ ...draft, said })}
      />
    </Page>
  )
}
