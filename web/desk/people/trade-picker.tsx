import { Button } from 'antd'
import { useState } from 'react'
import { TRADE_LEVEL_NAMES, TRADE_LEVELS } from '#workers/worker.rules.ts'
import { FindBox } from '../kit/find-box.tsx'
import { OccupationOption } from '../kit/occupation-option.tsx'
import { useOccupationSearch } from '../kit/occupations.ts'

export interface TradeChosen {
  occupation: string
  name: string
  level: (typeof TRADE_LEVELS)[number]
}

/** 搬, byg, 苦力: a few letters and Enter, one trade after the other; Enter on an empty box goes on. */
export function TradePicker({
  value = [],
  onChange,
  id,
  wrong,
}: {
  value?: readonly TradeChosen[]
  onChange?: (value: TradeChosen[]) => void
  id?: string
  wrong?: boolean
}) {
  const [text, setText] = useState('')
  const { items, near, isFinding } = useOccupationSearch(text)
  const left = items.filter((o) => !value.some((v) => v.occupation === o.code))
  return (
    <div className="trade-picker">
      <FindBox
        {...(id && { id })}
        label="会做什么：打字、拼音或首字母，回车选中"
        hideLabel
        floating
        placeholder="打字、拼音或首字母，例如 搬、byg，回车选中"
        text={text}
        onText={setText}
        items={left}
        keyOf={(o) => o.code}
        wrong={wrong ?? false}
        onPick={(o) => {
          onChange?.([...value, { occupation: o.code, name: o.name, level: o.skill === 0 ? 'helper' : 'skilled' }])
          setText('')
        }}
        isFinding={isFinding}
        status={isFinding ? '正在打开工种表' : '没有这个工种，换个说法'}
      >
        {(o) => <OccupationOption occupation={o} />}
      </FindBox>
      {near && left.length > 0 ? <p className="line-note">没有“{text}”，相近的有：</p> : null}
      {value.length > 0 ? (
        <ul className="chosen" aria-label="会做的工种">
          {value.map((trade) => (
            <li key={trade.occupation}>
              <b>{trade.name}</b>
              <select
                className="native-select"
                aria-label={`${trade.name}的水平`}
                value={trade.level}
                onChange={(e) =>
                  onChange?.(
                    value.map((v) => (v === trade ? { ...v, level: e.target.value as TradeChosen['level'] } : v)),
                  )
                }
              >
                {TRADE_LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {TRADE_LEVEL_NAMES[level]}
                  </option>
                ))}
              </select>
              <Button
                size="small"
                aria-label={`去掉${trade.name}`}
                onClick={() => onChange?.(value.filter((v) => v !== trade))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
