import { InputNumber } from 'antd'
import { useId } from 'react'

/** Shows what the rule takes off until somebody counts; emptied, the rule holds again. */
export function BreakField({
  counted,
  byRule,
  onCount,
}: {
  counted: number | null
  byRule: number
  onCount: (minutes: number | null) => void
}) {
  const id = useId()
  return (
    <div className="ask-field">
      <label htmlFor={id}>中间休息（分钟）</label>
      <InputNumber id={id} min={0} max={720} precision={0} value={counted ?? byRule} onChange={onCount} />
    </div>
  )
}
