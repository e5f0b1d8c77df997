import { Button } from 'antd'
import { useState } from 'react'
import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { findEmployers } from '#employers/employers.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { FindBox } from '../kit/find-box.tsx'
import { useRested } from '../kit/use-rested.ts'
import { useMarket } from '../market.tsx'
import { EMPLOYER_KIND_WORDS } from '../words.ts'

export function EmployerPicker({
  id,
  value,
  onChange,
  wrong,
  autoFocus,
}: {
  id: string
  value: { employerId: string; name: string } | null
  onChange: (value: { employerId: string; name: string } | null) => void
  wrong: boolean
  autoFocus: boolean
}) {
  const { marketId } = useMarket()
  const [text, setText] = useState('')
  const rested = useRested(text.trim())
  const found = useAsk(
    findEmployers,
    { params: { marketId }, query: { name: rested, limit: 8 } },
    { enabled: rested !== '', keep: true },
  )
  const isFinding = !found.error && (rested !== text.trim() || found.isPlaceholderData || found.isLoading)
  if (value)
    return (
      <div className="picked">
        <b>{value.name}</b>
        <Button size="small" aria-label={`换一个用工主体，现在是${value.name}`} onClick={() => onChange(null)}>
          换
        </Button>
      </div>
    )
  return (
    <FindBox
      id={id}
      label="用工主体"
      hideLabel
      floating
      thenNext
      autoFocus={autoFocus}
      placeholder="名称、拼音、首字母或信用代码"
      text={text}
      onText={setText}
      isFinding={isFinding}
      items={rested ? (found.data?.items ?? []) : []}
      keyOf={(e) => e.employerId}
      wrong={wrong}
      onPick={(e) => onChange({ employerId: e.employerId, name: e.name })}
      status={found.error?.detail ?? (isFinding ? '正在找' : '没有登记过，请先登记用工主体')}
    >
      {(e) => (
        <span className="person-option">
          <b>{e.name}</b>
          <span>{EMPLOYER_KIND_WORDS[e.kind]}</span>
          <span>{LEVEL_NAMES[e.level]}</span>
          <span>
            {e.contactName} {e.phoneMasked}
          </span>
        </span>
      )}
    </FindBox>
  )
}
