import { getHire, listWorkerHires } from '#hires/hires.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { priceTag } from '#kernel/money.ts'
import { useAsk, useAskPages } from '../../shared/ask.ts'
import { dayInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { MoreList, Row } from '../../shared/ui/small.tsx'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { type HireLine, totalsOf } from '../jobs/hire-words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { WageBox } from './wage-box.tsx'

export function WagesScreen() {
  return (
    <Mine title="我的工钱" why="登录后能看到每个活该得多少、给了没有。">
      {(me) => <Wages workerId={me.personId} />}
    </Mine>
  )
}

function Wages({ workerId }: { workerId: string }) {
  const [, go] = useLocation()
  const hires = useAskPages(listWorkerHires, { params: { workerId }, query: { limit: 50 } })
  const withWage = hires.items.filter((hire) => hire.wage)
  const open = withWage.filter((hire) => hire.wage!.state !== 'confirmed' || hire.wage!.disputed)
  const done = withWage.filter((hire) => !open.includes(hire))
  const totals = totalsOf(withWage)
  return (
    <Page title="我的工钱">
      {hires.error ? (
        <ErrorState error={hires.error} onRetry={hires.refetch} />
      ) : hires.isPending ? (
        <Skeleton />
      ) : withWage.length === 0 ? (
        <Empty title="还没有工钱" action={<BigButton onClick={() => go('/')}>看看有什么活</BigButton>}>
          干完活签退，工钱就会算出来，记在这里。
        </Empty>
      ) : (
        <>
          <dl className="totals">
            <Total label="还没给的" fen={totals.owedFen} />
            {totals.overdueFen > 0 ? <Total label="其中过期没给" fen={totals.overdueFen} bad /> : null}
            {totals.toConfirmFen > 0 ? <Total label="说已付、等您确认" fen={totals.toConfirmFen} /> : null}
            <Total label="已经收到" fen={totals.confirmedFen} />
          </dl>
          {hires.hasMore ? <p className="hint">这是最近{hires.items.length}个活的数，点最下面再看更早的。</p> : null}
          {open.length > 0 ? (
            <section>
              <h2>没结清的</h2>
              <ul className="list">
                {open.map((hire) => (
                  <li key={hire.hireId}>
                    <WageLine hire={hire} />
                    <OpenWage hire={hire} />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section>
            <h2>结清的</h2>
            <MoreList
              label="结清的工钱"
              items={done}
              keyOf={(hire) => hire.hireId}
              hasMore={hires.hasMore}
              isLoadingMore={hires.isLoadingMore}
              onMore={hires.more}
            >
              {(hire) => <WageLine hire={hire} />}
            </MoreList>
          </section>
        </>
      )}
    </Page>
  )
}

function Total({ label, fen, bad = false }: { label: string; fen: number; bad?: boolean }) {
  return (
    <div className={bad ? 'total total-bad' : 'total'}>
      <dt>{label}</dt>
      <dd>{priceTag(fen)}</dd>
    </div>
  )
}

function WageLine({ hire }: { hire: HireLine }) {
  const [, go] = useLocation()
  const path = `/jobs/${hire.marketId}/${hire.hireId}`
  return (
    <Row
      href={`/w${path}`}
      onOpen={() => go(path)}
      title={`${dayInWords(dayOf(new Date(hire.startsAt)), dayOf(systemClock()))} ${hire.title}`}
      detail={hire.employerName}
      aside={<b className="money nowrap">{priceTag(hire.wage!.amountFen)}</b>}
    />
  )
}

/** How it was reckoned stands in the hire itself, which only the open ones are asked for. */
function OpenWage({ hire }: { hire: HireLine }) {
  const { data, error, refetch } = useAsk(getHire, { params: { marketId: hire.marketId, hireId: hire.hireId } })
  if (data) return <WageBox hire={data} />
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={1} />
}
