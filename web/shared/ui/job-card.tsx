import type { ReactNode } from 'react'
import { distance } from '../format.ts'
import { Icon } from './icons.tsx'
import { Badge } from './small.tsx'

export interface JobCardProps {
  /** `￥260/天`, by `pay()`. */
  payLabel: string
  /** 日结, 完工结, … */
  settlement: string
  /** 搬运工. */
  title: string
  picture?: ReactNode
  /** 今天早上7点半到下午5点半, by `spanInWords()`. */
  when: string
  where: string
  distanceM?: number | null
  placesLeft: number
  /** 已核验; null says 未核验 nowhere, it just is not there. */
  verified?: string | null
  /** 包午饭, 有车接, … */
  extras?: readonly string[]
  /** Whose post it is, as far as it is shown. */
  employer?: string
  href?: string
  onOpen?: () => void
  /** 已报名, 已招满, 不招了: replaces the button. */
  state?: string | null
  /** 听一听, as a button. */
  listen?: ReactNode
  phone?: string | null
  onTake?: () => void
  takeLabel?: string
  whyNotTake?: string | null
}

/**
 * A job as the slip of paper people know: what it pays on top and biggest, then when, where, how many; a perforated line; what
 * to do with it below (faces.md 3.5).
 */
export function JobCard(job: JobCardProps) {
  return (
    <article className="job-card">
      <div className="job-body">
        <div className="job-top">
          {job.picture ? <div className="job-picture">{job.picture}</div> : null}
          <div className="job-pay">
            <strong>{job.payLabel}</strong> <span>{job.settlement}</span>
          </div>
          <h2>
            {job.href ? (
              <a
                href={job.href}
                onClick={(e) => {
                  if (!job.onOpen || e.metaKey || e.ctrlKey) return
                  e.preventDefault()
                  job.onOpen()
                }}
              >
                {job.title}
              </a>
            ) : (
              job.title
            )}
          </h2>
        </div>
        <ul className="job-facts">
          <li>
            <Icon name="clock" label="时间" />
            {job.when}
          </li>
          <li>
            <Icon name="pin" label="地点" />
            <span>
              {job.where}
              {job.distanceM === undefined || job.distanceM === null ? null : (
                <b className="job-distance">{distance(job.distanceM)}</b>
              )}
            </span>
          </li>
          <li>
            <Icon name="people" label="人数" />
            {job.placesLeft > 0 ? `还要${job.placesLeft}人` : '已招满'}
          </li>
        </ul>
        <p className="job-marks">
          {job.verified ? (
            <Badge kind="good" icon="badge">
              {job.verified}
            </Badge>
          ) : null}
          {job.extras?.map((extra) => (
            <Badge key={extra}>{extra}</Badge>
          ))}
          {job.employer ? <span className="job-employer">{job.employer}</span> : null}
        </p>
      </div>
      <div className="job-actions no-print">
        {job.listen}
        {job.phone ? (
          <a className="big-button big-secondary" href={`tel:${job.phone}`} aria-label={`打电话：${job.title}`}>
            <Icon name="phone" />
            打电话
          </a>
        ) : null}
        {job.state ? (
          <p className="job-state">{job.state}</p>
        ) : job.onTake ? (
          <button
            type="button"
            className="big-button big-primary"
            aria-disabled={job.whyNotTake ? true : undefined}
            onClick={() => !job.whyNotTake && job.onTake?.()}
          >
            {job.takeLabel ?? '报名'}
          </button>
        ) : null}
      </div>
      {job.whyNotTake && !job.state ? <p className="why-not">{job.whyNotTake}</p> : null}
    </article>
  )
}
