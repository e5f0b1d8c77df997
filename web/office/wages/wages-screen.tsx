import { Tabs } from 'antd'
import { HIRE_STATE_NAMES } from '#hires/hire.rules.ts'
import { type HireLine, listAreaOverdueWages, listMarketHires, listOverdueWages } from '#hires/hires.api.ts'
import { type Column, DataTable } from '../../shared/desk-ui/data-table.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { ledger, spanInWords } from '../../shared/format.ts'
import { exportCsv } from '../parts/export-csv.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { mayCall, OnlyFor, useMe } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { options, unitName } from '../parts/words.ts'
import { HireDrawer } from './hire-drawer.tsx'
import { WAGE_STATE_NAMES } from './wage-words.ts'

type Line = (typeof HireLine)['_zod']['output']

const TABS = [
  { key: 'overdue', label: '逾期未付' },
  { key: 'disputed', label: '有异议' },
  { key: 'out-forgotten', label: '忘了签退' },
  { key: 'all', label: '全部用工' },
] as const

const COLUMNS = [
  { title: '用工卡号', text: (h: Line) => h.number },
  { title: '状态', text: (h: Line) => HIRE_STATE_NAMES[h.state] },
  { title: '零工', text: (h: Line) => h.workerName },
  { title: '用工主体', text: (h: Line) => h.employerName },
  { title: '工种', text: (h: Line) => h.occupation },
  { title: '开工', text: (h: Line) => moment(h.startsAt) },
  { title: '收工', text: (h: Line) => moment(h.endsAt) },
  { title: '应付（元）', text: (h: Line) => (h.wage ? h.wage.amountFen / 100 : null) },
  { title: '已付（元）', text: (h: Line) => (h.wage ? h.wage.paidFen / 100 : null) },
  { title: '应付期限', text: (h: Line) => (h.wage ? moment(h.wage.dueAt) : null) },
]

const SHOWN: Column<Line>[] = [
  {
    key: 'number',
    title: '用工卡号',
    width: 136,
    cell: (h) => <span className="digits">{h.number}</span>,
  },
  { key: 'worker', title: '零工', width: 84, cell: (h) => h.workerName },
  { key: 'employer', title: '用工主体', width: 150, cell: (h) => h.employerName },
  { key: 'job', title: '做什么', width: 140, cell: (h) => `${h.title}（${h.occupation}）` },
  { key: 'when', title: '时间', width: 160, cell: (h) => spanInWords(h.startsAt, h.endsAt) },
  { key: 'state', title: '状态', width: 96, cell: (h) => <HireTags hire={h} /> },
  {
    key: 'due',
    title: '应付（元）',
    width: 96,
    number: true,
    cell: (h) => (h.wage ? ledger(h.wage.amountFen) : '未算'),
  },
  {
    key: 'paid',
    title: '已付（元）',
    width: 96,
    number: true,
    cell: (h) => (h.wage ? ledger(h.wage.paidFen) : ''),
  },
  {
    key: 'by',
    title: '应付期限',
    width: 110,
    cell: (h) => (h.wage ? <span className="digits">{moment(h.wage.dueAt)}</span> : ''),
  },
  {
    key: 'pay',
    title: '约定（元）',
    width: 100,
    cell: (h) => `${ledger(h.pay.fen)}/${unitName(h.pay.unit, h.pay.pieceName)}`,
  },
]

/** What has to be looked at before it becomes a case (guideline 5.9: 维权源头防范). */
export function WagesScreen() {
  return (
    <OnlyFor e={listMarketHires}>
      <Wages />
    </OnlyFor>
  )
}

function Wages() {
  const me = useMe()
  const [{ list = 'overdue', hire }, setUrl] = useUrlState()
  const mayArea = mayCall(me, listAreaOverdueWages)
  if (list === 'area' && mayArea) return <AreaOverdue />
  return (
    <InMarket
      title="用工与工钱"
      detail="一人一班一行。逾期：过了应付期限还没付清；有异议：工友说工钱不对、还没办结；忘了签退：下班后没有签退，由系统记下。"
    >
      {({ marketId, name }) => {
        const endpoint = (list === 'overdue' ? listOverdueWages : listMarketHires) as typeof listMarketHires
        const query = {
          ...(list === 'disputed' && { disputed: true }),
          ...(list === 'out-forgotten' && { outForgotten: true }),
        }
        const sent = { params: { marketId }, query }
        return (
          <>
            <ListTabs list={list} />
            <DataTable
              key={list}
              label={TABS.find((t) => t.key === list)?.label ?? '用工'}
              endpoint={endpoint}
              sent={sent as never}
              rowKey={(h) => h.hireId}
              filters={
                list === 'all'
                  ? [
                      { name: 'day', label: '哪一天', kind: 'day' },
                      { name: 'state', label: '状态', kind: 'select', options: options(HIRE_STATE_NAMES) },
                    ]
                  : []
              }
              onOpen={(h) => setUrl({ hire: h.hireId })}
              onExport={(asked) => {
                return exportCsv(
                  `${name}${TABS.find((t) => t.key === list)?.label ?? ''}`,
                  endpoint,
                  sent as never,
                  asked,
                  COLUMNS,
                )
              }}
              empty={EMPTY[list] ?? '没有用工记录'}
              columns={SHOWN}
            />
            <HireDrawer marketId={marketId} hireId={hire ?? null} onClose={() => setUrl({ hire: undefined })} />
          </>
        )
      }}
    </InMarket>
  )
}

/** 辖区: wages past their day wherever in the officer's part of the tree, so that no market is forgotten. */
function AreaOverdue() {
  const [{ hire, market }, setUrl] = useUrlState()
  return (
    <>
      <PageHead title="用工与工钱" detail="辖区内所有市场逾期没付的工钱，欠得最久的在前。" />
      <ListTabs list="area" />
      <DataTable
        label="辖区逾期未付"
        endpoint={listAreaOverdueWages}
        sent={{ query: {} }}
        rowKey={(h) => h.hireId}
        onOpen={(h) => setUrl({ hire: h.hireId, market: h.marketId })}
        onExport={(asked) =>
          exportCsv('辖区逾期未付', listAreaOverdueWages, { query: {} }, asked, [
            { title: '市场', text: (h) => h.marketName },
            ...COLUMNS,
          ])
        }
        empty="辖区里没有逾期未付的工钱"
        columns={[{ key: 'market', title: '市场', width: 200, cell: (h) => h.marketName }, ...SHOWN]}
      />
      <HireDrawer
        marketId={market ?? ''}
        hireId={market ? (hire ?? null) : null}
        onClose={() => setUrl({ hire: undefined })}
      />
    </>
  )
}

function ListTabs({ list }: { list: string }) {
  const me = useMe()
  const [, setUrl] = useUrlState()
  const area = mayCall(me, listAreaOverdueWages) ? [{ key: 'area', label: '辖区逾期' }] : []
  return (
    <Tabs
      activeKey={list}
      onChange={(key) => setUrl({ list: key, day: undefined, state: undefined, hire: undefined })}
      items={[...area, ...TABS]}
    />
  )
}

const EMPTY: Record<string, string> = {
  overdue: '没有逾期未付的工钱',
  disputed: '没有没办结的异议',
  'out-forgotten': '没有忘了签退的',
}

export function HireTags({ hire }: { hire: Pick<Line, 'state' | 'wage' | 'attendance'> }) {
  return (
    <>
      <Pill>{HIRE_STATE_NAMES[hire.state]}</Pill>
      {hire.wage && hire.wage.state !== 'due' ? <Pill>{WAGE_STATE_NAMES[hire.wage.state]}</Pill> : null}
      {hire.wage?.overdue ? <Pill kind="bad">逾期</Pill> : null}
      {hire.wage?.disputed ? <Pill kind="warn">有异议</Pill> : null}
      {hire.attendance?.outForgotten ? <Pill kind="warn">忘了签退</Pill> : null}
    </>
  )
}
