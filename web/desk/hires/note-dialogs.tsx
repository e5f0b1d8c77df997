import { Input } from 'antd'
import { useId, useState } from 'react'
import { disputeWage, markNoShow, settleDispute } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import type { HireLine } from '../market-day.ts'

interface Props {
  hire: HireLine
  onClose: () => void
}
const paramsOf = (hire: HireLine) => ({ marketId: hire.marketId, hireId: hire.hireId })

export function NoShowDialog({ hire, onClose }: Props) {
  const [note, setNote] = useState('')
  const mark = useTell(markNoShow, { onDone: onClose })
  return (
    <AskDialog
      title={`${hire.workerName} 没来`}
      okText="登记没来"
      danger
      busy={mark.isBusy}
      refused={mark.error}
      actingFor={hire.employerName}
      onOk={() => mark.tell({ params: paramsOf(hire), body: { note: note.trim() || null } })}
      onClose={onClose}
    >
      <Note label="说明（可以不填）" value={note} onValue={setNote} placeholder="例如：电话打不通" />
      <p>登记后空出一个名额，会通知本人。</p>
    </AskDialog>
  )
}

export function DisputeDialog({ hire, onClose }: Props) {
  const [said, setSaid] = useState('')
  const dispute = useTell(disputeWage, { onDone: onClose })
  return (
    <AskDialog
      title={`${hire.workerName} 说工时或工钱不对`}
      okText="登记异议"
      busy={dispute.isBusy}
      refused={dispute.error}
      whyNot={said.trim() ? null : '请写本人的原话'}
      actingFor={hire.workerName}
      onOk={() => dispute.tell({ params: paramsOf(hire), body: { said: said.trim() } })}
      onClose={onClose}
    >
      <Note label="本人怎么说" value={said} onValue={setSaid} max={300} placeholder="例如：干了10个小时，只算了8个" />
    </AskDialog>
  )
}

export function SettleDialog({ hire, onClose }: Props) {
  const [note, setNote] = useState('')
  const settle = useTell(settleDispute, { onDone: onClose })
  return (
    <AskDialog
      title={`办结 ${hire.workerName} 的异议`}
      okText="办结"
      busy={settle.isBusy}
      refused={settle.error}
      whyNot={note.trim() ? null : '请写双方怎么谈妥的，双方都看得到'}
      onOk={() => settle.tell({ params: paramsOf(hire), body: { note: note.trim() } })}
      onClose={onClose}
    >
      <Note label="怎么解决的" value={note} onValue={setNote} max={300} placeholder="例如：补2小时工钱60元，当场付清" />
    </AskDialog>
  )
}

function Note({
  label,
  value,
  onValue,
  max = 200,
  placeholder,
}: {
  label: string
  value: string
  onValue: (v: string) => void
  max?: number
  placeholder: string
}) {
  const id = useId()
  return (
    <div className="ask-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        maxLength={max}
        value={value}
        onChange={(e) => onValue(e.target.value)}
        placeholder={placeholder}
      />
    </div>
  )
}
