import { Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { correctAttendance } from '#hires/hires.api.ts'
import { breakMinutesOf, countedBreakOf } from '#hires/wage.rules.ts'
import { dayOf, momentOf, timeOf } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import type { HireLine } from '../market-day.ts'
import { BreakField } from './break-field.tsx'

/** Hours or pieces written down wrongly: reckoned anew, the old sum stays to be read in the ledger. */
export function CorrectDialog({ hire, onClose }: { hire: HireLine; onClose: () => void }) {
  const id = useId()
  const was = hire.attendance
  const [inAt, setIn] = useState(localOf(was?.inAt ?? hire.startsAt))
  const [outAt, setOut] = useState(localOf(was?.outAt ?? hire.endsAt))
  const plan = {
    startsAt: new Date(hire.startsAt),
    endsAt: new Date(hire.endsAt),
    breakMinutes: hire.plannedBreakMinutes,
  }
  /** Null: the planned one, as far as the hours reach into it. */
  const [breaks, setBreaks] = useState<number | null>(() =>
    was?.inAt && was.outAt
      ? countedBreakOf(plan, {
          inAt: new Date(was.inAt),
          outAt: new Date(was.outAt),
          breakMinutes: was.breakMinutes,
        })
      : null,
  )
  const [pieces, setPieces] = useState<number | null>(was?.pieces ?? null)
  const [note, setNote] = useState('')
  const correct = useTell(correctAttendance, { onDone: onClose })
  const byPiece = hire.pay.unit === 'piece'
  const whyNot =
    !momentOfLocal(inAt) || !momentOfLocal(outAt)
      ? '请填签到和签退的时间'
      : note.trim()
        ? null
        : '请写为什么更正，双方都看得到'
  return (
    <AskDialog
      title={`更正 ${hire.workerName} 的工时`}
      okText="更正，重新算工钱"
      busy={correct.isBusy}
      refused={correct.error}
      whyNot={whyNot}
      actingFor={hire.employerName}
      onOk={() =>
        correct.tell({
          params: { marketId: hire.marketId, hireId: hire.hireId },
          body: {
            inAt: momentOfLocal(inAt)!,
            outAt: momentOfLocal(outAt)!,
            breakMinutes: breaks,
            pieces: byPiece ? pieces : null,
            note: note.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <div className="ask-field">
        <label htmlFor={`${id}-i`}>几点来的</label>
        <Input id={`${id}-i`} type="datetime-local" value={inAt} onChange={(e) => setIn(e.target.value)} />
      </div>
      <div className="ask-field">
        <label htmlFor={`${id}-o`}>几点走的</label>
        <Input id={`${id}-o`} type="datetime-local" value={outAt} onChange={(e) => setOut(e.target.value)} />
      </div>
      <BreakField counted={breaks} byRule={breakBetween(plan, inAt, outAt)} onCount={setBreaks} />
      {byPiece ? (
        <div className="ask-field">
          <label htmlFor={`${id}-p`}>做了多少{hire.pay.pieceName ?? '件'}</label>
          <InputNumber id={`${id}-p`} min={0} max={100_000} precision={0} value={pieces} onChange={setPieces} />
        </div>
      ) : null}
      <div className="ask-field">
        <label htmlFor={`${id}-n`}>为什么更正</label>
        <Input id={`${id}-n`} maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
    </AskDialog>
  )
}

type Plan = Parameters<typeof breakMinutesOf>[0]
function breakBetween(plan: Plan, from: string, to: string): number {
  const inAt = momentOfLocal(from)
  const outAt = momentOfLocal(to)
  if (!inAt || !outAt) return plan.breakMinutes
  const done = { inAt: new Date(inAt), outAt: new Date(outAt), breakMinutes: null, pieces: null, outAlone: false }
  return breakMinutesOf(plan, done)
}

/** The field's own form, in the market's time wherever the computer's clock stands. */
const localOf = (at: string) => `${dayOf(new Date(at))}T${timeOf(new Date(at))}`
function momentOfLocal(text: string): string | null {
  const [day, time] = text.split('T')
  return day && time ? momentOf(day, time.slice(0, 5)).toISOString() : null
}
