import { useState } from 'react'
import { systemClock } from '#kernel/clock.ts'
import { setLooking } from '#workers/workers.api.ts'
import { words } from '#workers/workers.words.ts'
import { useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { useMe } from '../../shared/session.ts'
import { teach } from '../../shared/words.ts'
import { useWorker } from '../parts/me.tsx'

teach(words)

const HOURS = [2, 4, 8, 12] as const

/** 今天找活 on the board itself: off, or on until a time one chooses; it goes off by itself. Only for who is registered. */
export function LookingBar() {
  const { me } = useMe()
  const { worker } = useWorker(me?.personId)
  const [asking, setAsking] = useState(false)
  const look = useTell(setLooking, { onDone: () => setAsking(false) })
  if (!worker) return null
  const now = systemClock()
  const on = worker.lookingUntil !== null && new Date(worker.lookingUntil) > now
  const tell = (hours: number | null) =>
    !look.isBusy &&
    look.tell({
      params: { workerId: worker.workerId },
      body: { until: hours === null ? null : new Date(now.getTime() + hours * 3600_000).toISOString() },
    })
  return (
    <>
      <button
        type="button"
        className="looking-switch"
        role="switch"
        aria-checked={on}
        onClick={() => (on ? tell(null) : setAsking(!asking))}
      >
        <span>
          <b>今天找活</b>
          {on ? <small>到{whenInWords(worker.lookingUntil!, now)}</small> : null}
        </span>
        <span className="looking-knob" aria-hidden="true">
          {on ? '开' : '关'}
        </span>
      </button>
      {asking && !on ? (
        <fieldset className="chips one-line whole-row">
          <legend>找多久？有合适的活告诉您，到点自己关。</legend>
          {HOURS.map((hours) => (
            <button key={hours} type="button" onClick={() => tell(hours)}>
              {hours}小时
            </button>
          ))}
        </fieldset>
      ) : null}
      {look.refused ? (
        <p className="field-error whole-row" role="alert">
          {look.refused}
        </p>
      ) : null}
    </>
  )
}
