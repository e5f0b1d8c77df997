import { useEffect, useState } from 'react'

/** Nobody is left waiting: how long until the next code, and then the button. */
export function ResendCode({
  seconds,
  busy,
  refused,
  onSend,
}: {
  seconds: number
  busy: boolean
  refused: string | null
  onSend: () => void
}) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    setLeft(seconds)
    if (seconds <= 0) return
    const timer = setInterval(() => setLeft((n) => Math.max(0, n - 1)), 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return (
    <p>
      {left > 0 ? (
        <span className="hint">没收到？{left}秒后可以再发</span>
      ) : (
        <button type="button" className="link" onClick={onSend} disabled={busy}>
          没收到，再发一次
        </button>
      )}
      {refused ? (
        <span className="field-error" role="alert">
          {refused}
        </span>
      ) : null}
    </p>
  )
}
