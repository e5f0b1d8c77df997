import { useState } from 'react'
import { dayOf } from '#kernel/clock.ts'
import type { HallJob } from '../shared/hall/board-store.ts'
import { dayOfJob, hoursOf, leftOf, payOf, SETTLEMENT } from '../shared/hall/words.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { Picture } from '../shared/ui/pictures.tsx'
import { Frame, useVisit } from './frame.tsx'
import { DaySwitch } from './home-view.tsx'
import { JobLook } from './job-look.tsx'

const ROWS = 4

/** Below the list that is touched, above the job that was touched: no way back and forth. */
export function JobsView({ trade }: { trade: { code: string; name: string } | null }) {
  const { board, now, on, ways, print } = useVisit()
  const [page, setPage] = useState(0)
  const [picked, setPicked] = useState<string | null>(null)
  const word = on === dayOf(now) ? '今天' : '明天'
  const jobs = board.jobs.filter((job) => dayOfJob(job) === on && (!trade || job.occupation.code === trade.code))
  const pages = Math.max(1, Math.ceil(jobs.length / ROWS))
  // A job that was taken off the board while somebody looked at the last page.
  const at = Math.min(page, pages - 1)
  const shown = jobs.slice(at * ROWS, at * ROWS + ROWS)
  const job = jobs.find((j) => j.shiftId === picked) ?? shown[0]
  const title = `${word}${trade ? `招${trade.name}` : '全部的活'}`
  return (
    <Frame title={title} look={job ? <JobLook job={job} /> : <NoJobs word={word} trade={trade?.name ?? null} />}>
      <DaySwitch />
      <ul className="job-rows" aria-label={`${title}，共${jobs.length}个`}>
        {shown.map((j) => (
          <li key={j.shiftId}>
            <JobRow job={j} isShown={j === job} onPick={() => setPicked(j.shiftId)} />
          </li>
        ))}
      </ul>
      {pages > 1 ? (
        <div className="pager">
          <button
            type="button"
            className="big-button big-secondary"
            disabled={at === 0}
            onClick={() => {
              setPage(at - 1)
              setPicked(null)
            }}
          >
            上一页
          </button>
          <p>
            第{at + 1}页，共{pages}页
          </p>
          <button
            type="button"
            className="big-button big-secondary"
            disabled={at >= pages - 1}
            onClick={() => {
              setPage(at + 1)
              setPicked(null)
            }}
          >
            下一页
          </button>
        </div>
      ) : null}
      {job ? (
        <div className="acts">
          <button
            type="button"
            className="big-button big-primary"
            onClick={() => ways.open({ at: 'job', shiftId: job.shiftId })}
          >
            看全部条件
          </button>
          <button type="button" className="big-button big-secondary" onClick={() => print(job)}>
            <Icon name="print" />
            打印小票
          </button>
        </div>
      ) : null}
    </Frame>
  )
}

function JobRow({ job, isShown, onPick }: { job: HallJob; isShown: boolean; onPick: () => void }) {
  return (
    <button type="button" className={`job-row job-row-${job.state}`} aria-pressed={isShown} onClick={onPick}>
      <Picture name={job.occupation.picture} />
      <span className="job-row-pay">
        <b>{payOf(job)}</b>
        <small>{SETTLEMENT[job.settlement]}</small>
      </span>
      <span className="job-row-what">
        <b>{job.occupation.name}</b>
        <small>{hoursOf(job)}</small>
      </span>
      <span className="job-row-left">{leftOf(job)}</span>
    </button>
  )
}

function NoJobs({ word, trade }: { word: string; trade: string | null }) {
  return (
    <div className="no-jobs">
      <p>
        {word}没有{trade ? `招${trade}的` : ''}活。
      </p>
      <p>换一天、换一个工种看看，或者按“叫工作人员”，请窗口登记，有活了打电话给您。</p>
    </div>
  )
}
