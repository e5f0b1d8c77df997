import { Tag } from 'antd'
import { HIRE_STATE_NAMES } from '#hires/hire.rules.ts'
import { timeOf } from '#kernel/clock.ts'
import { yuan } from '../../shared/format.ts'
import type { KeyColumn } from '../kit/key-rows.tsx'
import type { HireLine } from '../market-day.ts'
import { payInWords, whenOf } from '../words.ts'

const clock = (at: string | null | undefined) => (at ? timeOf(new Date(at)) : '还没走')

/** Columns that lists of hires are made of. */
export const hireColumns = {
  worker: { title: '零工', cell: (h) => h.workerName },
  when: { title: '时间', cell: (h) => <span className="digits nowrap">{whenOf(h.startsAt, h.endsAt)}</span> },
  work: { title: '活', cell: (h) => h.title },
  employer: { title: '用工方', cell: (h) => h.employerName },
  place: { title: '地点', cell: (h) => h.meetingPoint ?? h.place },
  pay: { title: '工钱', cell: (h) => <span className="nowrap">{payInWords(h.pay)}</span> },
  state: {
    title: '状态',
    cell: (h) => (
      <>
        {HIRE_STATE_NAMES[h.state]}
        {h.attendance?.outForgotten ? <Tag color="warning">没签退</Tag> : null}
        {h.changeOffered ? <Tag color="warning">条件有改动</Tag> : null}
        {h.wage?.disputed ? <Tag color="error">有异议</Tag> : null}
      </>
    ),
  },
  attendance: {
    title: '来和走',
    cell: (h) => (
      <span className="digits nowrap">
        {h.attendance?.inAt ? `${clock(h.attendance.inAt)} 到 ${clock(h.attendance.outAt)}` : '—'}
      </span>
    ),
  },
  wage: {
    title: '应付 / 已付（元）',
    number: true,
    cell: (h) =>
      h.wage ? (
        <>
          {yuan(h.wage.amountFen)} / {yuan(h.wage.paidFen)}
          {h.wage.overdue ? <Tag color="error">逾期</Tag> : null}
        </>
      ) : (
        '—'
      ),
  },
} satisfies Record<string, KeyColumn<HireLine>>
