import type { HallJob } from '../shared/hall/board-store.ts'
import { CodeQr } from '../shared/hall/code-qr.tsx'
import { givenWords, jobAddress, leftOf, payOf, SETTLEMENT, whenOf } from '../shared/hall/words.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { Picture } from '../shared/ui/pictures.tsx'
import { useVisit } from './frame.tsx'

/** One job as it is looked at: money first and biggest, then when, where, how many, who. */
export function JobLook({ job }: { job: HallJob }) {
  const { board, now } = useVisit()
  const given = givenWords(job.given)
  return (
    <article className={`look-job look-${job.state}`}>
      <div className="look-top">
        <Picture name={job.occupation.picture} />
        <p className="look-pay">
          <strong>{payOf(job)}</strong> <span>{SETTLEMENT[job.settlement]}</span>
        </p>
      </div>
      <h2>
        {job.occupation.name}
        {job.urgent && job.state === 'open' ? <b className="look-urgent">急招</b> : null}
      </h2>
      <div className="look-columns">
        <ul className="look-facts">
          <li>
            <Icon name="clock" label="时间" />
            {whenOf(job, now)}
          </li>
          <li>
            <Icon name="pin" label="地点" />
            {job.place}
          </li>
          <li className="look-left">
            <Icon name="people" label="人数" />
            {leftOf(job)}
          </li>
          <li>
            <Icon name="badge" label="谁招人" />
            <span>
              {job.employer}
              {job.verified ? <em>已核验</em> : <em>先行通过</em>}
            </span>
          </li>
          {given.length > 0 ? (
            <li>
              <Icon name="check" label="有" />
              {given.join('、')}
            </li>
          ) : null}
        </ul>
        <figure className="look-qr">
          <CodeQr
            text={jobAddress(board.origin, board.market.marketId, job.shiftId)}
            label="用手机扫一扫，在手机上接着看、报名"
          />
          <figcaption>手机扫一扫，接着看、报名</figcaption>
        </figure>
      </div>
    </article>
  )
}
