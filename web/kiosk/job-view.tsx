import { useRef } from 'react'
import { givenOf, LEVEL_MEANS, LEVEL_OF_TRADE, notGivenOf } from '#jobs/job-words.rules.ts'
import { getShift } from '#jobs/shifts.api.ts'
import { useAsk } from '../shared/ask.ts'
import { hours } from '../shared/format.ts'
import type { HallJob } from '../shared/hall/board-store.ts'
import { CodeQr } from '../shared/hall/code-qr.tsx'
import { jobAddress, leftOf, payOf, SETTLEMENT, whenOf } from '../shared/hall/words.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { cancelRuleInWords, type ShiftPage } from '../worker/words-of-jobs.ts'
import { Frame, useVisit } from './frame.tsx'
import { Listen } from './listen.tsx'

/** Every condition of one job above; the code for the phone and the slip below. */
export function JobView({ shiftId }: { shiftId: string }) {
  const { board, print } = useVisit()
  const { marketId } = board.market
  const job = board.jobs.find((j) => j.shiftId === shiftId) ?? null
  const whole = useAsk(getShift, { params: { marketId, shiftId } })
  const terms = useRef<HTMLDivElement>(null)
  const turn = (by: number) => terms.current?.scrollBy({ top: by * terms.current.clientHeight * 0.8 })
  if (!job)
    return (
      <Frame title="这个活不招了" look={<p className="home-how">刚刚招满、开工或者撤下了。请看别的活。</p>}>
        <div />
      </Frame>
    )
  return (
    <Frame
      title={`${payOf(job)} ${job.occupation.name}`}
      look={
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by a keyboard, so that it can be scrolled
        <section className="terms" ref={terms} aria-label="全部条件" tabIndex={0}>
          <Terms job={job} whole={whole.data ?? null} isMissing={Boolean(whole.error)} />
        </section>
      }
    >
      <div className="job-low">
        <figure className="job-qr">
          <CodeQr text={jobAddress(board.origin, marketId, shiftId)} label="用手机扫一扫，在手机上报名" />
          <figcaption>手机扫一扫，在手机上报名</figcaption>
        </figure>
        <div className="job-acts">
          <p className={`left-now left-${job.state}`}>{leftOf(job)}</p>
          <button type="button" className="big-button big-primary" onClick={() => print(job)}>
            <Icon name="print" />
            打印小票
          </button>
          <Listen job={job} />
          <div className="acts">
            <button type="button" className="big-button big-secondary" onClick={() => turn(-1)}>
              往上看
            </button>
            <button type="button" className="big-button big-secondary" onClick={() => turn(1)}>
              往下看
            </button>
          </div>
          <p className="job-hint">不会用手机，拿小票到窗口报名。</p>
        </div>
      </div>
    </Frame>
  )
}

function Terms({ job, whole, isMissing }: { job: HallJob; whole: ShiftPage | null; isMissing: boolean }) {
  const { now } = useVisit()
  const post = whole?.post
  const minutes = (Date.parse(job.endsAt) - Date.parse(job.startsAt)) / 60_000 - (whole?.shift.breakMinutes ?? 0)
  const asked = post
    ? [
        post.level ? LEVEL_OF_TRADE[post.level] : '',
        post.certificate ? `要有${post.certificate}` : '',
        post.minAge ? `满${post.minAge}岁` : '',
        post.maxAge ? `${post.maxAge}岁以下` : '',
        post.conditions.notes ?? '',
      ].filter(Boolean)
    : []
  const lines: [string, string][] = [
    ['工钱', `${payOf(job)}，${SETTLEMENT[job.settlement]}，付给本人`],
    ['时间', whenOf(job, now)],
    ['干多久', `${hours(minutes)}${whole?.shift.breakMinutes ? `，中间歇${hours(whole.shift.breakMinutes)}` : ''}`],
    ['地点', job.place],
    ['集合', post?.meetingPoint ?? ''],
    ['做什么', post?.description ?? ''],
    ['要求', post ? asked.join('；') || '没有特别要求' : ''],
    ['有', post ? givenOf(post.conditions).join('、') : ''],
    ['没有', post ? notGivenOf(post.conditions).join('、') : ''],
    ['谁招人', `${job.employer}。${LEVEL_MEANS[job.verified ? 'verified' : 'provisional']}`],
    ['取消', post ? cancelRuleInWords(post.market.cancelFreeMinutes) : ''],
  ]
  return (
    <>
      <dl>
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {isMissing ? <p>网络不通，其他条件暂时看不到，请问窗口。</p> : null}
      <p className="terms-warn">先交钱的活不要去。押金、服装费、体检费都不用交。</p>
    </>
  )
}
