import { Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { checkOut } from '#hires/hires.api.ts'
import { breakMinutesOf } from '#hires/wage.rules.ts'
import { dayOf, momentOf, systemClock, timeOf } from '#kernel/clock.ts'
import { useQueue } from '../../shared/queue.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useQueuedTell } from '../kit/use-queued-tell.ts'
import type { HireLine } from '../market-day.ts'
import { whenOf } from '../words.ts'
import { BreakField } from './break-field.tsx'

/** Enter twice for who leaves now; another time needs its reason, piece work its count. */
export function CheckOutDialog({ hire, onClose }: { hire: HireLine; onClose: () => void }) {
  const id = useId()
  const now = systemClock()
  const late = now.getTime() > Date.parse(hire.endsAt) + 30 * 60_000
  // Who forgot to check out most likely left at the end of the shift.
  const [start] = useState(() => ({ time: timeOf(late ? new Date(hire.endsAt) : now), now: timeOf(now) }))
  const [time, setTime] = useState(start.time)
  /** Null: the planned one, as far as the hours reach into it; until somebody counts. */
  const [breaks, setBreaks] = useState<number | null>(null)
  const [pieces, setPieces] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const { online } = useQueue()
  const leave = useQueuedTell(checkOut, {
    label: () => `签退 ${hire.workerName}`,
    subject: () => hire.hireId,
    onDone: onClose,
  })
  const byPiece = hire.pay.unit === 'piece'
  const isNow = time === start.now && online
  const whyNot =
    byPiece && pieces === null
      ? '计件的活要填件数'
      : !isNow && online && !note.trim()
        ? '不是现在签退，要写明原因'
        : null
  const send = () => {
    if (leave.isKept) return onClose()
    void leave.tell({
      params: { marketId: hire.marketId, hireId: hire.hireId },
      body: {
        presence: { how: 'desk' },
        breakMinutes: breaks,
        ...(byPiece && pieces !== null && { pieces }),
        ...(!isNow && { at: momentOfTime(hire, time), note: note.trim() || '断网时窗口签退，联网后补录' }),
      },
    })
  }
  return (
    <AskDialog
      title={`签退 ${hire.workerName}`}
      okText={leave.isKept ? '已记下，关闭' : '签退'}
      busy={leave.isBusy}
      refused={leave.refused}
      whyNot={whyNot}
      actingFor={hire.workerName}
      onOk={send}
      onClose={() => {
        leave.dismiss()
        onClose()
      }}
    >
      <p>
        {hire.title} · {whenOf(hire.startsAt, hire.endsAt)}
        {hire.attendance?.inAt ? ` · ${timeOf(new Date(hire.attendance.inAt))} 签到` : ''}
      </p>
      {byPiece ? (
        <div className="ask-field">
          <label htmlFor={`${id}-p`}>做了多少{hire.pay.pieceName ?? '件'}</label>
          <InputNumber id={`${id}-p`} min={0} max={100_000} precision={0} value={pieces} onChange={setPieces} />
        </div>
      ) : null}
      <div className="ask-field">
        <label htmlFor={`${id}-t`}>几点走的</label>
        <Input id={`${id}-t`} type="time" value={time} onChange={(e) => setTime(e.target.value)} />
      </div>
      <BreakField counted={breaks} byRule={plannedBreakOf(hire, time)} onCount={setBreaks} />
      {isNow ? null : (
        <div className="ask-field">
          <label htmlFor={`${id}-n`}>原因</label>
          <Input
            id={`${id}-n`}
            maxLength={200}
            value={note}
            onChange={(e) => setNote(e.target.value)}
            placeholder="例如：忘了签退，雇主电话确认"
          />
        </div>
      )}
      {leave.isKept ? <p role="status">网络不通，已记下，联网后自动提交。</p> : null}
    </AskDialog>
  )
}

function plannedBreakOf(hire: HireLine, time: string): number {
  const inAt = new Date(hire.attendance?.inAt ?? hire.startsAt)
  return breakMinutesOf(
    { startsAt: new Date(hire.startsAt), endsAt: new Date(hire.endsAt), breakMinutes: hire.plannedBreakMinutes },
    {
      inAt,
      outAt: time ? new Date(momentOfTime(hire, time)) : inAt,
      breakMinutes: null,
      pieces: null,
      outAlone: false,
    },
  )
}

/** The time of day after the check-in, on its day or the next. */
function momentOfTime(hire: HireLine, time: string): string {
  const from = new Date(hire.attendance?.inAt ?? hire.startsAt)
  const same = momentOf(dayOf(from), time)
  return (same >= from ? same : new Date(same.getTime() + 86_400_000)).toISOString()
}
