import { Select } from 'antd'
import { useState } from 'react'
import { getOccupations, searchOccupations } from '#occupations/occupations.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { useSettled } from './search-select.tsx'

interface Props {
  id?: string
  value?: string[]
  onChange?: (codes: string[]) => void
  most?: number
}

/** Trades by any word people say for them. */
export function OccupationPicker({ id, value = [], onChange, most = 20 }: Props) {
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const all = useAsk(getOccupations, {})
  const found = useAsk(searchOccupations, { query: { text, limit: 20 } }, { enabled: text !== '', keep: true })
  const groups = all.data?.groups ?? []
  const near = (found.error?.more['suggestions'] ?? []) as { code: string; name: string }[]
  const flat = groups.flatMap((g) => g.occupations).map((o) => ({ value: o.code, label: o.name }))
  const hits = (found.error ? near : (found.data?.items ?? [])).map((o) => ({ value: o.code, label: o.name }))
  const chosen = flat.filter((o) => value.includes(o.value) && !hits.some((h) => h.value === o.value))
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      value={value}
      maxCount={most}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={text ? [...hits, ...chosen] : flat}
      notFoundContent={found.isFetching ? '正在找…' : `没有“${text}”这个工种，请换一种说法`}
      placeholder="输入工种、俗称或拼音"
      onChange={(codes: string[]) => {
        setTyped('')
        onChange?.(codes)
      }}
    />
  )
}
