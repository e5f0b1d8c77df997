import { useState } from 'react'
import { inviteWorkers, listFormerWorkers } from '#hires/favourites.api.ts'
import { INVITED_NAMES, MOST_INVITED } from '#hires/worker-facts.rules.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import { OneShift } from '../shifts/use-roll.tsx'
import type { Employer, Roll } from '../words.ts'
import { formerInWords } from './former-words.ts'

/** 叫他来: people who worked here are asked to a shift; they take it themselves, or not. */
export function InviteScreen() {
  return (
    <OneShift title="叫常用的人来" back>
      {(roll, employer) => <Invite roll={roll} employer={employer} />}
    </OneShift>
  )
}

function Invite({ roll, employer: { employerId } }: { roll: Roll; employer: Employer }) {
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [all, setAll] = useState(false)
  const people = useAskPages(
    listFormerWorkers,
    { params: { employerId }, query: { limit: 50, ...(!all && { kept: 'true' }) } },
    { keep: true },
  )
  const invite = useTell(inviteWorkers, { onDone: () => setChosen([]) })
  const at = `/shifts/${roll.shiftId}`
  const outcomes = new Map(invite.data?.items.map((item) => [item.workerId, item.outcome]))
  const hired = new Set(roll.items.filter((hire) => hire.live).map((hire) => hire.workerId))
  const open = roll.headcount - roll.taken
  const toggle = (workerId: string) =>
    setChosen(chosen.includes(workerId) ? chosen.filter((id) => id !== workerId) : [...chosen, workerId])
  return (
    <Page
      title="叫常用的人来"
      back={at}
      action={
        <>
          {invite.refused ? (
            <p className="refused" role="alert">
              {invite.refused}
            </p>
          ) : null}
          <BigButton
            busy={invite.isBusy}
            busyLabel="正在叫"
            whyNot={
              chosen.length === 0
                ? '请先选人'
                : chosen.length > MOST_INVITED
                  ? `一次最多叫${MOST_INVITED}人`
                  : open <= 0
                    ? '已经招满了'
                    : null
            }
            onClick={() =>
              invite.tell({
                params: { marketId: roll.marketId, shiftId: roll.shiftId },
                body: { workerIds: [...chosen] },
              })
            }
          >
            {chosen.length > 0 ? `叫这${chosen.length}人来` : '叫人来'}
          </BigButton>
        </>
      }
    >
      <p>
        <b>
          {roll.title}，{spanInWords(roll.startsAt, roll.endsAt)}
        </b>
        ，还缺{Math.max(0, open)}人。先报名先得，叫了不等于一定来。
      </p>
      {invite.data ? (
        <Banner kind="good">叫了{invite.data.items.filter((item) => item.outcome === 'asked').length}人。</Banner>
      ) : null}
      <fieldset className="chips" aria-label="看哪些">
        <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
          常用的
        </button>
        <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
          干过活的
        </button>
      </fieldset>
      {people.error ? (
        <ErrorState error={people.error} onRetry={people.refetch} />
      ) : people.isPending ? (
        <Skeleton />
      ) : people.items.length === 0 ? (
        <Empty
          title={all ? '还没有人给您干过活' : '还没有常用的人'}
          action={all ? undefined : <BigButton onClick={() => go('/people?show=all')}>去记几个</BigButton>}
        >
          {all ? '干完活登记离岗以后，人会出现在这里。' : '把干得好的人记为常用，下次一点就能叫。'}
        </Empty>
      ) : (
        <section className="rows" aria-label="叫谁">
          {people.items.map((one) => {
            const outcome = outcomes.get(one.workerId)
            const no = one.refused ? '不想再被叫' : hired.has(one.workerId) ? '报名了' : null
            return (
              <div key={one.workerId} className={no ? 'person person-alone' : 'person'}>
                {no ? null : (
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.includes(one.workerId)}
                      onChange={() => toggle(one.workerId)}
                    />
                    <span className="spoken">选{one.name}</span>
                  </label>
                )}
                <Row
                  title={one.name}
                  detail={
                    <>
                      <span className="line">{formerInWords(one, dayOf(systemClock()))}</span>
                      {outcome ? <span className="line">{INVITED_NAMES[outcome]}</span> : null}
                    </>
                  }
                  aside={no ? <Badge>{no}</Badge> : undefined}
                />
              </div>
            )
          })}
          {people.hasMore ? (
            <BigButton kind="secondary" onClick={people.more} busy={people.isLoadingMore} busyLabel="正在找">
              再看更多
            </BigButton>
          ) : null}
        </section>
      )}
    </Page>
  )
}
