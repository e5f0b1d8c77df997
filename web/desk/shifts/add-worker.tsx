import { Alert, App } from 'antd'
import { useState } from 'react'
import { acceptShift } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { FindBox } from '../kit/find-box.tsx'
import { useMarket } from '../market.tsx'
import { PersonOption } from '../people/person-option.tsx'
import { usePersonSearch, type WorkerLine } from '../people/use-person-search.ts'
import { NOT_INTRODUCED_WORDS } from '../words.ts'

/** Card number, Enter, hired: for a boss who stands at the counter with his people. */
export function AddWorker({ shiftId, version, whyNot }: { shiftId: string; version: number; whyNot: string | null }) {
  const { marketId } = useMarket()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [barred, setBarred] = useState<string | null>(null)
  const found = usePersonSearch(marketId, text)
  const hire = useTell(acceptShift, {
    onDone: (line) => {
      setText('')
      void message.success(`已派工：${line.workerName}，单号 ${line.number}`)
    },
  })
  const pick = (person: WorkerLine) => {
    if (person.whyNotIntroduced)
      return setBarred(`${person.name}：${NOT_INTRODUCED_WORDS[person.whyNotIntroduced].why}`)
    setBarred(null)
    hire.tell({ params: { marketId, shiftId, workerId: person.workerId }, body: { postVersion: version } })
  }
  if (whyNot) return <p className="line-note">{whyNot}，要再派人先增加人数。</p>
  return (
    <div className="add-worker no-print">
      <FindBox
        label="加人：卡号、姓名或手机尾号，回车派工"
        text={text}
        onText={(typed) => {
          setText(typed)
          setBarred(null)
          hire.reset()
        }}
        items={found.items}
        keyOf={(p) => p.workerId}
        onPick={pick}
        status={hire.isBusy ? '正在派工' : found.sentence}
        isFinding={found.isFinding}
      >
        {(p) => <PersonOption person={p} />}
      </FindBox>
      {barred ? <Alert type="error" showIcon role="alert" title={barred} /> : null}
      <Refusal refused={hire.error} />
    </div>
  )
}
