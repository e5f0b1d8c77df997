import { Button, Descriptions, Drawer, Input } from 'antd'
import { useId, useState } from 'react'
import { PAYMENT_WAY_NAMES } from '#hires/hire.rules.ts'
import { getHire, type Hire, printSlip, settleDispute } from '#hires/hires.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { hours, ledger, spanInWords } from '../../shared/format.ts'
import { mayCall, useMe } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Answer } from '../parts/states.tsx'
import { SETTLEMENT_NAMES } from '../parts/words.ts'
import { HireTags } from './wages-screen.tsx'

type Full = (typeof Hire)['_zod']['output']

/** One hire: what was agreed, what was done, what was paid, and the dispute if there is one. */
export function HireDrawer({
  marketId,
  hireId,
  onClose,
}: {
  marketId: string
  hireId: string | null
  onClose: () => void
}) {
  const asked = useAsk(getHire, { params: { marketId, hireId: hireId ?? '' } }, { enabled: hireId !== null })
  return (
    <Drawer
      title="用工记录"
      open={hireId !== null}
      onClose={onClose}
      size={560}
      extra={
        hireId ? (
          <PrintButton
            endpoint={printSlip}
            sent={{ params: { marketId, hireId }, query: {} }}
            label="打印用工卡"
            keys={null}
          />
        ) : null
      }
    >
      {hireId ? <Answer of={asked}>{(hire) => <Loaded hire={hire} />}</Answer> : null}
    </Drawer>
  )
}

function Loaded({ hire }: { hire: Full }) {
  const { attendance, wage, terms } = hire
  const rows: [string, React.ReactNode][] = [
    ['用工卡号', hire.number],
    ['状态', <HireTags key="s" hire={hire} />],
    ['零工', hire.workerName],
    ['用工主体', hire.employerName],
    ['做什么', `${terms.title}（${terms.occupation.name}）`],
    ['时间', spanInWords(terms.startsAt, terms.endsAt)],
    ['地点', terms.place.text],
    ['结算', SETTLEMENT_NAMES[terms.settlement]],
    ['到岗', attendance?.inAt ? moment(attendance.inAt) : '没有'],
    ['离岗', attendance?.outAt ? moment(attendance.outAt) : '没有'],
    ['工时', attendance?.workedMinutes ? hours(attendance.workedMinutes) : '未算'],
    ['应付', wage ? `${ledger(wage.amountFen)} 元，${moment(wage.dueAt)} 前` : '未算'],
    [
      '已付',
      hire.payments.length === 0
        ? '没有'
        : hire.payments.map((p) => (
            <div key={p.paymentId}>
              {ledger(p.amountFen)} 元　{PAYMENT_WAY_NAMES[p.how]}　{moment(p.paidAt)}
              {p.reversed ? '（已冲正）' : ''}
            </div>
          )),
    ],
    ['本人确认', hire.confirmedAt ? moment(hire.confirmedAt) : '还没有'],
    ...(hire.endReason ? [['结束原因', hire.endReason] as [string, string]] : []),
  ]
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
      {hire.disputedAt ? <Dispute hire={hire} /> : null}
    </>
  )
}

function Dispute({ hire }: { hire: Full }) {
  const me = useMe()
  const [note, setNote] = useState('')
  const id = useId()
  const settle = useTell(settleDispute)
  return (
    <section aria-label="工钱异议">
      <h2>工钱异议</h2>
      <p>
        {moment(hire.disputedAt!)}：{hire.disputeSaid}
      </p>
      {hire.disputeSettledAt ? (
        <p>已于 {moment(hire.disputeSettledAt)} 办结。</p>
      ) : mayCall(me, settleDispute) ? (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            settle.tell({ params: { marketId: hire.marketId, hireId: hire.hireId }, body: { note: note.trim() } })
          }}
        >
          <label htmlFor={id}>双方怎么说定的</label>
          <Input.TextArea id={id} value={note} maxLength={300} rows={3} onChange={(e) => setNote(e.target.value)} />
          <div className="form-actions">
            <Button type="primary" htmlType="submit" loading={settle.isBusy} disabled={!note.trim()}>
              办结异议
            </Button>
            {note.trim() ? null : <span>请写明双方说定的结果</span>}
          </div>
          <Refusal refused={settle.error} />
        </form>
      ) : null}
    </section>
  )
}
