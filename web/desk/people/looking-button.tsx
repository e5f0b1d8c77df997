import { App, Button } from 'antd'
import { addDays, dayOf, momentOf, systemClock } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { type getWorker, setLooking } from '#workers/workers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'

/** 今天找活 until midnight: whoever stands here wants to be found. */
export function LookingButton({ worker }: { worker: Reply<typeof getWorker> }) {
  const { message } = App.useApp()
  const look = useTell(setLooking, { onRefused: (r) => void message.error(r.detail) })
  const on = worker.lookingUntil !== null
  const run = () =>
    look.tell({
      params: { workerId: worker.workerId },
      body: { until: on ? null : momentOf(addDays(dayOf(systemClock()), 1)).toISOString() },
    })
  useKeys([{ keys: 'l', label: '今天找活：开 / 关', run }])
  return (
    <Button aria-pressed={on} loading={look.isBusy} onClick={run}>
      {on ? '今天不找了' : '今天找活'} <kbd>l</kbd>
    </Button>
  )
}
