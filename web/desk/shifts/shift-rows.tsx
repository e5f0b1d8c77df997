import { Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { useGo } from '../kit/go.ts'
import { KeyRows } from '../kit/key-rows.tsx'
import type { DayShift } from '../market-day.ts'
import { hoursOf, payInWords, SETTLEMENT_WORDS } from '../words.ts'

/** Shifts of a day: when, who hires, how many lack. Enter opens. */
export function ShiftRows({ label, shifts, empty }: { label: string; shifts: readonly DayShift[]; empty: ReactNode }) {
  const go = useGo()
  const [selected, setSelected] = useState<string | null>(null)
  return (
    <KeyRows
      label={label}
      items={shifts}
      keyOf={(s) => s.shiftId}
      selected={selected}
      onSelect={setSelected}
      onOpen={(s) => go(`/shifts/${s.shiftId}`)}
      empty={empty}
      columns={[
        { title: '时间', cell: (s) => <span className="digits nowrap">{hoursOf(s.startsAt, s.endsAt)}</span> },
        {
          title: '活',
          cell: (s) => (
            <a
              href={`/desk/shifts/${s.shiftId}`}
              tabIndex={-1}
              onClick={(e) => {
                e.preventDefault()
                go(`/shifts/${s.shiftId}`)
              }}
            >
              {s.title}
            </a>
          ),
        },
        { title: '工种', cell: (s) => s.occupation },
        { title: '用工方', cell: (s) => s.employerName },
        {
          title: '工钱',
          cell: (s) => <span className="nowrap">{`${payInWords(s.pay)} ${SETTLEMENT_WORDS[s.settlement]}`}</span>,
        },
        { title: '地点', cell: (s) => s.place },
        { title: '已派', number: true, cell: (s) => s.live },
        { title: '到岗', number: true, cell: (s) => s.checkedIn },
        {
          title: '还缺',
          number: true,
          cell: (s) =>
            s.placesLeft === null ? (
              '不再招'
            ) : s.placesLeft === 0 ? (
              '满'
            ) : (
              <Tag color={s.urgent ? 'error' : 'warning'}>缺 {s.placesLeft}</Tag>
            ),
        },
      ]}
    />
  )
}
