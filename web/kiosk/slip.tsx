import { timeOf } from '#kernel/clock.ts'
import { dayInWords, phoneInGroups } from '../shared/format.ts'
import type { HallBoard, HallJob } from '../shared/hall/board-store.ts'
import { CodeQr } from '../shared/hall/code-qr.tsx'
import { dayOfJob, givenWords, hoursOf, jobAddress, payOf, SETTLEMENT } from '../shared/hall/words.ts'

/** What one takes home from the kiosk: 80 mm of thermal paper, only on paper (see kiosk.css). */
export function Slip({ job, board, now }: { job: HallJob; board: HallBoard; now: Date }) {
  const { market, origin } = board
  const day = dayOfJob(job)
  // A slip is read later: 今天 would be wrong tomorrow.
  const [, month, date] = day.split('-').map(Number)
  const given = givenWords(job.given)
  return (
    <section className="slip-paper" aria-hidden="true">
      <p className="slip-market">{market.name}</p>
      <p className="slip-pay">{payOf(job)}</p>
      <p className="slip-trade">
        {job.occupation.name}　{SETTLEMENT[job.settlement]}
      </p>
      <dl>
        <dt>时间</dt>
        <dd>
          {month}月{date}日 {dayInWords(day, '0000-01-01').slice(-2)} {hoursOf(job)}
        </dd>
        <dt>地点</dt>
        <dd>{job.place}</dd>
        <dt>招人</dt>
        <dd>{job.employer}</dd>
        {given.length > 0 ? (
          <>
            <dt>有</dt>
            <dd>{given.join('、')}</dd>
          </>
        ) : null}
      </dl>
      <CodeQr text={jobAddress(origin, market.marketId, job.shiftId)} label="" />
      <p>
        手机扫码报名，或者拿小票到窗口报名。
        <br />
        没报名不占名额，满了就没有了。
      </p>
      {market.phone ? <p>市场电话 {phoneInGroups(market.phone)}</p> : null}
      <p className="slip-warn">先交钱的活不要去</p>
      <p className="slip-when">
        {month}月{date}日的活　{timeOf(now)} 打印
      </p>
    </section>
  )
}
