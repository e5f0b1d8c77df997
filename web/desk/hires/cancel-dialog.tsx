import { Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { cancelHire } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import type { HireLine } from '../market-day.ts'

export function CancelDialog({ hire, onClose }: { hire: HireLine; onClose: () => void }) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [side, setSide] = useState<'worker' | 'employer'>('worker')
  const cancel = useTell(cancelHire, { onDone: onClose })
  const late = systemClock() > new Date(hire.cancelFreeUntil)
  return (
    <AskDialog
      title={`取消 ${hire.workerName} 的这个活`}
      okText="取消这个活"
      danger
      busy={cancel.isBusy}
      refused={cancel.error}
      whyNot={reason.trim() ? null : '请写原因，双方都看得到'}
      actingFor={side === 'worker' ? hire.workerName : hire.employerName}
      onOk={() =>
        cancel.tell({ params: { marketId: hire.marketId, hireId: hire.hireId }, body: { reason: reason.trim(), side } })
      }
      onClose={onClose}
    >
      <div className="ask-field">
        <label htmlFor={`${id}-r`}>原因</label>
        <Input
          id={`${id}-r`}
          maxLength={200}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
          placeholder="例如：身体不舒服"
        />
      </div>
      <div className="ask-field">
        <span id={`${id}-s`}>替谁取消</span>
        <Radio.Group
          aria-labelledby={`${id}-s`}
          value={side}
          onChange={(e) => setSide(e.target.value)}
          options={[
            { value: 'worker', label: `零工 ${hire.workerName}` },
            { value: 'employer', label: `用工方 ${hire.employerName}` },
          ]}
        />
      </div>
      <p>{late ? '已经过了免记时间，这次取消会记一次。' : `${whenInWords(hire.cancelFreeUntil)}以前取消，不记。`}</p>
    </AskDialog>
  )
}
