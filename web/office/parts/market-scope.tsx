import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { findMarkets, getMarket, listMyMarkets, registerMarket } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { mayCall, useMe } from './me.tsx'
import { SearchSelect, useSettled } from './search-select.tsx'
import { Nothing, Problem, Waiting } from './states.tsx'

interface Props {
  title: string
  detail?: ReactNode
  actions?: (marketId: string) => ReactNode
  children: (market: { marketId: string; name: string }) => ReactNode
}

/** A screen about one market: the one of this grant, or the one chosen in the head, which stands in the address. */
export function InMarket({ title, detail, actions, children }: Props) {
  const me = useMe()
  const [search, setSearch] = useUrlState()
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const mayList = mayCall(me, listMyMarkets)
  const query = { limit: 50, ...(name && { name }) }
  const listed = useAsk(listMyMarkets, { query }, { keep: true, enabled: mayList })
  // The security and audit administrators have no list of their own: the public directory of their area.
  const area = me.divisionCode ? { divisionCode: me.divisionCode } : {}
  const found = useAsk(findMarkets, { query: { ...query, ...area } }, { keep: true, enabled: !mayList })
  const mine = mayList ? listed : found
  const asked = me.marketId ?? search['market']
  const one = useAsk(getMarket, { params: { marketId: asked ?? '' } }, { enabled: Boolean(asked) })
  const market = asked ? one.data : mine.data?.items[0]
  const error = asked ? one.error : mine.error
  const choices = (mine.data?.items ?? []).map((m) => ({ value: m.marketId, label: m.name }))
  if (market && !choices.some((c) => c.value === market.marketId))
    choices.unshift({ value: market.marketId, label: market.name })
  const picker =
    me.marketId || !market ? null : (
      <SearchSelect
        className="market-picker"
        label="市场"
        value={market.marketId}
        choices={choices}
        isFetching={mine.isFetching}
        none="没有叫这个名字的市场"
        placeholder="选择市场"
        onSearch={setTyped}
        onChange={(marketId) => setSearch({ market: marketId })}
      />
    )
  return (
    <>
      <PageHead
        title={title}
        detail={detail}
        actions={
          <>
            {picker}
            {market && actions?.(market.marketId)}
          </>
        }
      />
      {market ? (
        children({ marketId: market.marketId, name: market.name })
      ) : error ? (
        <Problem error={error} onRetry={() => void (asked ? one.refetch() : mine.refetch())} />
      ) : mine.isPending || (asked && one.isPending) ? (
        <Waiting />
      ) : (
        <Nothing title="您的辖区里还没有市场">
          {mayCall(me, registerMarket) ? (
            <Link to={'/markets/new' as never}>
              <Button type="primary">设立市场</Button>
            </Link>
          ) : (
            '市场由系统管理员或县区以上主管设立，设好后这里就有内容。'
          )}
        </Nothing>
      )}
    </>
  )
}
