import { Link, useParams } from '@tanstack/react-router'
import { App, Button, Descriptions, Tabs } from 'antd'
import { addDays, dayOf, systemClock } from '#kernel/clock.ts'
import { changeMarket, confirmDirectoryEntry, getMarket, type Market, setZones } from '#markets/markets.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { phoneInGroups } from '../../shared/format.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { day } from '../parts/moments.ts'
import { Answer } from '../parts/states.tsx'
import { MarketStateTag } from '../parts/tags.tsx'
import { MARKET_KIND_NAMES, NATURE_NAMES } from '../parts/words.ts'
import { EditMarket } from './edit-market.tsx'
import { hoursInWords } from './hours-editor.tsx'
import { RulesForm } from './rules-form.tsx'
import { StatePanel } from './state-panel.tsx'
import { ZonesForm } from './zones-form.tsx'

export type MarketRecord = (typeof Market)['_zod']['output']
/** The directory is published at least quarterly (faces.md 12): an entry not looked at for longer is stale. */
const STALE_DAYS = 90

export function MarketScreen() {
  const { marketId } = useParams({ strict: false }) as { marketId: string }
  const asked = useAsk(getMarket, { params: { marketId } })
  return (
    <Answer of={asked} page>
      {(market) => <Loaded key={market.marketId} market={market} />}
    </Answer>
  )
}

function Loaded({ market }: { market: MarketRecord }) {
  const me = useMe()
  const [{ tab = 'entry' }, setUrl] = useUrlState()
  const whyNotKeep = whyNotCall(me, changeMarket)
  return (
    <>
      <PageHead
        title={market.name}
        detail={
          <>
            <MarketStateTag state={market.state} /> {market.divisionName}　自 {day(market.stateSince)} 起
          </>
        }
        actions={
          <Link to={'/staff' as never} search={{ market: market.marketId } as never}>
            <Button>工作人员</Button>
          </Link>
        }
      />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => setUrl({ tab: key })}
        items={[
          { key: 'entry', label: '名录信息', children: <Entry market={market} /> },
          {
            key: 'edit',
            label: '修改',
            disabled: Boolean(whyNotKeep),
            children: <EditMarket market={market} onDone={() => setUrl({ tab: undefined })} />,
          },
          {
            key: 'zones',
            label: '功能区',
            children: <ZonesForm market={market} whyNot={whyNotCall(me, setZones)} />,
          },
          { key: 'rules', label: '公开规则', children: <RulesForm market={market} whyNot={whyNotKeep} /> },
          { key: 'life', label: '状态变更', children: <StatePanel market={market} /> },
        ]}
      />
    </>
  )
}

function Entry({ market }: { market: MarketRecord }) {
  const me = useMe()
  const { message } = App.useApp()
  const why = whyNotCall(me, confirmDirectoryEntry)
  const check = useTell(confirmDirectoryEntry, {
    onDone: () => void message.success('已记下今天核对无误'),
    onRefused: (refused) => void message.error(refused.detail),
  })
  const stale = market.checkedOn === null || market.checkedOn < addDays(dayOf(systemClock()), -STALE_DAYS)
  const rows: [string, string][] = [
    ['名称', market.name],
    ['俗称', market.customaryName ?? '无'],
    ['运营性质', `${NATURE_NAMES[market.nature]}（名录口径：${market.nationalNature}）`],
    ['类型', market.industry ? `行业：${market.industry}` : MARKET_KIND_NAMES[market.kind]],
    ['运营单位', market.operatorName],
    ['委托合同', market.operatorContract ?? '无'],
    ['详细地址', market.address],
    ['经纬度', `${market.point.lat}，${market.point.lng}（WGS-84）`],
    ['对外电话', market.publicPhone ? phoneInGroups(market.publicPhone) : '未填'],
    ['主要招聘工种', market.trades.map((t) => t.name).join('、') || '未填'],
    ['开放时间', hoursInWords(market.hours)],
    ['名录核对', market.checkedOn ? `${market.checkedOn} 核对无误` : '还没有核对过'],
  ]
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
      <div className="form-actions">
        <Button
          type={stale ? 'primary' : 'default'}
          loading={check.isBusy}
          disabled={Boolean(why)}
          title={why}
          onClick={() => check.tell({ params: { marketId: market.marketId } })}
        >
          名录信息今天核对无误
        </Button>
        {stale ? (
          <span>
            名录至少每季度公布一次，这条{market.checkedOn === null ? '还没有核对过' : `超过 ${STALE_DAYS} 天没有核对`}
          </span>
        ) : null}
      </div>
    </>
  )
}
