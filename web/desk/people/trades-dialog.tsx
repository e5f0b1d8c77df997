import { useState } from 'react'
import type { Reply } from '#kernel/endpoint.ts'
import { type getWorker, saveWorker } from '#workers/workers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { sentence } from '../../shared/words.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { type TradeChosen, TradePicker } from './trade-picker.tsx'

export function TradesDialog({ worker, onClose }: { worker: Reply<typeof getWorker>; onClose: () => void }) {
  const [trades, setTrades] = useState<TradeChosen[]>(() =>
    worker.trades.map(({ occupation, name, level }) => ({ occupation, name, level })),
  )
  const save = useTell(saveWorker, { onDone: onClose })
  return (
    <AskDialog
      title={`${worker.name}会做什么`}
      okText="保存"
      busy={save.isBusy}
      refused={save.error}
      whyNot={trades.length === 0 ? sentence('trades-needed') : null}
      actingFor={worker.name}
      onOk={() =>
        save.tell({
          params: { workerId: worker.workerId },
          body: {
            trades: trades.map(({ occupation, level }) => {
              const known = worker.trades.find((t) => t.occupation === occupation)
              return { occupation, level, years: known?.years ?? null, certificate: known?.certificate ?? null }
            }),
          },
        })
      }
      onClose={onClose}
    >
      <TradePicker value={trades} onChange={setTrades} />
    </AskDialog>
  )
}
