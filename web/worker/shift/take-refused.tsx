import { listWorkerHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import type { NotIntroduced } from '#workers/worker.rules.ts'
import { useAsk } from '../../shared/ask.ts'
import type { Refused } from '../../shared/call.ts'
import { ListenButton } from '../../shared/speech/listen-button.tsx'
import { saidOf } from '../../shared/speech/refusals-aloud.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { sentence } from '../../shared/words.ts'
import { BoardJob } from '../board/board-job.tsx'
import { HireRow } from '../jobs/hire-row.tsx'
import { Page } from '../parts/page.tsx'
import { usePlace } from '../place.ts'
import type { ShiftPage } from '../words-of-jobs.ts'

/** It may yet be taken by pressing once more: nobody said no. */
export function isUnsure(code: string): boolean {
  return code === 'unknown' || code === 'offline' || code === 'busy' || code === 'too-many'
}

/** A no in plain words, and the nearest thing one can do instead. */
export function TakeRefused({
  refusal,
  page,
  workerId,
  here,
  onAgain,
}: {
  refusal: Refused<string> | NotIntroduced
  page: ShiftPage
  workerId: string
  here: string
  onAgain: () => void
}) {
  const [, go] = useLocation()
  const code = typeof refusal === 'string' ? refusal : refusal.code
  const detail = typeof refusal === 'string' ? sentence(refusal, { market: page.post.market.name }) : refusal.detail
  const phone = page.post.market.publicPhone
  const unsure = isUnsure(code)
  return (
    <Page title={unsure ? '还没报上' : '没报上'} back={here} helpPhone={phone}>
      <div className="refused" role="alert">
        {detail}
      </div>
      <ListenButton said={saidOf(detail)} />
      {unsure ? <BigButton onClick={onAgain}>再试一次</BigButton> : null}
      {code === 'post-changed' ? <BigButton onClick={() => go(here, { replace: true })}>看新的条件</BigButton> : null}
      {code === 'overlaps' ? <Overlapping page={page} workerId={workerId} /> : null}
      {['shift-full', 'shift-closed', 'too-late', 'blocked', 'age-not-allowed', 'work-forbidden'].includes(code) ? (
        <Similar page={page} />
      ) : null}
      {code === 'identity-check-needed' ? (
        <Row href={`/markets/${page.post.marketId}`} title={`${page.post.market.name}在哪里`} detail="地址、几点开门" />
      ) : null}
      {phone ? <CallButton phone={phone}>打电话给市场</CallButton> : null}
      <BigButton kind="secondary" onClick={() => go('/')}>
        看看别的活
      </BigButton>
    </Page>
  )
}

/** The job that is in the way. */
function Overlapping({ page, workerId }: { page: ShiftPage; workerId: string }) {
  const { data } = useAsk(listWorkerHires, { params: { workerId }, query: { live: 'true' } })
  const { startsAt, endsAt } = page.shift
  const live = data?.items ?? []
  const inTheWay = live.filter((hire) => hire.startsAt < endsAt && hire.endsAt > startsAt)
  // Only the road between two jobs may be too short: then all of them are shown.
  const shown = inTheWay.length > 0 ? inTheWay : live
  return shown.length > 0 ? (
    <section>
      <h2>已经接的活</h2>
      <ul className="list">
        {shown.map((hire) => (
          <li key={hire.hireId}>
            <HireRow hire={hire} />
          </li>
        ))}
      </ul>
      <p className="hint">想换成这个活，先点进去取消那个活，再回来报名。</p>
    </section>
  ) : null
}

function Similar({ page }: { page: ShiftPage }) {
  const { post, shift } = page
  const place = usePlace()
  const { lat, lng } = place?.point ?? post.point
  const { data } = useAsk(findShifts, {
    query: { lat, lng, radiusM: 30_000, occupations: post.occupation.code, order: 'distance', limit: 4 },
  })
  const others = data?.items.filter((item) => item.shiftId !== shift.shiftId).slice(0, 3) ?? []
  return others.length > 0 ? (
    <section>
      <h2>差不多的活</h2>
      <ul className="list">
        {others.map((item) => (
          <li key={item.shiftId}>
            <BoardJob item={item} />
          </li>
        ))}
      </ul>
    </section>
  ) : null
}
