import { systemClock } from '#kernel/clock.ts'
import { setLooking } from '#workers/workers.api.ts'
import { words } from '#workers/workers.words.ts'
import { useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { OwnWorker } from './own-worker.tsx'
import { LOOKING_HOURS, lookingInWords } from './profile-words.ts'

teach(words)

export function LookingScreen() {
  return <OwnWorker title="今天找活">{(worker) => <Looking worker={worker} />}</OwnWorker>
}

function Looking({ worker }: { worker: { workerId: string; lookingUntil: string | null } }) {
  const [, go] = useLocation()
  const look = useTell(setLooking, { onDone: () => go('/me') })
  const now = systemClock()
  const until = (hours: number) => new Date(now.getTime() + hours * 3600_000).toISOString()
  const tell = (moment: string | null) => look.tell({ params: { workerId: worker.workerId }, body: { until: moment } })
  return (
    <Page title="今天找活" back="/me">
      <p>{lookingInWords(worker.lookingUntil, now)}。到点自己关，不会一直打扰您。</p>
      {look.refused ? <Banner kind="error">{look.refused}</Banner> : null}
      <h2>找到什么时候</h2>
      {LOOKING_HOURS.map((hours) => (
        <Row
          key={hours}
          title={`${hours}小时`}
          detail={`到${whenInWords(until(hours), now)}`}
          onOpen={() => !look.isBusy && tell(until(hours))}
        />
      ))}
      {worker.lookingUntil ? (
        <BigButton kind="secondary" onClick={() => tell(null)} busy={look.isBusy} busyLabel="正在关">
          不找了，关掉
        </BigButton>
      ) : null}
    </Page>
  )
}
