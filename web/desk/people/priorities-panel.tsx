import { Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { type PRIORITY_GROUNDS, PRIORITY_NAMES } from '#workers/worker.rules.ts'
import { addPriority, checkPriority, listPriorities } from '#workers/workers.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { dayInWords, whenInWords } from '../../shared/format.ts'
import { ActingFor } from '../kit/ask-dialog.tsx'
import { Trouble } from '../kit/trouble.tsx'

type Ground = (typeof PRIORITY_GROUNDS)[number]

/** Grounds of being served first, and whether the proof was seen. */
export function PrioritiesPanel({ workerId, name }: { workerId: string; name: string }) {
  const list = useAsk(listPriorities, { params: { workerId } })
  const add = useTell(addPriority)
  const check = useTell(checkPriority)
  const [ground, setGround] = useState<Ground>('older-jobless')
  if (list.error && !list.data) return <Trouble state={list} />
  if (!list.data) return <Skeleton active />
  return (
    <section aria-label="优先服务">
      <Trouble state={list} kept />
      <ActingFor name={name} />
      <Refusal refused={add.error ?? check.error} />
      {list.data.items.length === 0 ? <p className="rows-empty">没有登记优先服务身份。</p> : null}
      <ul className="consent-list">
        {list.data.items.map((p) => (
          <li key={p.priorityId}>
            <div>
              <b>{PRIORITY_NAMES[p.ground]}</b>{' '}
              {p.checkedAt ? (
                <Tag color="success">证明已看，{whenInWords(p.checkedAt)}</Tag>
              ) : (
                <Tag color="warning">证明还没看</Tag>
              )}
              <p>
                从{dayInWords(p.fromOn)}起{p.untilOn ? `，到${dayInWords(p.untilOn)}` : ''}
                {p.note ? `；${p.note}` : ''}
              </p>
            </div>
            {p.checkedAt ? null : (
              <Button
                type="primary"
                loading={check.isBusy}
                onClick={() => check.tell({ params: { workerId, priorityId: p.priorityId }, body: { accepted: true } })}
              >
                看过证明，属实
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="inline-form">
        <label htmlFor="ground">加一项</label>
        <select
          id="ground"
          className="native-select"
          value={ground}
          onChange={(e) => setGround(e.target.value as Ground)}
        >
          {(Object.keys(PRIORITY_NAMES) as Ground[]).map((g) => (
            <option key={g} value={g}>
              {PRIORITY_NAMES[g]}
            </option>
          ))}
        </select>
        <Button loading={add.isBusy} onClick={() => add.tell({ params: { workerId }, body: { ground } })}>
          登记
        </Button>
      </div>
    </section>
  )
}
