import { Alert, App, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { closePost, decidePost, getPostRecord, pausePost, resumePost, submitPost } from '#jobs/posts.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import type { Refused } from '../../shared/call.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { whenInWords } from '../../shared/format.ts'
import { ActButton } from '../kit/act-button.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useGo, useParam } from '../kit/go.ts'
import { KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { JOB_KIND_WORDS, POST_STATE_WORDS, payInWords, SETTLEMENT_WORDS, whenOf } from '../words.ts'
import { PostFindings } from './findings.tsx'
import { HeadcountDialog } from './headcount-dialog.tsx'
import { PostReports } from './post-reports.tsx'

/** A post in any state: its shifts, what the rules said, and the decision on it. */
export function PostScreen() {
  const { marketId } = useMarket()
  const postId = useParam('postId')
  const go = useGo()
  const { message } = App.useApp()
  const params = { marketId, postId }
  const post = useAsk(getPostRecord, { params }, { everyMs: 30_000 })
  const [selected, setSelected] = useState<string | null>(null)
  const [open, setOpen] = useState<'reject' | 'close' | 'headcount' | null>(null)
  const [note, setNote] = useState('')
  const close = () => {
    setOpen(null)
    setNote('')
  }
  const said = (text: string) => ({
    onDone: () => {
      close()
      void message.success(text)
    },
  })
  const decide = useTell(decidePost, {
    onDone: ({ state }) => {
      close()
      void message.success(POST_STATE_WORDS[state])
    },
  })
  const submit = useTell(submitPost, { onDone: ({ state }) => void message.success(POST_STATE_WORDS[state]) })
  const pause = useTell(pausePost, said('已暂停招工'))
  const resume = useTell(resumePost, said('已恢复招工'))
  const end = useTell(closePost, said('已关闭'))
  const p = post.data
  if (!p && post.error) return <Trouble title="没打开这条招聘信息" state={post} />
  if (!p) return <Skeleton active paragraph={{ rows: 10 }} />
  const last = p.reviews[0]
  const refused: Refused | null = decide.error ?? submit.error ?? pause.error ?? resume.error ?? end.error
  const refusedBy = (refused?.more['findings'] ?? []) as Parameters<typeof PostFindings>[0]['findings']
  const shift = p.shifts.find((s) => s.shiftId === selected)
  return (
    <>
      <Trouble state={post} kept />
      <PageHead
        title={p.title}
        detail={
          <>
            <Tag>{POST_STATE_WORDS[p.state]}</Tag> {p.employer.name} · {p.occupation.name} · {JOB_KIND_WORDS[p.kind]} ·{' '}
            {payInWords({ fen: p.payFen, unit: p.payUnit, pieceName: p.pieceName })} {SETTLEMENT_WORDS[p.settlement]} ·{' '}
            {p.meetingPoint ?? p.place}
          </>
        }
        actions={
          <>
            {p.state === 'submitted' ? (
              <>
                <ActButton
                  label="审核发布"
                  keys="f"
                  primary
                  busy={decide.isBusy}
                  onRun={() => decide.tell({ params, body: { outcome: 'publish', version: p.version } })}
                />
                <ActButton label="退回" keys="b" danger onRun={() => setOpen('reject')} />
              </>
            ) : null}
            {p.state === 'draft' || p.state === 'rejected' ? (
              <ActButton label="提交发布" keys="f" primary busy={submit.isBusy} onRun={() => submit.tell({ params })} />
            ) : null}
            {p.state === 'published' ? <ActButton label="暂停招工" onRun={() => pause.tell({ params })} /> : null}
            {p.state === 'paused' ? <ActButton label="恢复招工" primary onRun={() => resume.tell({ params })} /> : null}
            {p.state === 'closed' || p.state === 'expired' ? null : (
              <ActButton label="关闭" danger onRun={() => setOpen('close')} />
            )}
            <PrintButton label="打印这一页" keys={null} />
          </>
        }
      />
      {refusedBy.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={refused!.detail}
          description={<PostFindings findings={refusedBy} />}
        />
      ) : (
        <Refusal refused={refused} />
      )}
      <PostReports marketId={p.marketId} postId={p.postId} />
      {p.description ? <p className="post-text">{p.description}</p> : null}
      <section aria-label="班次">
        <h2>班次</h2>
        <KeyRows
          label="这条信息的班次"
          items={p.shifts}
          keyOf={(s) => s.shiftId}
          selected={selected}
          onSelect={setSelected}
          onOpen={(s) => go(`/shifts/${s.shiftId}`)}
          empty="还没有班次。"
          columns={[
            { title: '时间', cell: (s) => whenOf(s.startsAt, s.endsAt) },
            { title: '招', number: true, cell: (s) => s.headcount },
            { title: '已派', number: true, cell: (s) => s.headcount - s.placesLeft },
            { title: '还缺', number: true, cell: (s) => s.placesLeft },
            { title: '还招不招', cell: (s) => (s.listed ? '正在招' : '不再招') },
          ]}
        />
        {shift ? (
          <div className="acts no-print">
            <ActButton label="打开班次" keys="o" primary onRun={() => go(`/shifts/${shift.shiftId}`)} />
            <ActButton label="增减人数" keys="h" onRun={() => setOpen('headcount')} />
          </div>
        ) : null}
      </section>
      {last ? (
        <section aria-label="审核">
          <h2>对照规则（{whenInWords(last.at)}）</h2>
          {last.note ? <p>{last.note}</p> : null}
          {last.findings.length > 0 ? <PostFindings findings={last.findings} /> : <p>没有发现问题。</p>}
        </section>
      ) : null}
      {open === 'reject' || open === 'close' ? (
        <AskDialog
          title={open === 'reject' ? '退回这条招聘信息' : '关闭这条招聘信息'}
          okText={open === 'reject' ? '退回' : '关闭'}
          danger
          busy={decide.isBusy || end.isBusy}
          refused={refused}
          whyNot={open === 'reject' && !note.trim() ? '请写理由，会原样告诉对方' : null}
          onOk={() =>
            open === 'reject'
              ? decide.tell({ params, body: { outcome: 'reject', note: note.trim(), version: p.version } })
              : end.tell({ params, body: { reason: note.trim() || null } })
          }
          onClose={close}
        >
          {open === 'close' ? <p>没有人报名的班次一并撤下，已经报名的照旧。</p> : null}
          <div className="ask-field">
            <label htmlFor="post-note">{open === 'reject' ? '理由' : '原因（可以不填）'}</label>
            <Input id="post-note" maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
          </div>
        </AskDialog>
      ) : null}
      {open === 'headcount' && shift ? <HeadcountDialog shift={shift} onClose={close} /> : null}
    </>
  )
}
