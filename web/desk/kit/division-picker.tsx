import { Button } from 'antd'
import { useState } from 'react'
import { findDivisions } from '#divisions/divisions.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { FindBox } from './find-box.tsx'
import { useRested } from './use-rested.ts'

export interface DivisionChosen {
  code: string
  fullName: string
}

/** 番禺, panyu, pyq: the place as people say it, down to the 街道. */
export function DivisionPicker({
  id,
  label,
  value,
  onChange,
  wrong,
}: {
  id?: string
  label: string
  value: DivisionChosen | null
  onChange: (value: DivisionChosen | null) => void
  wrong?: boolean
}) {
  const [text, setText] = useState('')
  const rested = useRested(text.trim())
  const found = useAsk(findDivisions, { query: { text: rested, limit: 8 } }, { enabled: rested !== '', keep: true })
  const isFinding = !found.error && (rested !== text.trim() || found.isPlaceholderData || found.isLoading)
  if (value)
    return (
      <div className="picked">
        <b>{value.fullName}</b>
        <Button size="small" aria-label={`换一个地区，现在是${value.fullName}`} onClick={() => onChange(null)}>
          换
        </Button>
      </div>
    )
  return (
    <FindBox
      {...(id && { id })}
      label={label}
      hideLabel
      floating
      thenNext
      placeholder="市、区、街道，或拼音首字母"
      text={text}
      onText={setText}
      isFinding={isFinding}
      items={rested ? (found.data?.items ?? []) : []}
      keyOf={(d) => d.code}
      wrong={wrong ?? false}
      onPick={(d) => {
        setText('')
        onChange({ code: d.code, fullName: d.fullName })
      }}
      status={found.error?.detail ?? (isFinding ? '正在找' : '没有这个地区，换个说法')}
    >
      {(d) => d.fullName}
    </FindBox>
  )
}
