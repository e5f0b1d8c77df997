import { useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { PRIORITY_GROUNDS, PRIORITY_NAMES } from '#workers/worker.rules.ts'
import { addPriority, listPriorities } from '#workers/workers.api.ts'
import { words } from '#workers/workers.words.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { dayInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Choice, Choices } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { ConsentText, useConsent } from '../parts/consent.tsx'
import { Page } from '../parts/page.tsx'
import { OwnWorker } from './own-worker.tsx'

teach(words)

type Ground = (typeof PRIORITY_GROUNDS)[number]

export function PriorityScreen() {
  return <OwnWorker title="优先服务">{(worker) => <Priorities workerId={worker.workerId} />}</OwnWorker>
}

function Priorities({ workerId }: { workerId: string }) {
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useAsk(listPriorities, { params: { workerId } })
  if (adding)
    return (
      <AddPriority workerId={workerId} known={data?.items.map((p) => p.ground) ?? []} onDone={() => setAdding(false)} />
    )
  const today = dayOf(systemClock())
  return (
    <Page
      title="优先服务"
      back="/me"
      action={<BigButton onClick={() => setAdding(true)}>我属于优先服务的人</BigButton>}
    >
      <p>残疾人、低保、大龄失业等，市场可以先帮您找活、办培训和补贴。说不说由您，不说不影响找活。</p>
      {data ? (
        data.items.length === 0 ? (
          <p>您还没有登记。</p>
        ) : (
          <ul className="list">
            {data.items.map((p) => (
              <li key={p.priorityId}>
                <Row
                  title={PRIORITY_NAMES[p.ground]}
                  detail={`从${dayInWords(p.fromOn, today)}起${p.untilOn ? `，到${dayInWords(p.untilOn, today)}` : ''}`}
                  aside={p.checkedAt ? <Badge kind="good">看过证明</Badge> : <Badge kind="warn">等看证明</Badge>}
                />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={1} />
      )}
      <p className="hint">登记后请带证明到市场窗口给工作人员看一次。</p>
    </Page>
  )
}

/** 特定身份 is sensitive: its own consent, its own reason, asked before anything is written (个保法 28, 29). */
function AddPriority({ workerId, known, onDone }: { workerId: string; known: readonly Ground[]; onDone: () => void }) {
  const [ground, setGround] = useState<Ground | null>(null)
  const [note, setNote] = useState('')
  const [agreed, setAgreed] = useState<'yes'[]>([])
  const own = useConsent('priority-group')
  const add = useTell(addPriority, { onDone })
  const send = () => ground && add.tell({ params: { workerId }, body: { ground, note: note.trim() || null } })
  return (
    <Page
      title="您属于哪一种"
      back
      action={
        <>
          {add.refused ? (
            <p className="refused" role="alert">
              {add.refused}
            </p>
          ) : null}
          <BigButton
            onClick={() => own.agreeAnd(send)}
            busy={add.isBusy || own.isBusy}
            whyNot={
              !ground
                ? '请选一个'
                : !own.consent
                  ? (own.error?.detail ?? '正在打开说明，请等一下')
                  : !own.given && agreed.length === 0
                    ? '请先看说明，勾选同意'
                    : null
            }
          >
            登记
          </BigButton>
          <BigButton kind="secondary" onClick={onDone}>
            不登记了
          </BigButton>
        </>
      }
    >
      <Choice
        label="属于哪一种"
        hideLabel
        options={PRIORITY_GROUNDS.map((g) => ({
          value: g,
          label: PRIORITY_NAMES[g],
          whyNot: known.includes(g) ? '已经登记过' : null,
        }))}
        value={ground}
        onValue={setGround}
      />
      <TextField label="还要说明的" optional maxLength={200} rows={2} value={note} onValue={setNote} />
      <ConsentText own={own} />
      {own.given ? null : (
        <Choices
          label="单独同意"
          hideLabel
          options={[{ value: 'yes', label: '我看明白了，同意' }]}
          values={agreed}
          onValues={setAgreed}
        />
      )}
    </Page>
  )
}
