import { Link } from '@tanstack/react-router'
import { Card, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { listEmployerReviews } from '#employers/employers.api.ts'
import { listMarketHires, listOverdueWages } from '#hires/hires.api.ts'
import { listPostReviews } from '#jobs/posts.api.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { findMarkets, listMyMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../shared/ask.ts'
import { PageHead } from '../shared/desk-ui/page-head.tsx'
import { FirstSteps, useFirstSteps } from './first-steps.tsx'
import { mayCall, useMe } from './parts/me.tsx'

export function HomeScreen() {
  const me = useMe()
  const { steps, left, mine, isPending } = useFirstSteps()
  const list = mayCall(me, listMyMarkets) ? listMyMarkets : findMarkets
  const area = list === findMarkets && me.divisionCode ? { divisionCode: me.divisionCode } : {}
  const markets = useAsk(list as typeof listMyMarkets, { query: { limit: 50, ...area } })
  const lists = LISTS.filter(({ e }) => mayCall(me, e))
  return (
    <>
      <PageHead title="总览" detail="从左边（小屏幕点“菜单”）选择要办的事，或按 / 直接输入名称；按 ? 看快捷键。" />
      {lists.length > 0 ? (
        <section aria-labelledby="todo">
          <h2 id="todo">等着办的</h2>
          <details className="soft">
            <summary>现在的件数，点名称看名单；怎么数的</summary>
            <ul>
              {lists.map((l) => (
                <li key={l.label}>{l.counts}</li>
              ))}
            </ul>
          </details>
          {markets.data?.items.length === 0 ? <p>辖区里还没有市场。</p> : null}
          <div className="cards">
            {markets.data?.items.map((m) => (
              <MarketCard key={m.marketId} marketId={m.marketId} name={m.name} lists={lists} />
            ))}
          </div>
          {markets.data?.next ? (
            <p>
              只列出前 {markets.data.items.length} 个市场，其余在<Link to={'/markets' as never}>市场名录</Link>里。
            </p>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="steps">
        <h2 id="steps">开办步骤{isPending ? '' : mine > 0 ? `（该您办的还有 ${mine} 件）` : ''}</h2>
        {!isPending && mine === 0 ? (
          // What is done for good does not fill the first screen of every day.
          <details>
            <summary>{left === 0 ? '都办好了，点开看' : `没有该您办的，还有 ${left} 件等别人办，点开看`}</summary>
            <FirstSteps steps={steps} />
          </details>
        ) : (
          <FirstSteps steps={steps} />
        )}
      </section>
    </>
  )
}

const LISTS = [
  {
    e: listEmployerReviews,
    label: '待核验用工主体',
    counts: '待核验：新登记、改过名称和先行通过待转正的用工主体',
    to: '/employer-reviews',
    query: {},
    search: {},
  },
  {
    e: listPostReviews,
    label: '待审核招聘信息',
    counts: '待审核：已提交、还没有发布或退回的招聘信息',
    to: '/post-reviews',
    query: {},
    search: {},
  },
  {
    e: listOverdueWages,
    label: '逾期未付工钱',
    counts: '逾期未付：过了应付日还没付清的用工，一人一班算一件',
    to: '/wages',
    query: {},
    search: { list: 'overdue' },
  },
  {
    e: listMarketHires,
    label: '工钱有异议',
    counts: '有异议：工友说工钱不对、还没办结的',
    to: '/wages',
    query: { disputed: true },
    search: { list: 'disputed' },
  },
] as const

function MarketCard({ marketId, name, lists }: { marketId: string; name: string; lists: readonly List[] }) {
  const [box, seen] = useSeen()
  return (
    <div ref={box}>
      <Card size="small" title={<h3>{name}</h3>}>
        <ul className="todo">
          {lists.map(({ e, label, to, query, search }) => (
            <li key={label}>
              <Link to={to as never} search={{ market: marketId, ...search } as never}>
                {label}
              </Link>
              <Count e={e} marketId={marketId} query={query} seen={seen} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
type List = (typeof LISTS)[number]

/** A province has hundreds of markets: what nobody scrolled to is not asked for. */
function useSeen() {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const at = box.current
    if (!at || seen) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    watch.observe(at)
    return () => watch.disconnect()
  }, [seen])
  return [box, seen] as const
}

/** As many as one page holds; beyond that it says so rather than counting on. */
const MOST_COUNTED = 100

function Count({ e, marketId, query, seen }: { e: Endpoint; marketId: string; query: object; seen: boolean }) {
  const asked = useAsk(e, { params: { marketId }, query: { ...query, limit: MOST_COUNTED } }, { enabled: seen })
  const data = asked.data as { items: unknown[]; next: string | null } | undefined
  if (asked.error) return <span title={asked.error.detail}>取不到</span>
  if (!data) return <Skeleton.Button size="small" />
  return (
    <strong className={data.items.length ? 'some' : ''}>
      {data.items.length}
      {data.next ? ' 以上' : ''}
    </strong>
  )
}
