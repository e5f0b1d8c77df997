import { Button, Skeleton } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { listEmployerReviews } from '#employers/employers.api.ts'
import { listOverdueWages } from '#hires/hires.api.ts'
import { listPostReviews } from '#jobs/posts.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { listUnsentMessages } from '#notices/notices.api.ts'
import { findWorkers } from '#workers/workers.api.ts'
import { useAskPages } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { agoInWords } from '../../shared/format.ts'
import { HireActs } from '../hires/hire-acts.tsx'
import { hireColumns as columns } from '../hires/hire-columns.tsx'
import { useGo } from '../kit/go.ts'
import { focusRow, KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { type HireLine, useMarketHires } from '../market-day.ts'
import { NOT_INTRODUCED_WORDS, payInWords } from '../words.ts'
import { UnsentMessages } from './unsent-messages.tsx'

type Part = 'out' | 'unpaid' | 'overdue' | 'disputes' | 'objections' | 'posts' | 'employers' | 'papers' | 'unsent'

/** Before the shutters close: what somebody forgot, list by list; a number goes to each. */
export function OpenThingsScreen() {
  const { marketId, name } = useMarket()
  const go = useGo()
  const [url, setUrl] = useUrlState()
  const [selected, setSelected] = useState<string | null>(null)
  const today = dayOf(systemClock())
  const out = useMarketHires(marketId, { outForgotten: 'true' })
  const day = useMarketHires(marketId, { day: today })
  const disputes = useMarketHires(marketId, { disputed: 'true' })
  const objections = useMarketHires(marketId, { objected: 'true' })
  const overdue = useAskPages(listOverdueWages, { params: { marketId }, query: { limit: 100 } })
  const posts = useAskPages(listPostReviews, { params: { marketId }, query: { limit: 50 } })
  const papers = useAskPages(findWorkers, { params: { marketId }, query: { papersMissing: 'true', limit: 100 } })
  const employers = useAskPages(listEmployerReviews, { params: { marketId }, query: { limit: 50 } })
  const unsent = useAskPages(listUnsentMessages, { params: { marketId }, query: { limit: 50 } })
  const unpaid = (day.data ?? []).filter((h) => h.wage && !h.wage.overdue && h.wage.paidFen < h.wage.amountFen)
  const lists: Record<Part, { label: string; count: number | null; more: boolean; state: Waiting }> = {
    out: { label: '没签退', count: out.data?.length ?? null, more: false, state: out },
    unpaid: { label: '今天没付的工钱', count: day.data ? unpaid.length : null, more: false, state: day },
    overdue: {
      label: '逾期没付的工钱',
      count: knownCount(overdue),
      more: overdue.hasMore,
      state: overdue,
    },
    disputes: { label: '没办结的异议', count: disputes.data?.length ?? null, more: false, state: disputes },
    objections: {
      label: '没处理的申诉',
      count: objections.data?.length ?? null,
      more: false,
      state: objections,
    },
    posts: {
      label: '待审核的招聘信息',
      count: knownCount(posts),
      more: posts.hasMore,
      state: posts,
    },
    papers: {
      label: '要补证件的人',
      count: knownCount(papers),
      more: papers.hasMore,
      state: papers,
    },
    employers: {
      label: '待核验的用工主体',
      count: knownCount(employers),
      more: employers.hasMore,
      state: employers,
    },
    unsent: {
      label: '没发出的短信',
      count: knownCount(unsent),
      more: unsent.hasMore,
      state: unsent,
    },
  }
  const keys = Object.keys(lists) as Part[]
  const known = keys.every((k) => lists[k].count !== null)
  // Opens where something is left; decided once, so that the list under the hand does not change when it becomes empty.
  const first = useRef<Part | null>(null)
  if (known) first.current ??= keys.find((k) => lists[k].count) ?? 'out'
  const part = keys.find((k) => k === url['list']) ?? first.current ?? 'out'
  const open = (to: Part) => {
    setUrl({ list: to })
    setSelected(null)
  }
  useKeys([
    ...keys.map((k, i) => ({ keys: String(i + 1), label: lists[k].label, run: () => open(k) })),
    { keys: 'ArrowDown', label: '到清单', run: () => focusRow(lists[part].label) },
  ])
  const hires: readonly HireLine[] =
    part === 'out'
      ? (out.data ?? [])
      : part === 'unpaid'
        ? unpaid
        : part === 'overdue'
          ? overdue.items
          : part === 'objections'
            ? (objections.data ?? [])
            : (disputes.data ?? [])
  const chosen = hires.find((h) => h.hireId === selected) ?? hires[0]
  const total = keys.reduce((sum, k) => sum + (lists[k].count ?? 0), 0)
  return (
    <>
      <PageHead
        title="收尾清单"
        detail={`${name} · ${known ? (total === 0 ? '都办完了，可以收工。' : `还有${total}件`) : '正在数'}`}
        actions={<PrintButton label="打印这张清单" />}
      />
      <fieldset className="chips no-print" aria-label="看哪张清单">
        {keys.map((k, i) => (
          <Button key={k} aria-pressed={part === k} type={part === k ? 'primary' : 'default'} onClick={() => open(k)}>
            {lists[k].label} {lists[k].count ?? '…'}
            {lists[k].more ? '+' : ''} <kbd>{i + 1}</kbd>
          </Button>
        ))}
      </fieldset>
      <h2>{lists[part].label}</h2>
      <Shown state={lists[part].state} kept={lists[part].count ?? 0}>
        {part === 'posts' ? (
          <KeyRows
            label={lists.posts.label}
            items={posts.items}
            keyOf={(p) => p.postId}
            selected={selected}
            onSelect={setSelected}
            onOpen={(p) => go(`/posts/${p.postId}`)}
            empty="没有待审核的招聘信息。"
            columns={[
              { title: '活', cell: (p) => p.title },
              { title: '用工方', cell: (p) => p.employer.name },
              { title: '工钱', cell: (p) => payInWords({ fen: p.payFen, unit: p.payUnit, pieceName: p.pieceName }) },
              { title: '等了', cell: (p) => (p.submittedAt ? agoInWords(p.submittedAt) : '—') },
              { title: '提示', number: true, cell: (p) => p.findings.length },
            ]}
          />
        ) : part === 'papers' ? (
          <KeyRows
            label={lists.papers.label}
            items={papers.items}
            keyOf={(p) => p.workerId}
            selected={selected}
            onSelect={setSelected}
            onOpen={(p) => go(`/people/${p.workerId}`)}
            empty="证件都齐了。"
            columns={[
              { title: '姓名', cell: (p) => p.name },
              { title: '电话', cell: (p) => p.phoneMasked ?? '没有手机' },
              { title: '卡号', cell: (p) => <span className="digits">{p.cardNumber}</span> },
              { title: '工种', cell: (p) => p.trades.join('、') },
              {
                title: '要办的',
                cell: (p) => (p.whyNotIntroduced ? NOT_INTRODUCED_WORDS[p.whyNotIntroduced].todo : '—'),
              },
            ]}
          />
        ) : part === 'employers' ? (
          <KeyRows
            label={lists.employers.label}
            items={employers.items}
            keyOf={(e) => e.employerId}
            selected={selected}
            onSelect={setSelected}
            onOpen={(e) => go(`/employers/${e.employerId}`)}
            empty="没有待核验的用工主体。"
            columns={[
              { title: '名称', cell: (e) => e.name },
              { title: '联系人', cell: (e) => e.contactName },
              { title: '电话', cell: (e) => e.phoneMasked },
              { title: '证照', number: true, cell: (e) => e.papers },
              { title: '等了', cell: (e) => agoInWords(e.waitingSince) },
            ]}
          />
        ) : part === 'unsent' ? (
          <UnsentMessages marketId={marketId} label={lists.unsent.label} items={unsent.items} />
        ) : (
          <>
            <KeyRows
              label={lists[part].label}
              items={hires}
              keyOf={(h) => h.hireId}
              selected={chosen?.hireId ?? null}
              onSelect={setSelected}
              onOpen={(h) => go(`/shifts/${h.shiftId}`)}
              empty="没有，都办完了。"
              columns={[
                columns.worker,
                columns.when,
                columns.work,
                columns.employer,
                columns.state,
                columns.attendance,
                columns.wage,
              ]}
            />
            {chosen ? <HireActs key={chosen.hireId} hire={chosen} /> : null}
          </>
        )}
      </Shown>
    </>
  )
}

/** Null: nobody has told yet. */
const knownCount = (list: Waiting & { items: readonly unknown[] }) =>
  list.isPending || (list.error && list.items.length === 0) ? null : list.items.length

interface Waiting {
  isPending: boolean
  error: { detail: string } | null
  refetch: () => unknown
}
/** `kept`: how many lines are known from before. */
function Shown({ state, kept, children }: { state: Waiting; kept: number; children: ReactNode }) {
  if (state.isPending) return <Skeleton active paragraph={{ rows: 6 }} title={false} />
  return (
    <>
      <Trouble state={state} kept={kept > 0} />
      {state.error && kept === 0 ? null : children}
    </>
  )
}
