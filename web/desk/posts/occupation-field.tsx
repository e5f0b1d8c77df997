import { Button } from 'antd'
import { useState } from 'react'
import type { PayUnit } from '#hires/hire.rules.ts'
import { FindBox } from '../kit/find-box.tsx'
import { OccupationOption } from '../kit/occupation-option.tsx'
import { useOccupationSearch } from '../kit/occupations.ts'

const USUAL: Record<string, PayUnit> = { hour: 'hour', day: 'day', piece: 'piece', job: 'job', trip: 'job' }

/** One trade; how it is usually paid comes with it. */
export function OccupationField({
  id,
  value,
  onChange,
  wrong,
  autoFocus,
}: {
  id: string
  value: { code: string; name: string } | null
  onChange: (value: { code: string; name: string } | null, payUnit?: PayUnit) => void
  wrong: boolean
  autoFocus: boolean
}) {
  const [text, setText] = useState('')
  const { items, isFinding } = useOccupationSearch(text)
  if (value)
    return (
      <div className="picked">
        <b>{value.name}</b>
        <Button size="small" aria-label={`换一个工种，现在是${value.name}`} onClick={() => onChange(null)}>
          换
        </Button>
      </div>
    )
  return (
    <FindBox
      id={id}
      label="工种"
      hideLabel
      floating
      thenNext
      autoFocus={autoFocus}
      placeholder="打字、拼音或首字母，例如 搬、byg"
      text={text}
      onText={setText}
      items={items}
      keyOf={(o) => o.code}
      wrong={wrong}
      onPick={(o) => {
        setText('')
        onChange({ code: o.code, name: o.name }, USUAL[o.payUnit])
      }}
      isFinding={isFinding}
      status={isFinding ? '正在打开工种表' : '没有这个工种，换个说法'}
    >
      {(o) => <OccupationOption occupation={o} />}
    </FindBox>
  )
}
