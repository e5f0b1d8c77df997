import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { call, Refused } from '../../shared/call.ts'
import { discardQueued, enqueue, useQueue } from '../../shared/queue.ts'

/** After so long without an answer the clerk is told that it is kept and may go on with the next person. */
const SAY_KEPT_MS = 2500

export interface QueuedTellOptions<E extends Endpoint> {
  label: (sent: Sent<E>) => string
  /** Writes about one thing keep their order. */
  subject?: (sent: Sent<E>) => string
  onDone?: (reply: Reply<E>) => void
}

/**
 * A write that may wait for the line: kept on this machine before it is sent, sent under one key until it is answered.
 * A refusal is shown where it was made, as long as that screen is open; afterwards it waits in the list of the top bar.
 */
export function useQueuedTell<E extends Endpoint>(e: E, { label, subject, onDone }: QueuedTellOptions<E>) {
  const client = useQueryClient()
  const { all, online } = useQueue()
  const [key, setKey] = useState<string | null>(null)
  const [slow, setSlow] = useState(false)
  const [direct, setDirect] = useState<Refused | null>(null)
  const [sending, setSending] = useState(false)
  const mine = key === null ? undefined : all.find((write) => write.key === key)
  const waiting = mine?.state === 'waiting' || mine?.state === 'sending'
  const refusal = mine?.refusal
  const refused = direct ?? (refusal ? new Refused<string>(refusal.code, { detail: refusal.detail }) : null)

  useEffect(() => {
    setSlow(false)
    if (!waiting) return
    const timer = setTimeout(() => setSlow(true), SAY_KEPT_MS)
    return () => clearTimeout(timer)
  }, [waiting])

  const hear = (reply: Reply<E>) => {
    onDone?.(reply)
    void client.invalidateQueries()
  }
  const tell = async (sent: Sent<E>) => {
    // The clerk mended what was refused: the old try is given up.
    if (mine?.state === 'refused') await discardQueued(mine.key)
    setDirect(null)
    try {
      setKey(await enqueue(e, sent, { label: label(sent), ...(subject && { subject: subject(sent) }), onDone: hear }))
    } catch {
      // No storage in this browser: straight to the server.
      setSending(true)
      try {
        hear(await call(e, sent))
      } catch (error) {
        setDirect(error instanceof Refused ? error : new Refused('bug'))
      } finally {
        setSending(false)
      }
    }
  }
  return {
    tell,
    isBusy: (waiting && !slow && online) || sending,
    /** Safe here, not yet at the server. */
    isKept: waiting && (slow || !online),
    refused,
    /** The clerk gives up what was refused. */
    dismiss: () => {
      setDirect(null)
      if (mine?.state === 'refused') void discardQueued(mine.key)
      setKey(null)
    },
  }
}
