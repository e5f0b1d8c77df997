import { checkIn, checkOut, listWorkerHires } from '#hires/hires.api.ts'
import { words } from '#hires/hires.words.ts'
import { systemClock } from '#kernel/clock.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { HireRow } from './hire-row.tsx'
import { canCheckIn, canCheckOut, type HireLine, leavingEarly } from './hire-words.ts'

teach(words)

/** The employer's QR read by the phone's own camera or by WeChat opens here: one press checks in, or out. */
export function ScannedScreen() {
  return (
    <Mine title="签到" back="/jobs" why="登录后就能签到。">
      {(me) => <Scanned workerId={me.personId} />}
    </Mine>
  )
}

function Scanned({ workerId }: { workerId: string }) {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const shiftId = search.get('shift')
  const code = search.get('code') ?? ''
  const { data, error, refetch } = useAsk(listWorkerHires, { params: { workerId }, query: { live: 'true' } })
  const onDone = (hire: HireLine) => go(`/jobs/${hire.marketId}/${hire.hireId}`, { replace: true })
  const comeIn = useTell(checkIn, { onDone })
  const goOut = useTell(checkOut, { onDone })
  const now = systemClock()
  const hire = data?.items.find((h) => h.shiftId === shiftId)
  const sent = hire && {
    params: { marketId: hire.marketId, hireId: hire.hireId },
    body: { presence: { how: 'qr' as const, code } },
  }
  const refused = comeIn.refused ?? goOut.refused
  return (
    <Page title="签到" back="/jobs">
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={1} />
      ) : !hire || !sent ? (
        <Empty title="您没有报这个活" action={<BigButton onClick={() => go('/jobs')}>看我的活</BigButton>}>
          可能扫错了码，请和用工方核对。
        </Empty>
      ) : (
        <>
          {refused ? <Banner kind="error">{refused}</Banner> : null}
          <HireRow hire={hire} />
          {canCheckOut(hire, now) && leavingEarly(hire, now) ? (
            <Banner kind="warn">{leavingEarly(hire, now)}</Banner>
          ) : null}
          {canCheckOut(hire, now) ? (
            <BigButton onClick={() => goOut.tell(sent)} busy={goOut.isBusy} busyLabel="正在签退">
              干完了，签退
            </BigButton>
          ) : (
            <BigButton
              onClick={() => comeIn.tell(sent)}
              busy={comeIn.isBusy}
              busyLabel="正在签到"
              whyNot={canCheckIn(hire, now) ? null : '开工前1小时起可以签到'}
            >
              到岗签到
            </BigButton>
          )}
        </>
      )}
    </Page>
  )
}
