import { Input } from 'antd'
import { useId, useState } from 'react'
import { cancelShift } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useMarket } from '../market.tsx'

export function CancelShiftDialog({
  shiftId,
  title,
  hired,
  onClose,
}: {
  shiftId: string
  title: string
  hired: number
  onClose: () => void
}) {
  const id = useId()
  const { marketId } = useMarket()
  const [reason, setReason] = useState('')
  const cancel = useTell(cancelShift, { onDone: onClose })
  return (
    <AskDialog
      title={`取消班次：${title}`}
      okText="取消整个班次"
      danger
      busy={cancel.isBusy}
      refused={cancel.error}
      whyNot={reason.trim() ? null : '请写原因，会告诉每一位报名的人'}
      onOk={() => cancel.tell({ params: { marketId, shiftId }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{hired > 0 ? `已经派了${hired}人，会逐一通知。` : '还没有人报名。'}</p>
      <div className="ask-field">
        <label htmlFor={id}>原因</label>
        <Input
          id={id}
          maxLength={200}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
          placeholder="例如：下雨停工"
        />
      </div>
    </AskDialog>
  )
}
