import { allowEmployer, listMyEmployers, refuseEmployer } from '#hires/favourites.api.ts'
import { words } from '#hires/hires.words.ts'
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
    <Mine title="谁能叫我去干活" back="/me" why="登录后能看到哪些用工方记住了您。">
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
    <Page title="谁能叫我去干活" back="/me">
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
