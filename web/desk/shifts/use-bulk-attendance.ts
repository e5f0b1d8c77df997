import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { checkIn, checkOut } from '#hires/hires.api.ts'
import { newId, systemClock } from '#kernel/clock.ts'
import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { call, Refused } from '../../shared/call.ts'
import { isPassing } from '../../shared/queue.rules.ts'
import { enqueue, useQueue } from '../../shared/queue.ts'
import type { HireLine } from '../market-day.ts'

interface Refusal {
  hireId: string
  name: string
  detail: string
}

/** Many at once, one call each; who is refused is named with the reason. Without a line all of them wait in the queue. */
export function useBulkAttendance(onSaid: (text: string) => void) {
  const client = useQueryClient()
  const { online } = useQueue()
  const [isBusy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const run = async (hires: readonly HireLine[], what: '签到' | '签退') => {
    setBusy(true)
    const refused: Refusal[] = []
    let kept = 0
    for (const hire of hires) {
      const [e, sent] = orderOf(hire, what, online && kept === 0)
      try {
        // After the first that found no line the rest is not tried one by one: forty people would wait forty times.
        if (!online || kept > 0) throw new Refused('offline')
        await call(e, sent, { key: newId() })
      } catch (error) {
        const no = error instanceof Refused ? error : new Refused('bug')
        if (isPassing(no.code)) {
          await enqueue(e, orderOf(hire, what, false)[1], { label: `${what} ${hire.workerName}`, subject: hire.hireId })
          kept++
        } else refused.push({ hireId: hire.hireId, name: hire.workerName, detail: no.detail })
      }
    }
    setRefusals(refused)
    setBusy(false)
    const done = hires.length - refused.length - kept
    if (done > 0) onSaid(`${what}了${done}人`)
    if (kept > 0) onSaid(`网络不通，${kept}人已记下，联网后自动提交`)
    void client.invalidateQueries()
  }
  return {
    checkIn: (hires: readonly HireLine[]) => void run(hires, '签到'),
    checkOut: (hires: readonly HireLine[]) => void run(hires, '签退'),
    isBusy,
    refusals,
  }
}

/** What is sent later carries the hour at which it was said, and for leaving the reason that asks for. */
function orderOf(hire: HireLine, what: '签到' | '签退', live: boolean): [Endpoint, Sent<Endpoint>] {
  const at = systemClock().toISOString()
  const params = { marketId: hire.marketId, hireId: hire.hireId }
  const presence = { how: 'desk' as const }
  if (what === '签到')
    return [checkIn, { params, body: { presence, ...(!live && { at }) } } satisfies Sent<typeof checkIn>]
  return [
    checkOut,
    { params, body: { presence, ...(!live && { at, note: '断网时窗口签退，联网后补录' }) } } satisfies Sent<
      typeof checkOut
    >,
  ]
}
