import { listWorkerHires } from '#hires/hires.api.ts'
import { dayOf, systemClock, timeOf } from '#kernel/clock.ts'
import { useAskPages } from '../../shared/ask.ts'
import { dayInWords, timeInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { DayLine, MoreList } from '../../shared/ui/small.tsx'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { HireRow } from './hire-row.tsx'
import { canCheckIn, canCheckOut, type HireLine, splitByTime } from './hire-words.ts'

/** Where to be when, with whom. */
export function JobsScreen() {
  return (
    <Mine title="我的活" why="登录后能看到您接了哪些活、几点到哪里。">
      {(me) => <Jobs workerId={me.personId} />}
    </Mine>
  )
}

function Jobs({ workerId }: { workerId: string }) {
  const [, go] = useLocation()
  const hires = useAskPages(listWorkerHires, { params: { workerId }, query: {} }, { everyMs: 60_000 })
  const now = systemClock()
  const { ahead, behind } = splitByTime(hires.items, now)
  const days = [...new Set(ahead.map((h) => dayOf(new Date(h.startsAt))))]
  return (
    <Page title="我的活">
      {hires.error ? (
        <ErrorState error={hires.error} onRetry={hires.refetch} />
      ) : hires.isPending ? (
        <Skeleton />
      ) : hires.items.length === 0 ? (
        <Empty title="还没有接过活" action={<BigButton onClick={() => go('/')}>看看有什么活</BigButton>}>
          报名以后，几点到哪里、找谁，都在这里。
        </Empty>
      ) : (
        <>
          {days.map((day) => (
            <section key={day}>
              <DayLine>{dayInWords(day, dayOf(now))}</DayLine>
              <ol className="day-rail">
                {ahead
                  .filter((h) => dayOf(new Date(h.startsAt)) === day)
                  .map((hire) => (
                    <li key={hire.hireId} className={hire.wage ? 'rail-done' : ''}>
                      <p className="rail-time">
                        {timeInWords(timeOf(new Date(hire.startsAt)))}到
                        {dayOf(new Date(hire.endsAt)) === day ? '' : '次日'}
                        {timeInWords(timeOf(new Date(hire.endsAt)))}
                      </p>
                      <HireRow hire={hire} onRail />
                      <NextStep hire={hire} now={now} />
                    </li>
                  ))}
              </ol>
            </section>
          ))}
          {ahead.length === 0 ? <p>接下来没有活。</p> : null}
          {behind.length > 0 ? (
            <section>
              <DayLine>干过的</DayLine>
              <MoreList
                label="干过的活"
                items={behind}
                keyOf={(hire) => hire.hireId}
                hasMore={hires.hasMore}
                isLoadingMore={hires.isLoadingMore}
                onMore={hires.more}
              >
                {(hire) => <HireRow hire={hire} />}
              </MoreList>
            </section>
          ) : null}
        </>
      )}
    </Page>
  )
}

/** The one thing to do with it now, without opening it first. */
function NextStep({ hire, now }: { hire: HireLine; now: Date }) {
  const [, go] = useLocation()
  const at = `/jobs/${hire.marketId}/${hire.hireId}`
  if (hire.changeOffered) return <BigButton onClick={() => go(`${at}/change`)}>看改了什么</BigButton>
  if (canCheckIn(hire, now))
    return (
      <BigButton icon="scan" onClick={() => go(`${at}/check-in`)}>
        到岗签到
      </BigButton>
    )
  if (canCheckOut(hire, now))
    return (
      <BigButton kind="secondary" onClick={() => go(`${at}/check-out`)}>
        干完了，签退
      </BigButton>
    )
  return null
}
