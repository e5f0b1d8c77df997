import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useId, useState } from 'react'
import type { UrlState } from './url-state.ts'

export interface Filter {
  /** Name in the address and in the endpoint's query. */
  name: string
  label: string
  kind: 'text' | 'select' | 'day'
  options?: readonly { value: string; label: string }[]
}

/** Filters of a table; what is chosen stands in the address. */
export function Filters({
  filters,
  state,
  onChange,
}: {
  filters: readonly Filter[]
  state: UrlState
  onChange: (change: UrlState) => void
}) {
  return (
    <search className="filters no-print">
      {filters.map((filter) => (
        <OneFilter
          key={filter.name}
          filter={filter}
          value={state[filter.name]}
          onValue={(value) => onChange({ [filter.name]: value })}
        />
      ))}
    </search>
  )
}

function OneFilter({
  filter,
  value,
  onValue,
}: {
  filter: Filter
  value: string | undefined
  onValue: (value: string | undefined) => void
}) {
  const id = useId()
  const { label, kind, options = [] } = filter
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {kind === 'text' ? <TextFilter id={id} value={value} onValue={onValue} /> : null}
      {kind === 'select' ? (
        <Select
          id={id}
          allowClear
          placeholder="全部"
          value={value}
          onChange={onValue}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          style={{ minWidth: 140 }}
        />
      ) : null}
      {kind === 'day' ? (
        <DatePicker
          id={id}
          value={value ? dayjs(value) : null}
          onChange={(day) => onValue(day?.format('YYYY-MM-DD'))}
        />
      ) : null}
    </div>
  )
}

/** Asks when the typing rests, not at every letter. */
function TextFilter({
  id,
  value,
  onValue,
}: {
  id: string
  value: string | undefined
  onValue: (value: string | undefined) => void
}) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text === (value ?? '')) return
    const timer = setTimeout(() => onValue(text || undefined), 300)
    return () => clearTimeout(timer)
  }, [text, value, onValue])
  return <Input id={id} allowClear value={text} onChange={(e) => setText(e.target.value)} style={{ width: 180 }} />
}
