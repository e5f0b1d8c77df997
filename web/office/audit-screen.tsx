import { Alert, Button } from 'antd'
import { useState } from 'react'
import { type JournalLine, listJournal, verifyChains } from '#audit/audit.api.ts'
import { findMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../shared/ask.ts'
import { Refused } from '../shared/call.ts'
import { DataTable } from '../shared/desk-ui/data-table.tsx'
import { PageHead } from '../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../shared/desk-ui/url-state.ts'
import { dataInWords, KIND_OPTIONS, kindName } from './journal-words.ts'
import { exportCsv } from './parts/export-csv.ts'
import { mayCall, OnlyFor, useMe } from './parts/me.tsx'
import { moment } from './parts/moments.ts'
import { Pill } from './parts/pill.tsx'
import { SearchSelect, useSettled } from './parts/search-select.tsx'
import { roleName } from './parts/words.ts'

const FAULTS = {
  'missing-link': '链条缺了一环',
  'missing-entry': '有一条日志被删去',
  changed: '有一条日志被改动',
  'cut-tail': '末尾被截断',
} as const

export function AuditScreen() {
  return (
    <OnlyFor e={listJournal}>
      <Audit />
    </OnlyFor>
  )
}

function Audit() {
  const me = useMe()
  const [{ marketId, actorId, subjectId }, setUrl] = useUrlState()
  const query = { ...(marketId && { marketId }), ...(actorId && { actorId }), ...(subjectId && { subjectId }) }
  return (
    <>
      <PageHead
        title="操作日志"
        detail="谁在什么时候以什么身份办了什么，新的在前。只有编号和状态，没有姓名电话；每条都串在审计链里，改动会被验出来。"
        actions={mayCall(me, verifyChains) ? <Verify /> : null}
      />
      <DataTable
        label="操作日志"
        endpoint={listJournal}
        sent={{ query }}
        rowKey={(line) => String(line.journalId)}
        filters={[
          {
            name: 'kind',
            label: '事项',
            kind: 'select',
            options: KIND_OPTIONS,
          },
          { name: 'fromOn', label: '从', kind: 'day' },
          { name: 'toOn', label: '到', kind: 'day' },
        ]}
        actions={
          <>
            <MarketFilter value={marketId} onChange={(id) => setUrl({ marketId: id })} />
            {actorId || subjectId ? (
              <Button onClick={() => setUrl({ actorId: undefined, subjectId: undefined })}>
                {actorId ? '只看一个人的' : '只看一件事的'}，看全部
              </Button>
            ) : null}
          </>
        }
        onExport={(asked) => {
          return exportCsv('操作日志', listJournal, { query }, asked, [
            { title: '编号', text: (l) => l.journalId },
            { title: '时间', text: (l) => moment(l.at) },
            { title: '事项', text: (l) => kindName(l.kind) },
            { title: '事项代码', text: (l) => l.kind },
            { title: '身份', text: (l) => (l.actorAs ? roleName(l.actorAs) : byOf(l) ? '本人' : '系统') },
            { title: '办理人', text: (l) => l.actorId ?? byOf(l) },
            { title: '对象', text: (l) => l.subjectId },
            { title: '市场', text: (l) => l.marketId },
            { title: '原因', text: (l) => l.reason },
            { title: '内容', text: (l) => Object.entries(l.data).map(dataInWords).join('；') },
            { title: '原始内容', text: (l) => JSON.stringify(l.data) },
          ])
        }}
        columns={[
          { key: 'at', title: '时间', width: 140, cell: (l) => <span className="digits">{moment(l.at)}</span> },
          { key: 'kind', title: '事项', width: 160, cell: (l) => <span title={l.kind}>{kindName(l.kind)}</span> },
          {
            key: 'actor',
            title: '办理人',
            width: 150,
            cell: (l) => (
              <>
                {l.actorAs ? roleName(l.actorAs) : byOf(l) ? '本人' : '系统'}{' '}
                {l.actorId ? (
                  <Short id={l.actorId} label="只看这个人办的" onPick={() => setUrl({ actorId: l.actorId! })} />
                ) : byOf(l) ? (
                  <span title={byOf(l) ?? ''}>…{byOf(l)?.slice(-8)}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'subject',
            title: '对象',
            width: 116,
            cell: (l) =>
              l.subjectId ? (
                <Short id={l.subjectId} label="只看这件事" onPick={() => setUrl({ subjectId: l.subjectId! })} />
              ) : (
                '无'
              ),
          },
          { key: 'reason', title: '原因', width: 170, cell: (l) => l.reason ?? '' },
          { key: 'data', title: '内容', width: 350, cell: (l) => <Data line={l} /> },
          {
            key: 'sealed',
            title: '审计链',
            width: 84,
            cell: (l) => (l.sealed ? <Pill kind="good">已入链</Pill> : <Pill>待入链</Pill>),
          },
        ]}
      />
    </>
  )
}

/** The last digits tell ids of one day apart; the whole is in the title and the file. */
function Short({ id, label, onPick }: { id: string; label: string; onPick: () => void }) {
  return (
    <Button size="small" type="link" title={id} aria-label={`${label}：${id.slice(-8)}`} onClick={onPick}>
      …{id.slice(-8)}
    </Button>
  )
}

/** Who signs in is nobody yet: the entry names the person in its data. */
function byOf(line: JournalLine): string | null {
  const by = line.data['by']
  return typeof by === 'string' ? by : null
}

function Data({ line }: { line: JournalLine }) {
  // The actor's own column has him already.
  const entries = Object.entries(line.data).filter(([key]) => key !== 'by')
  if (entries.length === 0) return null
  return <span className="journal-data">{entries.map(dataInWords).join('；')}</span>
}

function MarketFilter({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const me = useMe()
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const area = me.divisionCode ? { divisionCode: me.divisionCode } : {}
  const found = useAsk(findMarkets, { query: { limit: 30, ...area, ...(name && { name }) } }, { keep: true })
  return (
    <SearchSelect
      className="market-picker"
      label="市场"
      allowClear
      value={value}
      onChange={onChange}
      choices={(found.data?.items ?? []).map((m) => ({ value: m.marketId, label: m.name }))}
      isFetching={found.isFetching}
      none="没有叫这个名字的市场"
      placeholder="全部市场"
      onSearch={setTyped}
    />
  )
}

/** Asked only by the button: it reads every link there is. */
function Verify() {
  const [asked, setAsked] = useState(false)
  const chains = useAsk(verifyChains, {}, { enabled: asked })
  const done = chains.data
  return (
    <>
      <Button
        type="primary"
        loading={asked && chains.isFetching}
        onClick={() => (asked ? void chains.refetch() : setAsked(true))}
      >
        验算审计链
      </Button>
      {chains.error ? (
        <Alert type="error" role="alert" title={chains.error instanceof Refused ? chains.error.detail : ''} />
      ) : null}
      {done ? (
        <Alert
          role="status"
          type={done.faults.length === 0 ? 'success' : 'error'}
          showIcon
          title={
            done.faults.length === 0
              ? `${done.chains} 条链、${done.links} 环，没有发现改动（${moment(done.at)}）`
              : `发现 ${done.faults.length} 处问题，请保护现场并报告`
          }
          description={
            done.faults.length > 0 ? (
              <ul>
                {done.faults.map((f) => (
                  <li key={`${f.marketId} ${f.seq} ${f.what}`}>
                    第 {f.seq} 环：{FAULTS[f.what]}
                    {f.marketId ? `（市场 …${f.marketId.slice(-8)}）` : ''}
                  </li>
                ))}
              </ul>
            ) : null
          }
        />
      ) : null}
    </>
  )
}
