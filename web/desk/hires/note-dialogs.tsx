import { Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { OBJECTION_OUTCOME_NAMES, OBJECTION_OUTCOMES, type ObjectionOutcome } from '#hires/hire.rules.ts'
import {
  confirmWage,
  decideObjection,
  disputeWage,
  markNoShow,
  objectToNoShow,
  settleDispute,
} from '#hires/hires.api.ts'
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

/** The worker says that the money came although they disputed it: what was agreed is written down, and they are told. */
export function ConfirmDialog({ hire, onClose }: Props) {
  const [note, setNote] = useState('')
  const confirm = useTell(confirmWage, { onDone: onClose })
  return (
    <AskDialog
      title={`${hire.workerName} 确认收到工钱`}
      okText="确认收到，办结异议"
      busy={confirm.isBusy}
      refused={confirm.error}
      whyNot={note.trim() ? null : '本人说过工钱不对，请写双方怎么谈妥的，会告诉本人'}
      actingFor={hire.workerName}
      onOk={() => confirm.tell({ params: paramsOf(hire), body: { note: note.trim() } })}
      onClose={onClose}
    >
      <Note label="怎么解决的" value={note} onValue={setNote} max={300} placeholder="例如：工时对过，本人认可" />
    </AskDialog>
  )
}

export function ObjectDialog({ hire, onClose }: Props) {
  const [said, setSaid] = useState(hire.objection?.said ?? '')
  const object = useTell(objectToNoShow, { onDone: onClose })
  return (
    <AskDialog
      title={`${hire.workerName} 说自己来过`}
      okText="登记申诉"
      busy={object.isBusy}
      refused={object.error}
      whyNot={said.trim() ? null : '请写本人的原话'}
      actingFor={hire.workerName}
      onOk={() => object.tell({ params: paramsOf(hire), body: { said: said.trim() } })}
      onClose={onClose}
    >
      <Note
        label="本人怎么说"
        value={said}
        onValue={setSaid}
        max={300}
        placeholder="例如：七点半就到了东门，工头在忙"
      />
    </AskDialog>
  )
}

export function ObjectionDialog({ hire, onClose }: Props) {
  const [outcome, setOutcome] = useState<ObjectionOutcome | null>(null)
  const [note, setNote] = useState('')
  const decide = useTell(decideObjection, { onDone: onClose })
  const id = useId()
  return (
    <AskDialog
      title={`处理 ${hire.workerName} 的申诉`}
      okText="处理"
      busy={decide.isBusy}
      refused={decide.error}
      whyNot={!outcome ? '请选怎么处理' : note.trim() ? null : '请写理由，双方都看得到'}
      onOk={() => outcome && decide.tell({ params: paramsOf(hire), body: { outcome, note: note.trim() } })}
      onClose={onClose}
    >
      <p>
        登记没来：{hire.endReason ?? '没有写说明'}。本人说：{hire.objection?.said}
      </p>
      <div className="ask-field">
        <span id={`${id}-o`}>怎么处理</span>
        <Radio.Group
          aria-labelledby={`${id}-o`}
          value={outcome}
          onChange={(e) => setOutcome(e.target.value)}
          options={OBJECTION_OUTCOMES.map((value) => ({ value, label: OBJECTION_OUTCOME_NAMES[value] }))}
        />
      </div>
      <Note label="理由" value={note} onValue={setNote} max={300} placeholder="例如：看了东门的录像" />
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
