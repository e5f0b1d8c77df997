import { InputNumber } from 'antd'
import { useId, useState } from 'react'
import type { getPostRecord } from '#jobs/posts.api.ts'
import { setHeadcount } from '#jobs/shifts.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { useTell } from '../../shared/ask.ts'
import { sentence } from '../../shared/words.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useMarket } from '../market.tsx'

export function HeadcountDialog({
  shift,
  onClose,
}: {
  shift: Reply<typeof getPostRecord>['shifts'][number]
  onClose: () => void
}) {
  const id = useId()
  const { marketId } = useMarket()
  const [n, setN] = useState(shift.headcount)
  const set = useTell(setHeadcount, { onDone: onClose })
  const taken = shift.headcount - shift.placesLeft
  return (
    <AskDialog
      title="增减人数"
      okText="改好了"
      busy={set.isBusy}
      refused={set.error}
      whyNot={n < taken ? sentence('headcount-below-taken', { taken }) : null}
      onOk={() => set.tell({ params: { marketId, shiftId: shift.shiftId }, body: { headcount: n } })}
      onClose={onClose}
    >
      <div className="ask-field">
        <label htmlFor={id}>一共招几个人（已派{taken}人）</label>
        <InputNumber id={id} min={1} max={2000} precision={0} value={n} onChange={(v) => setN(v ?? 1)} />
      </div>
    </AskDialog>
  )
}
