import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { nextStates, STATE_NAMES } from '#markets/market.rules.ts'
import { listMyMarkets, MARKET_STATES, type MyMarket, registerMarket } from '#markets/markets.api.ts'
import type { Column } from '../../shared/desk-ui/data-table.tsx'
import { Filters } from '../../shared/desk-ui/filters.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { useAskAll } from '../parts/ask-all.ts'
import { saveCsv } from '../parts/csv.ts'
import { LocalTable } from '../parts/local-table.tsx'
import { OnlyFor, useMe, whyNotCall } from '../parts/me.tsx'
import { Problem, Waiting } from '../parts/states.tsx'
import { MarketStateTag } from '../parts/tags.tsx'
import { MARKET_KIND_NAMES, NATURE_NAMES, options } from '../parts/words.ts'

type Item = (typeof MyMarket)['_zod']['output']

export function MarketsScreen() {
  return (
    <OnlyFor e={listMyMarkets}>
      <Markets />
    </OnlyFor>
  )
}

function Markets() {
  const me = useMe()
  const go = useNavigate()
  const [url, setUrl] = useUrlState()
  const { name, state, nature, kind } = url
  const all = useAskAll(listMyMarkets, { query: { ...(name && { name }) } }, { keep: true })
  const rows = all.items.filter(
    (m) => (!state || m.state === state) && (!nature || m.nature === nature) && (!kind || m.kind === kind),
  )
  const open = (m: Item) => void go({ to: `/markets/${m.marketId}` as never })
  const why = whyNotCall(me, registerMarket)
  return (
    <>
      <PageHead
        title="市场名录"
        detail="您辖区内的零工市场：从摸排、规划到运行、整改、迁移、关闭。"
        actions={
          <Button
            type="primary"
            disabled={Boolean(why)}
            title={why}
            onClick={() => void go({ to: '/markets/new' as never })}
          >
            设立市场
          </Button>
        }
      />
      <div className="table-bar">
        <Filters
          filters={[
            { name: 'name', label: '名称', kind: 'text' },
            {
              name: 'state',
              label: '状态',
              kind: 'select',
              options: MARKET_STATES.map((s) => ({ value: s, label: STATE_NAMES[s] })),
            },
            { name: 'nature', label: '运营性质', kind: 'select', options: options(NATURE_NAMES) },
            { name: 'kind', label: '类型', kind: 'select', options: options(MARKET_KIND_NAMES) },
          ]}
          state={url}
          onChange={setUrl}
        />
        <Button disabled={rows.length === 0} onClick={() => saveDirectory(rows)}>
          导出
        </Button>
      </div>
      {all.error && all.items.length === 0 ? (
        <Problem error={all.error} onRetry={all.refetch} />
      ) : all.isPending ? (
        <Waiting rows={8} />
      ) : (
        <>
          <LocalTable
            label="市场名录"
            columns={COLUMNS}
            rows={rows}
            rowKey={(m) => m.marketId}
            onOpen={open}
            empty={
              all.items.length > 0 || name
                ? '按现在的条件没有找到，放宽条件再看'
                : '还没有市场。县区以上主管或系统管理员点“设立市场”。'
            }
          />
          <p className="table-foot" role="status">
            {rows.length} 个市场{rows.length < all.items.length ? `（共 ${all.items.length} 个）` : ''}
            {all.isWhole ? '' : '，正在取其余的…'}
          </p>
        </>
      )}
    </>
  )
}

const COLUMNS: Column<Item>[] = [
  {
    key: 'name',
    title: '名称',
    width: 236,
    cell: (m) => (
      <>
        <strong>{m.name}</strong>
        {m.customaryName ? <div className="soft">俗称 {m.customaryName}</div> : null}
      </>
    ),
  },
  { key: 'state', title: '状态', width: 84, cell: (m) => <MarketStateTag state={m.state} /> },
  { key: 'staff', title: '人员', width: 64, number: true, cell: (m) => m.staff },
  { key: 'posts', title: '在招', width: 64, number: true, cell: (m) => m.postsOpen },
  { key: 'submitted', title: '待审', width: 64, number: true, cell: (m) => m.postsSubmitted },
  { key: 'nature', title: '运营性质', width: 92, cell: (m) => NATURE_NAMES[m.nature] },
  { key: 'kind', title: '类型', width: 76, cell: (m) => m.industry ?? MARKET_KIND_NAMES[m.kind] },
  { key: 'where', title: '所在地', width: 176, cell: (m) => m.divisionName },
  { key: 'address', title: '地址', width: 190, cell: (m) => m.address },
  { key: 'trades', title: '主要工种', width: 190, cell: (m) => m.trades.map((t) => t.name).join('、') || '未填' },
  {
    key: 'next',
    title: '下一步可以',
    width: 120,
    cell: (m) =>
      nextStates(m.state)
        .map((s) => STATE_NAMES[s])
        .join('、') || '已关闭',
  },
]

/** The directory fields of the guideline (faces.md 12). */
function saveDirectory(rows: readonly Item[]): void {
  saveCsv(
    '零工市场名录',
    [
      '名称',
      '俗称',
      '状态',
      '运营性质',
      '名录口径',
      '类型',
      '所在地',
      '详细地址',
      '主要招聘工种',
      '电话',
      '人员',
      '在招岗位',
      '待审岗位',
    ],
    rows.map((m) => [
      m.name,
      m.customaryName,
      STATE_NAMES[m.state],
      NATURE_NAMES[m.nature],
      m.nationalNature,
      m.industry ?? MARKET_KIND_NAMES[m.kind],
      m.divisionName,
      m.address,
      m.trades.map((t) => t.name).join('、'),
      m.publicPhone,
      m.staff,
      m.postsOpen,
      m.postsSubmitted,
    ]),
  )
}
