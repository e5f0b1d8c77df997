import { useState } from 'react'
import { getWorkerCard, printWorkerCard } from '#workers/workers.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { Refused, saveFile } from '../../shared/call.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import { OwnWorker } from './own-worker.tsx'

export function CardScreen() {
  return <OwnWorker title="我的零工卡">{(worker) => <Card workerId={worker.workerId} />}</OwnWorker>
}

function Card({ workerId }: { workerId: string }) {
  const { data, error, refetch } = useAsk(getWorkerCard, { params: { workerId } })
  const [refused, setRefused] = useState<Refused | null>(null)
  const save = () => {
    setRefused(null)
    saveFile(printWorkerCard, { params: { workerId } }).catch((e: unknown) =>
      setRefused(e instanceof Refused ? e : new Refused('bug')),
    )
  }
  return (
    <Page title="我的零工卡" back="/me">
      {data ? (
        <>
          <section className="worker-card" aria-label="零工卡">
            <p>
              <b>{data.name}</b>
            </p>
            <img
              className="qr"
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`}
              alt={`零工卡二维码，卡号${data.cardNumber}`}
            />
            <p className="digits">{data.cardNumber.replace(/(\d{5})(?=\d)/, '$1 ')}</p>
            <p>{data.marketName}</p>
          </section>
          <p className="hint">到窗口给工作人员扫一下就认得您。别人扫了什么也看不到。</p>
          <BigButton kind="secondary" icon="print" onClick={save}>
            存零工卡（PDF）
          </BigButton>
          {refused ? <Banner kind="error">{refused.detail}</Banner> : null}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}
