import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { answerBell, listBells, watchHall } from '#hall/hall.api.ts'
import { keyOf, useAsk, useLive, useTell } from '../../shared/ask.ts'
import { useMe } from '../../shared/desk-ui/sign-in/session.tsx'
import { agoInWords } from '../../shared/format.ts'

/** Somebody stands at a kiosk and asks for a human: over every screen of the desk until one of us goes. */
export function Bells({ marketId }: { marketId: string }) {
  const me = useMe()
  return listBells.callers.includes(me.as) ? <OpenBells marketId={marketId} /> : null
}

function OpenBells({ marketId }: { marketId: string }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const sent = { params: { marketId } }
  const bells = useAsk(listBells, sent, { everyMs: 10_000 })
  const again = () => void client.invalidateQueries({ queryKey: keyOf(listBells, sent) })
  useLive(watchHall, { ...sent, query: {} }, ({ event }) => event === 'bell' && again(), { events: ['board', 'bell'] })
  const answer = useTell(answerBell, {
    refresh: false,
    onDone: ({ device }) => {
      void message.success(`${device}：已告诉对方您正在过去`)
      again()
    },
    onRefused: ({ detail }) => {
      void message.error(detail)
      again()
    },
  })
  const items = bells.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="bells" aria-label="自助机在叫人">
      {items.map(({ bellId, device, rungAt }) => (
        <Alert
          key={bellId}
          type="warning"
          showIcon
          title={`${device}：有人叫工作人员`}
          description={agoInWords(rungAt)}
          action={
            <Button
              type="primary"
              loading={answer.isBusy}
              onClick={() => answer.tell({ params: { marketId, bellId } })}
              aria-label={`我过去：${device}`}
            >
              我过去
            </Button>
          }
        />
      ))}
    </section>
  )
}
