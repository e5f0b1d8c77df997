import { Link } from '@tanstack/react-router'
import { Card, Skeleton } from 'antd'
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
  const { steps, left, isPending } = useFirstSteps()
  const list = mayCall(me, listMyMarkets) ? listMyMarkets : findMarkets
  const area = list === findMarkets && me.divisionCode ? { divisionCode: me.divisionCode } : {}
  const markets = useAsk(list as typeof listMyMarkets, { query: { limit: 50, ...area } })
  return (
    <>
      <PageHead title="总览" detail="从左边选择要办的事，或按 / 直接输入名称；按 ? 看快捷键。" />
      {mayCall(me, listPostReviews) ? (
        <section aria-labelledby="todo">
          <h2 id="todo">等着办的</h2>
          {markets.data?.items.length === 0 ? <p>辖区里还没有市场。</p> : null}
          <div className="cards">
            {markets.data?.items.map((m) => (
              <MarketCard key={m.marketId} marketId={m.marketId} name={m.name} />
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
        <h2 id="steps">
          开办步骤
          {isPending ? '' : left > 0 ? `（还有 ${left} 件待办）` : '（都办好了）'}
        </h2>
        <FirstSteps steps={steps} />
      </section>
    </>
  )
}

const LISTS = [
  { e: listEmployerReviews, label: '待核验用工主体', to: '/employer-reviews', query: {}, search: {} },
  { e: listPostReviews, label: '待审核招聘信息', to: '/post-reviews', query: {}, search: {} },
  { e: listOverdueWages, label: '逾期未付工钱', to: '/wages', query: {}, search: { list: 'overdue' } },
  { e: listMarketHires, label: '工钱有异议', to: '/wages', query: { disputed: true }, search: { list: 'disputed' } },
] as const

function MarketCard({ marketId, name }: { marketId: string; name: string }) {
  return (
    <Card size="small" title={<h3>{name}</h3>}>
      <ul className="todo">
        {LISTS.map(({ e, label, to, query, search }) => (
          <li key={label}>
            <Link to={to as never} search={{ market: marketId, ...search } as never}>
              {label}
            </Link>
            <Count e={e} marketId={marketId} query={query} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** As many as one page holds; beyond that it says so rather than counting on. */
const MOST_COUNTED = 100

function Count({ e, marketId, query }: { e: Endpoint; marketId: string; query: object }) {
  const asked = useAsk(e, { params: { marketId }, query: { ...query, limit: MOST_COUNTED } })
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
