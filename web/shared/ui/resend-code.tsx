import { useEffect, useState } from 'react'
import type { Refused } from '../call.ts'

/** Seconds until a code may be sent again, from the sending or from its refusal. */
export function waitOf(send: { data?: { retryAfterSeconds: number } | undefined; error: Refused<any> | null }): number {
  if (!send.error) return send.data?.retryAfterSeconds ?? 0
  const { seconds } = (send.error.more['facts'] ?? {}) as { seconds?: number }
  return send.error.code === 'too-many' ? (seconds ?? 60) : 0
}

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
    <>
      {refused ? (
        <p className="field-error" role="alert">
          {refused}
        </p>
      ) : null}
      <p>
        {left > 0 ? (
          <span className="hint">没收到？{left < 100 ? `${left}秒` : `${Math.ceil(left / 60)}分钟`}后可以再发</span>
        ) : (
          <button type="button" className="link" onClick={onSend} disabled={busy}>
            没收到，再发一次
          </button>
        )}
      </p>
    </>
  )
}
