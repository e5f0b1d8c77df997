import { useEffect } from 'react'
import { getCheckinCode } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useAsk } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import type { Roll } from '../words.ts'
import { OneShift } from './use-roll.tsx'

/** The code of this minute, as large as the screen lets it; a new one is fetched when the old one ends. */
export function CodeScreen() {
  return (
    <OneShift title="签到码" back>
      {(roll) => <Code roll={roll} />}
    </OneShift>
  )
}

function Code({ roll }: { roll: Roll }) {
  const [, go] = useLocation()
  const { data, error, refetch } = useAsk(getCheckinCode, {
    params: { marketId: roll.marketId, shiftId: roll.shiftId },
  })
  useEffect(() => {
    if (!data) return
    // The server's count of seconds, not this phone's clock, which may be minutes off; after an error a little later again.
    const timer = setTimeout(() => void refetch(), Math.max(1, error ? 5 : data.seconds) * 1000 + 300)
    return () => clearTimeout(timer)
  }, [data, error, refetch])
  useEffect(() => {
    const hear = () => document.visibilityState === 'visible' && void refetch()
    document.addEventListener('visibilitychange', hear)
    return () => document.removeEventListener('visibilitychange', hear)
  }, [refetch])
  useAwake()
  const stale = error !== null && data !== undefined && new Date(data.validUntil) < systemClock()
  return (
    <Page
      title="给零工扫"
      back={`/shifts/${roll.shiftId}`}
      action={
        <BigButton kind="secondary" onClick={() => go(`/shifts/${roll.shiftId}`)}>
          到了{roll.checkedIn}人，看名单
        </BigButton>
      }
    >
      {data ? (
        <>
          {stale ? <Banner kind="offline">没有网络，这个码可能过期了。联网后会自己换。</Banner> : null}
          <div className="code-box">
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(data.svg)}`}
              alt="签到码，用零工的手机扫"
              width="600"
              height="600"
            />
          </div>
          <p className="code-digits" aria-label={`数字签到码 ${data.code.split('').join(' ')}`} role="img">
            {data.code.slice(0, 4)} {data.code.slice(4)}
          </p>
          <p className="hint">
            每分钟换一次。到岗、离岗都扫这个；不能扫的，让零工在“我的活”里输入这8位数字，或在名单里替他登记。
          </p>
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

interface WakeLocks {
  request: (kind: 'screen') => Promise<{ release: () => Promise<void> }>
}
/** A screen that goes dark in the queue stops the queue; browsers without this keep their own habit. */
function useAwake(): void {
  useEffect(() => {
    const locks = (navigator as { wakeLock?: WakeLocks }).wakeLock
    const lock = locks?.request('screen').catch(() => null)
    return () => void lock?.then((held) => held?.release())
  }, [])
}
