import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { listWorkerHires } from '#hires/hires.api.ts'
import { useAskPages } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { dayInWords } from '../../shared/format.ts'
import { HireActs } from '../hires/hire-acts.tsx'
import { hireColumns as columns } from '../hires/hire-columns.tsx'
import { useGo } from '../kit/go.ts'
import { KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'

/** What the person has that day, and what can be done about it; older work on demand. */
export function PersonHires({ workerId, day }: { workerId: string; day: string }) {
  const go = useGo()
  const [all, setAll] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const hires = useAskPages(
    listWorkerHires,
    { params: { workerId }, query: all ? {} : { day } },
    { everyMs: 30_000, keep: true },
  )
  useKeys([{ keys: 'q', label: '以前和以后的活', run: () => setAll(!all) }])
  const chosen = hires.items.find((h) => h.hireId === selected) ?? hires.items.find((h) => h.live) ?? hires.items[0]
  const label = all ? '全部的活' : `${dayInWords(day)}的活`
  return (
    <section aria-label={label}>
      <h2>
        {label}{' '}
        <Button size="small" className="no-print" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? '只看这一天' : '以前和以后的'} <kbd>q</kbd>
        </Button>
      </h2>
      <Trouble state={hires} kept={hires.items.length > 0} />
      {hires.isPending ? <Skeleton active paragraph={{ rows: 2 }} title={false} /> : null}
      {hires.isPending || (hires.error && hires.items.length === 0) ? null : (
        <KeyRows
          label={label}
          items={hires.items}
          keyOf={(h) => h.hireId}
          selected={chosen?.hireId ?? null}
          onSelect={setSelected}
          onOpen={(h) => go(`/shifts/${h.shiftId}`)}
          empty="还没有活。"
          columns={[
            columns.when,
            columns.work,
            columns.employer,
            columns.place,
            columns.pay,
            columns.state,
            columns.attendance,
            columns.wage,
          ]}
        />
      )}
      {hires.hasMore ? <Button onClick={hires.more}>再看更多</Button> : null}
      {chosen ? <HireActs key={chosen.hireId} hire={chosen} /> : null}
    </section>
  )
}
