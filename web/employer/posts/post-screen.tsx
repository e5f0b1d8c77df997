import { useState } from 'react'
import { payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { words as jobWords } from '#jobs/jobs.words.ts'
import { isOver } from '#jobs/post.rules.ts'
import { closePost, getPostRecord, pausePost, resumePost, submitPost } from '#jobs/posts.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { spanInWords, whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation, useParams, useSearchParams } from '../../shared/ui/router.ts'
import { Sheet } from '../../shared/ui/sheet.tsx'
import { Row } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Facts } from '../parts/facts.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { givenInWords, KIND_WORDS, type PostRecord } from '../words.ts'
import { FindingBox, keyOfFinding } from '../write/findings.tsx'
import { KeepTemplate } from './keep-template.tsx'
import { StateBadge } from './posts-screen.tsx'

teach(jobWords)

export function PostScreen() {
  return (
    <Mine title="招工" back="/posts">
      {() => <Load />}
    </Mine>
  )
}

function Load() {
  const params = useParams<{ marketId: string; postId: string }>()
  const { data, error, refetch } = useAsk(getPostRecord, { params })
  if (data) return <Post post={data} />
  return (
    <Page title="招工" back="/posts">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}

/** Said once, after posting or changing. */
const DONE: Record<string, { kind: 'good' | 'info'; text: string }> = {
  published: { kind: 'good', text: '发出去了，附近的零工现在就能看到、能报名。' },
  submitted: { kind: 'info', text: '交给市场审核了。有结果会发短信，也会显示在首页。' },
  draft: { kind: 'info', text: '存成草稿了，还没有发。' },
  'changed-published': { kind: 'good', text: '改好了。已经报名的人，改动会一个一个问他们同不同意。' },
  'changed-submitted': { kind: 'info', text: '改好了，交给市场重新审核。通过以后，再一个一个问已经报名的人同不同意。' },
  'changed-paused': { kind: 'good', text: '改好了，现在暂停招。' },
  'changed-draft': { kind: 'info', text: '草稿改好了，还没有发。' },
}

function Post({ post }: { post: PostRecord }) {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const at = `/posts/${post.marketId}/${post.postId}`
  const params = { marketId: post.marketId, postId: post.postId }
  const done = DONE[search.get('done') ?? '']
  const over = isOver(post.state)
  const submit = useTell(submitPost)
  const last = post.reviews.reduce<PostRecord['reviews'][number] | null>((b, r) => (!b || r.at > b.at ? r : b), null)
  const draft = post.state === 'draft' || post.state === 'rejected'
  return (
    <Page
      title={post.title}
      back="/posts"
      helpPhone={post.market.publicPhone}
      action={
        draft ? (
          <>
            {submit.refused ? (
              <p className="refused" role="alert">
                {submit.refused}
              </p>
            ) : null}
            <BigButton onClick={() => submit.tell({ params })} busy={submit.isBusy} busyLabel="正在发布">
              {post.state === 'rejected' ? '再次提交' : '发布'}
            </BigButton>
          </>
        ) : over ? (
          <BigButton onClick={() => go(`/post?copy=${post.marketId}/${post.postId}&step=when&from=check`)}>
            再发一次
          </BigButton>
        ) : undefined
      }
    >
      {done ? <Banner kind={done.kind}>{done.text}</Banner> : null}
      <p>
        <StateBadge state={post.state} /> {post.endReason ? `原因：${post.endReason}` : ''}
      </p>
      {last?.outcome === 'rejected' && last.note ? <Banner kind="error">市场退回：{last.note}</Banner> : null}
      {draft || post.state === 'submitted'
        ? last?.findings.map((finding) => <FindingBox key={keyOfFinding(finding)} finding={finding} />)
        : null}
      <Facts
        rows={[
          ['工种', post.occupation.name],
          [
            '工钱',
            <span key="pay">
              <b className="money">{payInWords(post.payFen, post.payUnit, post.pieceName)}</b>{' '}
              {SETTLEMENT_WORDS[post.settlement]}
            </span>,
          ],
          ['地方', [post.place, post.meetingPoint && `在${post.meetingPoint}碰头`].filter(Boolean).join('，')],
          ['给什么', givenInWords(post.conditions)],
          ['要求', post.conditions.notes || '不限'],
          ...(post.description ? ([['具体做什么', post.description]] as const) : []),
          ['用工形式', KIND_WORDS[post.kind]],
          ['联系', `${post.contactName} ${post.contactPhoneMasked}`],
          ['有效到', whenInWords(post.validUntil)],
          ['市场', post.market.name],
        ]}
      />
      <section aria-label="班次" className="rows">
        <h2>班次</h2>
        {post.shifts.length === 0 ? <p className="none">还没有班次。</p> : null}
        {post.shifts.map((shift) => (
          <Row
            key={shift.shiftId}
            href={`/e/shifts/${shift.shiftId}`}
            onOpen={() => go(`/shifts/${shift.shiftId}`)}
            title={spanInWords(shift.startsAt, shift.endsAt)}
            detail={
              shift.state === 'cancelled'
                ? '取消了'
                : `报名${shift.headcount - shift.placesLeft}人，要${shift.headcount}人`
            }
          />
        ))}
      </section>
      <div className="rows no-print">
        {over ? null : (
          <>
            <BigButton kind="secondary" onClick={() => go(`${at}/edit?step=check`)}>
              改内容
            </BigButton>
            <BigButton kind="secondary" icon="plus" onClick={() => go(`${at}/shifts`)}>
              加班次
            </BigButton>
            <Pause post={post} />
          </>
        )}
        {over ? null : (
          <BigButton
            kind="secondary"
            onClick={() => go(`/post?copy=${post.marketId}/${post.postId}&step=when&from=check`)}
          >
            再发一次
          </BigButton>
        )}
        {draft ? null : <KeepTemplate post={post} />}
        {over ? null : <Close post={post} />}
      </div>
    </Page>
  )
}

function Pause({ post }: { post: PostRecord }) {
  const params = { marketId: post.marketId, postId: post.postId }
  const pause = useTell(pausePost)
  const resume = useTell(resumePost)
  if (post.state !== 'published' && post.state !== 'paused') return null
  const refused = pause.refused ?? resume.refused
  return (
    <>
      {refused ? <Banner kind="error">{refused}</Banner> : null}
      {post.state === 'published' ? (
        <BigButton kind="secondary" onClick={() => pause.tell({ params })} busy={pause.isBusy}>
          暂停招人
        </BigButton>
      ) : (
        <BigButton kind="secondary" onClick={() => resume.tell({ params })} busy={resume.isBusy}>
          继续招人
        </BigButton>
      )}
    </>
  )
}

function Close({ post }: { post: PostRecord }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = useTell(closePost, { onDone: () => setOpen(false) })
  const taken = post.shifts.reduce((sum, s) => sum + (s.state === 'cancelled' ? 0 : s.headcount - s.placesLeft), 0)
  return (
    <>
      <BigButton kind="danger" onClick={() => setOpen(true)}>
        关闭招工
      </BigButton>
      <Sheet
        title="关闭招工"
        open={open}
        onClose={() => setOpen(false)}
        action={
          <>
            {close.refused ? (
              <p className="refused" role="alert">
                {close.refused}
              </p>
            ) : null}
            <BigButton
              kind="danger"
              busy={close.isBusy}
              onClick={() =>
                close.tell({
                  params: { marketId: post.marketId, postId: post.postId },
                  body: { reason: reason.trim() || null },
                })
              }
            >
              关闭，不再招
            </BigButton>
          </>
        }
      >
        <p>
          关闭以后不再招人，没有人报名的班次一起撤下。
          {taken > 0 ? `已经报名的${taken}人照常来；不要他们来，请到班次里取消。` : ''}
        </p>
        <TextField label="原因" optional value={reason} onValue={setReason} maxLength={200} />
      </Sheet>
    </>
  )
}
