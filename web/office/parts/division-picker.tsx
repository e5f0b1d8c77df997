import { useState } from 'react'
import { findDivisions, getDivision } from '#divisions/divisions.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { type Choice, SearchSelect, useSettled } from './search-select.tsx'

interface Props {
  id?: string
  value?: string
  onChange?: (code: string | undefined) => void
  /** Only what lies in this division. */
  within?: string | undefined
  level?: 'city' | 'county' | 'town'
  label?: string
  allowClear?: boolean
  className?: string
  placeholder?: string
}

/** A division by name, pinyin, initials or code; an unknown word is answered with the nearest ones. */
export function DivisionPicker({ value, within, level, placeholder = '输入地名、拼音或代码', ...rest }: Props) {
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const found = useAsk(
    findDivisions,
    { query: { ...(text && { text }), ...(within && { parent: within }), ...(level && { level }), limit: 30 } },
    { keep: true },
  )
  const chosen = useAsk(getDivision, { params: { divisionCode: value ?? '' } }, { enabled: Boolean(value) })
  const near = (found.error?.more['suggestions'] ?? []) as { code: string; fullName: string }[]
  const list = found.error ? near : (found.data?.items ?? []).filter((d) => d.validTo === null)
  const choices: Choice[] = list.map((d) => ({ value: d.code, label: shortened(d.fullName) }))
  if (value && !choices.some((c) => c.value === value))
    choices.unshift({ value, label: chosen.data ? shortened(chosen.data.fullName) : value })
  return (
    <SearchSelect
      {...rest}
      value={value}
      choices={choices}
      isFetching={found.isFetching}
      none={text ? `没有“${text}”这个地方，请换一种写法` : '请输入地名、拼音或代码'}
      placeholder={placeholder}
      onSearch={setTyped}
    />
  )
}

/** Everything here lies in Guangdong. */
export const shortened = (fullName: string): string => fullName.replace(/^广东省(?=.)/, '')
