import { allowEmployer, listMyEmployers, listMyFacts, refuseEmployer } from '#hires/favourites.api.ts'
import { words } from '#hires/hires.words.ts'
import { factsInWords } from '#hires/worker-facts.rules.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

teach(words)

/** Employers who keep me as somebody to ask again: one press and they may not. */
export function EmployersScreen() {
  return (
    <Mine title="用工方看得到什么" back="/me" why="登录后能看到用工方看得到您的什么、谁记住了您。">
      {(me) => <Employers workerId={me.personId} />}
    </Mine>
  )
}

function Employers({ workerId }: { workerId: string }) {
  const { data, error, refetch } = useAsk(listMyEmployers, { params: { workerId } })
  const refuse = useTell(refuseEmployer)
  const allow = useTell(allowEmployer)
  const refused = refuse.refused ?? allow.refused
  return (
    <Page title="用工方看得到什么" back="/me">
      <Seen workerId={workerId} />
      <h2>谁记住了您</h2>
      <p>给他们干过活，他们记住了您，有活会来叫。去不去由您，不去没有处罚。</p>
      {refused ? <Banner kind="error">{refused}</Banner> : null}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.items.length === 0 ? (
        <Empty title="还没有用工方记住您">干过活以后，用工方可以记住您，下次直接叫。</Empty>
      ) : (
        <ul className="list">
          {data.items.map(({ employerId, employerName, since, refused: no }) => (
            <li key={employerId}>
              <Row
                title={employerName}
                detail={since ? `${whenInWords(since)}记住的` : undefined}
                aside={
                  <>
                    {no ? <Badge>不让叫</Badge> : null}
                    <button
                      type="button"
                      className="link nowrap"
                      aria-label={no ? `又可以叫：${employerName}` : `不让再叫：${employerName}`}
                      onClick={() => (no ? allow : refuse).tell({ params: { workerId, employerId } })}
                    >
                      {no ? '又可以叫' : '不让再叫'}
                    </button>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

/** What an employer is shown beside the name of who took their job: the same figures, market by market. */
function Seen({ workerId }: { workerId: string }) {
  const { data, error, refetch } = useAsk(listMyFacts, { params: { workerId } })
  return (
    <section aria-label="用工方看得到的记录">
      <p>您报了名，那个活的用工方就看得到这些。只记事实，不打分，只算近一年。不对的，请找市场工作人员。</p>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={1} />
      ) : data.items.length === 0 ? (
        <p>
          <b>还没有记录。</b>
        </p>
      ) : (
        <ul className="plain">
          {data.items.map(({ marketId, marketName, ...facts }) => (
            <li key={marketId}>
              {marketName}：<b>{factsInWords({ ...facts, timesForMe: 0 }).join('，')}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
