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
        { title: '招', number: true, cell: (s) => s.headcount },
        { title: '已派', number: true, cell: (s) => s.live },
        { title: '到岗', number: true, cell: (s) => s.checkedIn },
        {
          title: '还缺',
          number: true,
          cell: (s) =>
            s.state === 'cancelled' ? (
              '已取消'
            ) : s.placesLeft === null ? (
              STATE_WORDS[s.state]
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

/** Why nobody is taken any more; one that has not begun is paused. */
const STATE_WORDS: Record<DayShift['state'], string> = {
  open: '不再招',
  filled: '满',
  'under-way': '已开工',
  ended: '已收工',
  settled: '已结清',
  cancelled: '已取消',
}
