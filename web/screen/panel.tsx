import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#kernel/clock.ts'
import { dayInWords } from '../shared/format.ts'
import type { HallBoard, HallJob } from '../shared/hall/board-store.ts'
import { CodeQr } from '../shared/hall/code-qr.tsx'
import { dayOfJob, hoursOf, jobAddress, leftOf, payOf, SETTLEMENT } from '../shared/hall/words.ts'
import { Picture } from '../shared/ui/pictures.tsx'
import { beginRound, pagesOf, rowsOf, turn } from './pages.rules.ts'

interface Props {
  title: string
  board: HallBoard
  jobs: readonly HallJob[]
  now: Date
  rows: number
  seconds: number
  paused: boolean
}

/** A list that turns its own pages. */
export function Panel({ title, board, jobs, now, rows, seconds, paused }: Props) {
  const [round, setRound] = useState(() => beginRound(jobs))
  const latest = useRef(jobs)
  latest.current = jobs
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setRound((was) => turn(was, latest.current, rows)), seconds * 1000)
    return () => clearInterval(timer)
  }, [paused, seconds, rows])
  // The first work of a morning, and a page whose work has all begun, do not wait for the page to turn.
  const shown = rowsOf(round, jobs, rows)
  const isEmpty = shown.length === 0 && jobs.length > 0
  useEffect(() => {
    if (isEmpty) setRound(beginRound(latest.current))
  }, [isEmpty])
  const pages = pagesOf(round, rows)
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {pages > 1 ? (
          <p>
            第{Math.min(round.page, pages - 1) + 1}页 共{pages}页
          </p>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <ol className="panel-rows" style={{ ['--rows' as never]: String(rows) }}>
          {shown.map((job) => (
            <JobLine key={job.shiftId} job={job} board={board} now={now} />
          ))}
        </ol>
      ) : (
        <p className="panel-none">现在没有活在招人。早上 4 点半到 6 点半活最多，也可以请窗口登记，有活打电话给您。</p>
      )}
    </section>
  )
}

function JobLine({ job, board, now }: { job: HallJob; board: HallBoard; now: Date }) {
  const day = dayInWords(dayOfJob(job), dayOf(now))
  return (
    <li className={`line line-${job.state}`}>
      <Picture name={job.occupation.picture} />
      <p className="line-pay">
        <b>{payOf(job)}</b>
        <span>{SETTLEMENT[job.settlement]}</span>
      </p>
      <p className="line-what">
        <b>{job.occupation.name}</b>
        <span>{job.employer}</span>
      </p>
      <p className="line-when">
        <b>
          {day}
          {hoursOf(job)}
        </b>
        <span>{job.place}</span>
      </p>
      <p className="line-left">
        {job.urgent && job.state === 'open' ? <em>急招</em> : null}
        <b>{leftOf(job)}</b>
      </p>
      <CodeQr
        text={jobAddress(board.origin, board.market.marketId, job.shiftId)}
        label={`扫码看：${payOf(job)} ${job.occupation.name}`}
      />
    </li>
  )
}
