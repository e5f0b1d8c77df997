import { useEffect, useRef, useState } from 'react'
import { systemClock } from '#kernel/clock.ts'

/** faces.md 5: a warning after 45–60 s, and ten times what an average person needs to press a button. */
const IDLE_MS = 45_000
const ANSWER_SECONDS = 30
/** Whoever rang for staff stands and waits without touching anything. */
const BELL_MS = 300_000

/** Seconds left of the warning, or null. `onGone` when nobody answered it. */
export function useIdle(
  watching: boolean,
  { waitsForStaff, listens }: { waitsForStaff: boolean; listens: boolean },
  onGone: () => void,
) {
  const [left, setLeft] = useState<number | null>(null)
  const touched = useRef(0)
  const gone = useRef(onGone)
  gone.current = onGone
  const hears = useRef(listens)
  hears.current = listens
  const patience = waitsForStaff ? BELL_MS : IDLE_MS
  useEffect(() => {
    if (!watching) return setLeft(null)
    touched.current = systemClock().getTime()
    const isWarned = () => systemClock().getTime() - touched.current >= patience
    const touch = () => {
      // During the warning only its own buttons count: a sleeve on the glass is nobody's answer.
      if (!isWarned()) touched.current = systemClock().getTime()
    }
    const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const event of events) window.addEventListener(event, touch, { passive: true })
    const timer = setInterval(() => {
      // Who listens stands still.
      if (hears.current) touch()
      const over = systemClock().getTime() - touched.current - patience
      if (over < 0) return setLeft(null)
      const seconds = ANSWER_SECONDS - Math.floor(over / 1000)
      if (seconds > 0) return setLeft(seconds)
      setLeft(null)
      gone.current()
    }, 250)
    return () => {
      clearInterval(timer)
      for (const event of events) window.removeEventListener(event, touch)
    }
  }, [watching, patience])
  return {
    left,
    stay: () => {
      touched.current = systemClock().getTime()
      setLeft(null)
    },
  }
}

export function IdleWarning({ left, onStay, onEnd }: { left: number; onStay: () => void; onEnd: () => void }) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div className="idle" role="alertdialog" aria-modal="true" aria-labelledby="idle-title" aria-describedby="idle-why">
      <div className="idle-sheet">
        <h2 id="idle-title">您还在看吗</h2>
        <p className="idle-left" aria-live="off">
          {left}
        </p>
        <p id="idle-why">没人按的话，这些内容会清掉，后面的人看不到。</p>
        <div className="idle-acts">
          <button ref={stay} type="button" className="big-button big-primary" onClick={onStay}>
            继续看
          </button>
          <button type="button" className="big-button big-secondary" onClick={onEnd}>
            我看完了，清掉
          </button>
        </div>
      </div>
    </div>
  )
}
