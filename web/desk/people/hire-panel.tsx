import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { acceptShift, listWorkerHires, printSlip } from '#hires/hires.api.ts'
import { findShifts, getShift } from '#jobs/shifts.api.ts'
import { addDays, dayOf, systemClock } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import type { getWorker } from '#workers/workers.api.ts'
import { useAsk, useAskPages, useTell } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { distance, priceTag } from '../../shared/format.ts'
import { ActingFor } from '../kit/ask-dialog.tsx'
import { focusRow, KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import type { BoardItem } from '../market-day.ts'
import { hoursOf, NOT_INTRODUCED_WORDS, payInWords, SETTLEMENT_WORDS } from '../words.ts'

const LIST = '能派的班次'
const NEAR_M = 10_000

/** What fits this person now: a digit chooses, Enter hires. */
export function HirePanel({ worker }: { worker: Reply<typeof getWorker> }) {
  const market = useMarket()
  const [url, setUrl] = useUrlState()
  const near = url['near'] === 'yes'
  const anyTrade = url['trades'] === 'any' || worker.trades.length === 0
  const on = url['on'] === 'tomorrow' ? 'tomorrow' : 'today'
  const [selected, setSelected] = useState<string | null>(null)
  const { lat, lng } = market.point
  const board = useAskPages(
    findShifts,
    {
      query: {
        on,
        limit: 30,
        ...(!anyTrade && { occupations: worker.trades.map((t) => t.occupation).join(',') }),
        ...(near ? { lat, lng, radiusM: NEAR_M } : { marketId: market.marketId }),
      },
    },
    { everyMs: 15_000, keep: true },
  )
  const today = dayOf(systemClock())
  // The same question as the list above asks, so it is asked once.
  const own = useAskPages(
    listWorkerHires,
    { params: { workerId: worker.workerId }, query: { day: on === 'today' ? today : addDays(today, 1) } },
    { everyMs: 30_000, keep: true },
  )
  const open = board.items.filter((s) => s.placesLeft > 0)
  const shifts = open.filter((s) => !own.items.some((h) => h.live && overlap(h, s)))
  const clashing = open.length - shifts.length
  const chosen = shifts.find((s) => s.shiftId === selected) ?? null
  const page = useAsk(
    getShift,
    { params: { marketId: chosen?.marketId ?? market.marketId, shiftId: chosen?.shiftId ?? '' } },
    { enabled: chosen !== null },
  )
  const hire = useTell(acceptShift)
  const barred = worker.whyNotIntroduced ? NOT_INTRODUCED_WORDS[worker.whyNotIntroduced].why : null
  const take = (s: BoardItem) => {
    if (barred || hire.isBusy) return
    const seen = page.data?.shift.shiftId === s.shiftId ? page.data.post.version : undefined
    hire.tell({
      params: { marketId: s.marketId, shiftId: s.shiftId, workerId: worker.workerId },
      body: { ...(seen !== undefined && { postVersion: seen }) },
    })
  }
  useKeys([
    ...shifts.slice(0, 9).map((s, i) => ({
      keys: String(i + 1),
      label: `选第${i + 1}个班次，再按 Enter 派工`,
      run: () => focusRow(LIST, s.shiftId),
    })),
    { keys: 'ArrowDown', label: '到能派的班次', run: () => focusRow(LIST) },
    { keys: 'n', label: '附近市场的也看', run: () => setUrl({ near: near ? undefined : 'yes' }) },
    { keys: 'a', label: '不限工种', run: () => setUrl({ trades: anyTrade ? undefined : 'any' }) },
    { keys: 't', label: '今天 / 明天', run: () => setUrl({ on: on === 'today' ? 'tomorrow' : undefined }) },
  ])
  const done = hire.data
  return (
    <section aria-label="派工">
      <div className="chips no-print">
        <Button
          aria-pressed={on === 'tomorrow'}
          onClick={() => setUrl({ on: on === 'today' ? 'tomorrow' : undefined })}
        >
          {on === 'today' ? '今天' : '明天'} <kbd>t</kbd>
        </Button>
        <Button
          aria-pressed={near}
          type={near ? 'primary' : 'default'}
          onClick={() => setUrl({ near: near ? undefined : 'yes' })}
        >
          附近市场的也看 <kbd>n</kbd>
        </Button>
        <Button
          aria-pressed={anyTrade}
          type={anyTrade ? 'primary' : 'default'}
          onClick={() => setUrl({ trades: anyTrade ? undefined : 'any' })}
        >
          不限工种 <kbd>a</kbd>
        </Button>
        <span className="line-note">按数字选，按 Enter 派工</span>
      </div>
      {barred ? <p className="why-not">{barred}</p> : <ActingFor name={worker.name} />}
      <Refusal refused={hire.error} />
      {done ? (
        <Alert
          type="success"
          showIcon
          role="status"
          title={`已派工：${done.title}，${done.employerName}，单号 ${done.number}`}
          action={
            <PrintButton
              endpoint={printSlip}
              sent={{ params: { marketId: done.marketId, hireId: done.hireId }, query: { paper: '80mm' } }}
              label="打印小票"
              keys="Alt+s"
            />
          }
        />
      ) : null}
      <Trouble state={board} kept={board.items.length > 0} />
      {board.isPending ? <Skeleton active paragraph={{ rows: 5 }} title={false} /> : null}
      {board.isPending || (board.error && board.items.length === 0) ? null : (
        <KeyRows
          label={LIST}
          items={shifts}
          keyOf={(s) => s.shiftId}
          selected={selected}
          onSelect={setSelected}
          onOpen={take}
          empty={
            anyTrade
              ? `${on === 'today' ? '今天' : '明天'}没有还招人的班次。按 t 看${on === 'today' ? '明天' : '今天'}，按 n 看附近市场。`
              : '没有工种合适的班次。按 a 不限工种，按 n 看附近市场，按 t 换一天。'
          }
          columns={[
            { title: '键', cell: (s) => (shifts.indexOf(s) < 9 ? <kbd>{shifts.indexOf(s) + 1}</kbd> : null) },
            { title: '时间', cell: (s) => <span className="digits nowrap">{hoursOf(s.startsAt, s.endsAt)}</span> },
            { title: '活', cell: (s) => s.title },
            {
              title: '工钱',
              cell: (s) => (
                <b className="money nowrap">{payInWords({ fen: s.payFen, unit: s.payUnit, pieceName: s.pieceName })}</b>
              ),
            },
            { title: '结算', cell: (s) => SETTLEMENT_WORDS[s.settlement] },
            { title: '整班', number: true, cell: (s) => (s.shiftPayFen === null ? '—' : priceTag(s.shiftPayFen)) },
            { title: '地点', cell: (s) => (s.distanceM === null ? s.place : `${s.place}（${distance(s.distanceM)}）`) },
            { title: '用工方', cell: (s) => s.employer.name },
            ...(near ? [{ title: '市场', cell: (s: BoardItem) => s.market.name }] : []),
            { title: '还缺', number: true, cell: (s) => s.placesLeft },
          ]}
        />
      )}
      {clashing > 0 ? <p className="line-note">另有{clashing}个班次和已有的活时间冲突，没有列出。</p> : null}
      {board.hasMore ? <Button onClick={board.more}>再看更多</Button> : null}
      {chosen ? (
        <div className="chosen-shift" aria-live="polite">
          <p>
            <b>{chosen.title}</b> ·{' '}
            {page.data?.post.meetingPoint ? `集合：${page.data.post.meetingPoint}` : chosen.place}
            {page.data?.post.conditions.notes ? ` · ${page.data.post.conditions.notes}` : ''}
          </p>
          <Button type="primary" loading={hire.isBusy} disabled={Boolean(barred)} onClick={() => take(chosen)}>
            派{worker.name}去 <kbd>Enter</kbd>
          </Button>
        </div>
      ) : null}
    </section>
  )
}

/** Both in ISO with the same zone, so that texts compare like moments. */
function overlap(a: { startsAt: string; endsAt: string }, b: { startsAt: string; endsAt: string }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}
