import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Refused } from '../../shared/call.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'

interface Props {
  title: string
  children?: ReactNode
  label?: string
  okText: string
  danger?: boolean
  isOpen: boolean
  isBusy: boolean
  most?: number
  refused: Refused | null
  onCancel: () => void
  onOk: (reason: string) => void
}

/** Asks why before something that is journalled. What was written stays when the server says no. */
export function ReasonDialog({
  title,
  children,
  label = '原因',
  okText,
  danger = false,
  isOpen,
  isBusy,
  most = 200,
  refused,
  onCancel,
  onOk,
}: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const short = reason.trim().length < 2
  return (
    <Modal
      title={title}
      open={isOpen}
      okText={okText}
      cancelText="不办了"
      okButtonProps={{ danger, loading: isBusy }}
      onCancel={onCancel}
      onOk={() => (short ? setTried(true) : onOk(reason.trim()))}
      afterClose={() => {
        setReason('')
        setTried(false)
      }}
    >
      {children}
      <label htmlFor={id}>{label}（会记入日志）</label>
      <Input.TextArea
        id={id}
        value={reason}
        rows={3}
        maxLength={most}
        showCount
        aria-invalid={tried && short}
        aria-describedby={`${id}-why`}
        onChange={(e) => setReason(e.target.value)}
      />
      <p id={`${id}-why`} className="field-why" role="alert">
        {tried && short ? '请写明原因，至少 2 个字' : ''}
      </p>
      <Refusal refused={refused} />
    </Modal>
  )
}
