import { Button, Checkbox, Input } from 'antd'
import { WEEKDAYS } from '../parts/words.ts'

export interface OpenSpan {
  days: number[]
  from: string
  to: string
}
interface Props {
  id?: string
  value?: OpenSpan[]
  onChange?: (hours: OpenSpan[]) => void
}

/** Opening hours by weekday; a hall may open twice a day. */
export function HoursEditor({ id, value = [], onChange }: Props) {
  const set = (at: number, patch: Partial<OpenSpan>) =>
    onChange?.(value.map((span, i) => (i === at ? { ...span, ...patch } : span)))
  return (
    <div id={id} className="hours">
      {value.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
        <fieldset key={at}>
          <legend className="spoken">第 {at + 1} 段开放时间</legend>
          <Checkbox.Group
            value={span.days}
            options={WEEKDAYS.map((label, i) => ({ label, value: i + 1 }))}
            onChange={(days) => set(at, { days: (days as number[]).sort((a, b) => a - b) })}
          />
          <span className="hours-span">
            <Input
              type="time"
              aria-label={`第 ${at + 1} 段从几点`}
              value={span.from}
              onChange={(e) => set(at, { from: e.target.value })}
            />
            到
            <Input
              type="time"
              aria-label={`第 ${at + 1} 段到几点`}
              value={span.to === '24:00' ? '00:00' : span.to}
              // Midnight as an end is the end of that day.
              onChange={(e) => set(at, { to: e.target.value === '00:00' ? '24:00' : e.target.value })}
            />
            <Button
              onClick={() => onChange?.(value.filter((_, i) => i !== at))}
              aria-label={`删去第 ${at + 1} 段开放时间`}
            >
              删去
            </Button>
          </span>
        </fieldset>
      ))}
      <Button
        onClick={() =>
          onChange?.([...value, { days: value.length ? [] : [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '18:00' }])
        }
        disabled={value.length >= 14}
      >
        加一段开放时间
      </Button>
    </div>
  )
}

/** `周一至周日 04:00–18:00`. */
export function hoursInWords(hours: readonly OpenSpan[]): string {
  return hours.map((s) => `${daysInWords(s.days)} ${s.from}–${s.to}`).join('；') || '未填'
}
function daysInWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const isRow = sorted.length > 2 && sorted.every((d, i) => i === 0 || d === sorted[i - 1]! + 1)
  const name = (d: number | undefined) => WEEKDAYS[(d ?? 1) - 1]
  return isRow ? `${name(sorted[0])}至${name(sorted.at(-1))}` : sorted.map(name).join('、')
}
