import { Link, useParams } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Timeline } from 'antd'
import { useState } from 'react'
import { isOver } from '#jobs/post.rules.ts'
import type { PostRecord } from '#jobs/post-schemas.api.ts'
import { closePost, getPostRecord } from '#jobs/posts.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { hours, priceTag, spanInWords } from '../../shared/format.ts'
import { LocalTable } from '../parts/local-table.tsx'
import { OnlyFor, useMe, whyNotCall } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { LevelTag, PostStateTag } from '../parts/tags.tsx'
import { JOB_KIND_NAMES, POST_STATE_NAMES, SHIFT_STATE_NAMES } from '../parts/words.ts'
import { DecidePost } from './decide-post.tsx'
import { FindingList } from './findings.tsx'
import type { Findings } from './marked-pieces.ts'
import { MarkedText } from './marked-text.tsx'
import { payOf } from './post-columns.tsx'
import { PostReports } from './post-reports.tsx'

export type PostFull = (typeof PostRecord)['_zod']['output']

export function PostScreen() {
  const { marketId, postId } = useParams({ strict: false }) as { marketId: string; postId: string }
  const asked = useAsk(getPostRecord, { params: { marketId, postId } })
  return (
    <OnlyFor e={getPostRecord}>
      <Answer of={asked} page>
        {(post) => <Loaded post={post} />}
      </Answer>
    </OnlyFor>
  )
}

function Loaded({ post }: { post: PostFull }) {
  // Who rejects runs no rules: his entry holds no findings, which is not the same as a clean text.
  const last = [...post.reviews]
    .filter((review) => review.outcome !== 'rejected')
    .sort((a, b) => b.at.localeCompare(a.at))[0]
  const findings = last?.findings ?? []
  return (
    <>
      <PageHead
        title={post.title}
        detail={
          <>
            <PostStateTag state={post.state} /> {post.occupation.name} · {JOB_KIND_NAMES[post.kind]}　{payOf(post)}
            ，有效期到 {moment(post.validUntil)}
          </>
        }
        actions={
          <>
            <Link to={'/post-reviews' as never} search={{ market: post.marketId } as never}>
              <Button>审核名单</Button>
            </Link>
            <Close post={post} />
          </>
        }
      />
      {post.endReason ? <Alert type="info" showIcon title={`已结束：${post.endReason}`} /> : null}
      <div className="two">
        <section aria-labelledby="text">
          <h2 id="text">内容</h2>
          <Text post={post} findings={findings} />
          <h2>班次</h2>
          <Shifts post={post} />
        </section>
        <section aria-labelledby="check">
          <h2 id="check">规则检查</h2>
          {last ? <p className="soft">按 {last.rowsOn} 的现行规则检查</p> : null}
          {last ? <FindingList findings={findings} /> : <p>还没有提交，没有检查记录。</p>}
          {post.state === 'submitted' ? (
            <>
              <h2>审核</h2>
              <DecidePost key={post.version} post={post} findings={findings} />
            </>
          ) : null}
          <PostReports post={post} />
          <h2>审核记录</h2>
          <Trace post={post} />
        </section>
      </div>
    </>
  )
}

function Text({ post, findings }: { post: PostFull; findings: Findings }) {
  const { conditions } = post
  const gives = [
    conditions.meals && '包餐',
    conditions.lodging && '包住',
    conditions.transport && '接送',
    conditions.tools && '提供工具',
    conditions.insurance && '买保险',
  ].filter(Boolean)
  const ages = [post.minAge !== null && `${post.minAge} 岁以上`, post.maxAge !== null && `${post.maxAge} 岁以下`]
  const rows: [string, React.ReactNode][] = [
    ['标题', <MarkedText key="t" field="title" text={post.title} findings={findings} />],
    ['说明', <MarkedText key="d" field="description" text={post.description || '没有写'} findings={findings} />],
    ['条件', <MarkedText key="c" field="conditions" text={conditions.notes || '没有写'} findings={findings} />],
    ['待遇', [...gives, conditions.rest].filter(Boolean).join('、') || '没有写'],
    ['年龄', ages.filter(Boolean).join('、') || '没有写'],
    ['证书', post.certificate ?? '不要求'],
    ['地点', `${post.divisionName}，${post.place}${post.meetingPoint ? `，集合：${post.meetingPoint}` : ''}`],
    ['联系人', `${post.contactName} ${post.contactPhoneMasked}`],
    ['来源', post.sourceName ?? (post.source === 'employer' ? '用工主体自己发布' : '市场窗口代发')],
    [
      '用工主体',
      <span key="e">
        <Link to={`/markets/${post.marketId}/employers/${post.employer.employerId}` as never}>
          {post.employer.name}
        </Link>{' '}
        <LevelTag level={post.employer.level} />
      </span>,
    ],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Shifts({ post }: { post: PostFull }) {
  return (
    <LocalTable
      label="班次"
      rows={post.shifts}
      rowKey={(s) => s.shiftId}
      empty="没有班次"
      columns={[
        { key: 'when', title: '时间', cell: (s) => spanInWords(s.startsAt, s.endsAt) },
        { key: 'rest', title: '休息', cell: (s) => (s.breakMinutes ? hours(s.breakMinutes) : '没有') },
        {
          key: 'people',
          title: '已招/要招',
          number: true,
          cell: (s) => `${s.headcount - s.placesLeft}/${s.headcount}`,
        },
        {
          key: 'pay',
          title: '一班工钱',
          number: true,
          cell: (s) => (s.shiftPayFen === null ? '按量算' : priceTag(s.shiftPayFen)),
        },
        { key: 'state', title: '状态', cell: (s) => <Pill>{stateOf(post, s.state)}</Pill> },
      ]}
    />
  )
}

/** An open shift of a post that is not out takes nobody yet, or no longer. */
function stateOf(post: PostFull, state: keyof typeof SHIFT_STATE_NAMES): string {
  return state === 'open' && post.state !== 'published' ? POST_STATE_NAMES[post.state] : SHIFT_STATE_NAMES[state]
}

const OUTCOMES = { checked: '系统检查', published: '发布', rejected: '退回' } as const

function Trace({ post }: { post: PostFull }) {
  if (post.reviews.length === 0) return <p>还没有审核过。</p>
  return (
    <Timeline
      items={post.reviews.map((review) => ({
        key: review.at,
        content: (
          <>
            <strong>{OUTCOMES[review.outcome]}</strong>　<span className="digits">{moment(review.at)}</span>
            {review.outcome === 'rejected' ? null : (
              <div className="soft">
                按 {review.rowsOn} 的规则，{review.findings.length} 条发现
              </div>
            )}
            {review.note ? <div>{review.note}</div> : null}
            {review.findings.length > 0 ? (
              <details>
                <summary>看这次的发现</summary>
                <FindingList findings={review.findings} />
              </details>
            ) : null}
          </>
        ),
      }))}
    />
  )
}

function Close({ post }: { post: PostFull }) {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const close = useTell(closePost, {
    onDone: () => {
      setAsking(false)
      void message.success('已关闭')
    },
  })
  const why = whyNotCall(me, closePost) ?? (isOver(post.state) ? '这条招聘信息已经结束' : undefined)
  return (
    <>
      <Button danger disabled={Boolean(why)} title={why} onClick={() => setAsking(true)}>
        关闭招聘信息
      </Button>
      <ReasonDialog
        title="关闭招聘信息"
        okText="关闭"
        danger
        isOpen={asking}
        isBusy={close.isBusy}
        refused={close.error}
        onCancel={() => setAsking(false)}
        onOk={(reason) => close.tell({ params: { marketId: post.marketId, postId: post.postId }, body: { reason } })}
      >
        <p>没有人报名的班次一并撤下；已经录用的人不受影响。</p>
      </ReasonDialog>
    </>
  )
}
