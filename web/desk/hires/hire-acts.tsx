import { Alert } from 'antd'
import { useState } from 'react'
import {
  CHECKIN_EARLY_MINUTES,
  NO_SHOW_GRACE_MINUTES,
  whyNotCancel,
  whyNotCheckIn,
  whyNotCheckOut,
  whyNotNoShow,
  whyNotObject,
} from '#hires/hire.rules.ts'
import { checkIn, confirmWage, printSlip } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { whenInWords } from '../../shared/format.ts'
import { useQueue } from '../../shared/queue.ts'
import { sentence } from '../../shared/words.ts'
import { ActButton } from '../kit/act-button.tsx'
import { useQueuedTell } from '../kit/use-queued-tell.ts'
import type { HireLine } from '../market-day.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { CheckOutDialog } from './check-out-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { DetailDialog } from './detail-dialog.tsx'
import {
  ConfirmDialog,
  DisputeDialog,
  NoShowDialog,
  ObjectDialog,
  ObjectionDialog,
  SettleDialog,
} from './note-dialogs.tsx'
import { PayDialog } from './pay-dialog.tsx'

type Open =
  | 'out'
  | 'correct'
  | 'detail'
  | 'pay'
  | 'cancel'
  | 'no-show'
  | 'dispute'
  | 'settle'
  | 'confirm'
  | 'object'
  | 'objection'
  | null

/** What the counter can do for one hire just now, each with its key; the rest is left out, or says why not. */
export function HireActs({ hire }: { hire: HireLine }) {
  const [open, setOpen] = useState<Open>(null)
  const params = { marketId: hire.marketId, hireId: hire.hireId }
  const come = useQueuedTell(checkIn, { label: () => `签到 ${hire.workerName}`, subject: () => hire.hireId })
  const confirm = useTell(confirmWage)
  const { all, online, answering } = useQueue()
  // Written down here and not yet at the server: shown, and not asked for twice.
  const kept =
    online && answering ? [] : all.filter((q) => q.subject === hire.hireId && q.state !== 'refused').map((q) => q.label)
  const keptAs = (start: string) => (kept.some((label) => label.startsWith(start)) ? '已记下，通了自动提交' : null)
  const now = systemClock()
  const [startsAt, endsAt] = [new Date(hire.startsAt), new Date(hire.endsAt)]
  const earliest = (minutes: number) => whenInWords(new Date(startsAt.getTime() + minutes * 60_000).toISOString(), now)
  const say = (code: string | null, minutes = 0) => (code ? sentence(code, { when: earliest(minutes) }) : null)
  const { state, wage } = hire
  const owed = wage ? wage.amountFen - wage.paidFen : 0
  const isObjected = hire.objection !== null && hire.objection.outcome === null
  const close = () => setOpen(null)
  return (
    <section className="hire-acts no-print" aria-label={`${hire.workerName}：${hire.title}`}>
      <p>
        <b>{hire.workerName}</b> · {hire.title} · 单号 <span className="digits">{hire.number}</span>
      </p>
      {kept.length > 0 ? <p role="status">已记下、还没发出去：{kept.join('、')}</p> : null}
      <div className="acts">
        {state === 'accepted' ? (
          <>
            <ActButton
              label="签到"
              keys="i"
              primary
              busy={come.isBusy}
              whyNot={keptAs('签到') ?? say(whyNotCheckIn(state, startsAt, endsAt, now), -CHECKIN_EARLY_MINUTES)}
              onRun={() => void come.tell({ params, body: { presence: { how: 'desk' } } })}
            />
            <ActButton label="取消" keys="x" danger whyNot={say(whyNotCancel(state))} onRun={() => setOpen('cancel')} />
            <ActButton
              label="没来"
              keys="u"
              whyNot={say(whyNotNoShow(state, startsAt, now), NO_SHOW_GRACE_MINUTES)}
              onRun={() => setOpen('no-show')}
            />
          </>
        ) : null}
        {state === 'checked-in' ? (
          <ActButton
            label="签退"
            keys="o"
            primary
            whyNot={keptAs('签退') ?? say(whyNotCheckOut(state, endsAt, now, false))}
            onRun={() => setOpen('out')}
          />
        ) : null}
        {wage && owed > 0 ? (
          <ActButton
            label="登记付款"
            keys="w"
            primary={state === 'worked'}
            whyNot={keptAs('登记付款')}
            onRun={() => setOpen('pay')}
          />
        ) : null}
        {state === 'worked' || state === 'paid' ? (
          <ActButton label="更正工时" keys="j" onRun={() => setOpen('correct')} />
        ) : null}
        {state === 'paid' ? (
          <ActButton
            label="本人确认收到"
            keys="y"
            primary
            busy={confirm.isBusy}
            onRun={() => (wage?.disputed ? setOpen('confirm') : confirm.tell({ params, body: {} }))}
          />
        ) : null}
        {wage && !wage.disputed && state !== 'confirmed' ? (
          <ActButton label="钱不对" keys="d" onRun={() => setOpen('dispute')} />
        ) : null}
        {state === 'no-show' && isObjected ? (
          <ActButton label="处理申诉" keys="e" primary onRun={() => setOpen('objection')} />
        ) : null}
        {state === 'no-show' ? (
          <ActButton
            label={isObjected ? '改申诉的话' : '本人说来过'}
            keys="d"
            whyNot={say(whyNotObject(state, hire.objection))}
            onRun={() => setOpen('object')}
          />
        ) : null}
        {wage?.disputed ? <ActButton label="办结异议" keys="e" onRun={() => setOpen('settle')} /> : null}
        <ActButton
          label={hire.changeOffered ? '条件有改动' : '全部记录'}
          keys="v"
          primary={hire.changeOffered}
          onRun={() => setOpen('detail')}
        />
        <PrintButton endpoint={printSlip} sent={{ params, query: { paper: '80mm' } }} label="打印小票" keys="Alt+p" />
        <PrintButton endpoint={printSlip} sent={{ params, query: { paper: 'A4' } }} label="打印用工卡" keys="Alt+a" />
      </div>
      {come.refused ? (
        <Alert type="error" showIcon role="alert" title={come.refused.detail} closable={{ onClose: come.dismiss }} />
      ) : null}
      <Refusal refused={confirm.error} />
      {open === 'out' ? <CheckOutDialog hire={hire} onClose={close} /> : null}
      {open === 'correct' ? <CorrectDialog hire={hire} onClose={close} /> : null}
      {open === 'detail' ? <DetailDialog hire={hire} onClose={close} /> : null}
      {open === 'pay' ? <PayDialog hires={[hire]} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog hire={hire} onClose={close} /> : null}
      {open === 'no-show' ? <NoShowDialog hire={hire} onClose={close} /> : null}
      {open === 'dispute' ? <DisputeDialog hire={hire} onClose={close} /> : null}
      {open === 'confirm' ? <ConfirmDialog hire={hire} onClose={close} /> : null}
      {open === 'object' ? <ObjectDialog hire={hire} onClose={close} /> : null}
      {open === 'objection' ? <ObjectionDialog hire={hire} onClose={close} /> : null}
      {open === 'settle' ? <SettleDialog hire={hire} onClose={close} /> : null}
    </section>
  )
}
