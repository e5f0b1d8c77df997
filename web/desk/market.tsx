/** The market this counter stands in: the clerk's own, or for officers of an area the one chosen. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Result, Skeleton } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Reply } from '#kernel/endpoint.ts'
import { getMarket, listMyMarkets } from '#markets/markets.api.ts'
import { useAsk, useAskPages } from '../shared/ask.ts'
import { useMe, useOfficerInBar } from '../shared/desk-ui/sign-in/session.tsx'
import { startQueue } from '../shared/queue.ts'
import { Bells } from './bells/bells.tsx'
import { DeskBar } from './desk-bar.tsx'
import { fetchForOutage } from './ready-for-outage.ts'

export type Market = Reply<typeof getMarket>
const Here = createContext<Market | null>(null)

/** Only inside `MarketGate`. */
export function useMarket(): Market {
  const market = useContext(Here)
  if (!market) throw new Error('useMarket is for screens inside MarketGate')
  return market
}

const KEPT = 'linggong-desk-market'

export function MarketGate({ children }: { children: ReactNode }) {
  const me = useMe()
  const [chosen, setChosen] = useState(() => me.marketId ?? sessionStorage.getItem(KEPT))
  const choose = (marketId: string | null) => {
    if (marketId) sessionStorage.setItem(KEPT, marketId)
    else sessionStorage.removeItem(KEPT)
    setChosen(marketId)
  }
  if (!chosen) return <ChooseMarket onChosen={choose} />
  return (
    <Opened marketId={chosen} onLeave={me.marketId ? null : () => choose(null)}>
      {children}
    </Opened>
  )
}

function Opened({
  marketId,
  onLeave,
  children,
}: {
  marketId: string
  onLeave: (() => void) | null
  children: ReactNode
}) {
  const me = useMe()
  const market = useAsk(getMarket, { params: { marketId } })
  useOfficerInBar(
    market.data?.name ?? '',
    market.data ? <DeskBar onLeaveMarket={onLeave} market={market.data} /> : null,
  )
  const client = useQueryClient()
  useEffect(() => fetchForOutage(client), [client])
  useEffect(() => {
    // Without storage (a private window) writes go straight to the server.
    void startQueue(`${me.personId}:${me.grantId ?? ''}`).catch(() => {})
  }, [me.personId, me.grantId])
  if (market.error && !market.data) {
    return (
      <main>
        <Result
          status="warning"
          title="没打开这个市场"
          subTitle={market.error.detail}
          extra={[
            <Button key="again" type="primary" onClick={() => void market.refetch()}>
              再试一次
            </Button>,
            onLeave ? (
              <Button key="other" onClick={onLeave}>
                换一个市场
              </Button>
            ) : null,
          ]}
        />
      </main>
    )
  }
  if (!market.data) return <Skeleton active className="desk-opening" />
  return (
    <Here.Provider value={market.data}>
      <Bells marketId={marketId} />
      {children}
    </Here.Provider>
  )
}

function ChooseMarket({ onChosen }: { onChosen: (marketId: string) => void }) {
  const [name, setName] = useState('')
  const markets = useAskPages(
    listMyMarkets,
    { query: { ...(name.trim() && { name: name.trim() }), limit: 30 } },
    { keep: true },
  )
  useOfficerInBar('请选择市场')
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>在哪个市场的窗口</h1>
        <label htmlFor="market-name">市场名称</label>
        <Input
          id="market-name"
          size="large"
          autoFocus
          value={name}
          onChange={(e) => setName(e.target.value)}
          onPressEnter={() => markets.items[0] && onChosen(markets.items[0].marketId)}
        />
        {markets.error ? <p role="alert">{markets.error.detail}</p> : null}
        {markets.isPending ? <Skeleton active /> : null}
        <ul className="door-hats" aria-label="市场">
          {markets.items.map((m) => (
            <li key={m.marketId}>
              <Button block size="large" onClick={() => onChosen(m.marketId)}>
                {m.name}
              </Button>
            </li>
          ))}
        </ul>
        {!markets.isPending && markets.items.length === 0 ? (
          <p>没有找到您管的市场，请换个名称，或请上级管理员授权。</p>
        ) : null}
        {markets.hasMore ? <Button onClick={markets.more}>再看更多</Button> : null}
      </div>
    </main>
  )
}
