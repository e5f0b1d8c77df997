import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { endBell, getBell, ringBell } from '#hall/hall.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { call, type Refused } from '../shared/call.ts'
import { phoneInGroups } from '../shared/format.ts'
import { Icon } from '../shared/ui/icons.tsx'

type BellReply = Reply<typeof getBell>
const POLL_MS = 3000
/** After that the board says where to go instead of letting somebody stand there. */
const LONG_MS = 120_000
const KEPT_MS = 60_000

export function useBell(marketId: string) {
  const client = useQueryClient()
  const [bellId, setBellId] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const bell = useQuery<BellReply, Refused>({
    queryKey: ['bell', bellId],
    queryFn: () => call(getBell, { params: { marketId, bellId: bellId! } }),
    enabled: bellId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'answered' ? false : POLL_MS),
  })
  const state = bellId ? (bell.data?.state ?? 'rung') : null
  useEffect(() => {
    if (state !== 'answered') return
    const timer = setTimeout(() => setBellId(null), KEPT_MS)
    return () => clearTimeout(timer)
  }, [state])
  const open = useRef<string | null>(null)
  open.current = state === 'rung' ? bellId : null
  /** Taken back, or the person left. */
  const end = useCallback(() => {
    if (open.current) void call(endBell, { params: { marketId, bellId: open.current } }).catch(() => {})
    setBellId(null)
    setFailed(false)
  }, [marketId])
  return {
    state,
    failed,
    rungAt: bell.data?.rungAt ?? null,
    ring: async () => {
      setFailed(false)
      try {
        const rung = await call(ringBell, { params: { marketId } })
        client.setQueryData(['bell', rung.bellId], rung)
        setBellId(rung.bellId)
      } catch {
        setFailed(true)
      }
    },
    end,
    /** The stream said that some bell was answered. */
    hear: () => void client.invalidateQueries({ queryKey: ['bell'] }),
  }
}
export type BellState = ReturnType<typeof useBell>

/** What becomes of the call, between what is looked at and what is touched. */
export function BellStrip({ bell, now, phone }: { bell: BellState; now: Date; phone: string | null }) {
  const instead = phone ? `请直接到窗口，或者打 ${phoneInGroups(phone)}。` : '请直接到窗口。'
  if (bell.failed)
    return (
      <section className="bell-strip bell-failed" role="alert">
        <Icon name="offline" />
        <p>网络不通，没有叫到。{instead}</p>
        <button type="button" className="big-button big-secondary" onClick={bell.end}>
          知道了
        </button>
      </section>
    )
  if (bell.state === 'answered')
    return (
      <section className="bell-strip bell-answered" role="status">
        <Icon name="check" />
        <p>工作人员看到了，正在过来，请在这里等。</p>
      </section>
    )
  if (bell.state !== 'rung') return null
  const isLong = bell.rungAt !== null && now.getTime() - Date.parse(bell.rungAt) > LONG_MS
  return (
    <section className="bell-strip" role="status">
      <Icon name="bell" />
      <p>{isLong ? `窗口正忙，还没有人应。${instead}` : '已经叫了工作人员，请在这里等一下。'}</p>
      <button type="button" className="big-button big-secondary" onClick={bell.end}>
        不用了
      </button>
    </section>
  )
}
