import { Alert, App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { getShiftRoll } from '#hires/hires.api.ts'
import { getShift } from '#jobs/shifts.api.ts'
import { dayOf } from '#kernel/clock.ts'
import { useAsk } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { yuan } from '../../shared/format.ts'
import { HireActs } from '../hires/hire-acts.tsx'
import { hireColumns as columns } from '../hires/hire-columns.tsx'
import { PayDialog } from '../hires/pay-dialog.tsx'
import { ActButton } from '../kit/act-button.tsx'
import { useGo, useParam } from '../kit/go.ts'
import { focusRow, KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { payInWords, SETTLEMENT_WORDS, whenOf } from '../words.ts'
import { AddWorker } from './add-worker.tsx'
import { CancelShiftDialog } from './cancel-shift-dialog.tsx'
import { CheckinCodeDialog } from './checkin-code-dialog.tsx'
import { useBulkAttendance } from './use-bulk-attendance.ts'

/** One shift at the counter: who is taken, who came, who left, who was paid; each by a key, or all ticked at once. */
export function ShiftScreen() {
  const { marketId } = useMarket()
  const shiftId = useParam('shiftId')
  const go = useGo()
  const { message } = App.useApp()
  const page = useAsk(getShift, { params: { marketId, shiftId } }, { everyMs: 20_000 })
  const employerId = page.data?.post.employer.employerId ?? ''
  const roll = useAsk(
    getShiftRoll,
    { params: { employerId, shiftId } },
    { enabled: employerId !== '', everyMs: 15_000 },
  )
  const [selected, setSelected] = useState<string | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'pay' | 'cancel' | 'code' | null>(null)
  const hires = roll.data?.items ?? []
  const chosen = hires.filter((h) => ticked.has(h.hireId))
  const coming = chosen.filter((h) => h.state === 'accepted')
  const here = chosen.filter((h) => h.state === 'checked-in' && h.pay.unit !== 'piece')
  const owed = chosen.filter((h) => h.wage && h.wage.amountFen > h.wage.paidFen)
  const bulk = useBulkAttendance((text) => void message.success(text))
  const tick = (hireId: string) => {
    const next = new Set(ticked)
    if (!next.delete(hireId)) next.add(hireId)
    setTicked(next)
  }
  useKeys([
    { keys: 'Escape', label: '回班次表', run: () => go('/shifts') },
    { keys: 'ArrowDown', label: '到花名册', run: () => focusRow('花名册') },
    {
      keys: 'a',
      label: '全选 / 全不选',
      run: () => setTicked(ticked.size === hires.length ? new Set() : new Set(hires.map((h) => h.hireId))),
    },
  ])
  const late = page.error ? page : roll
  if (late.error && !(page.data && roll.data)) return <Trouble title="没打开这个班次" state={late} />
  if (!page.data || !roll.data) return <Skeleton active paragraph={{ rows: 10 }} />
  const { post, shift } = page.data
  const now = hires.find((h) => h.hireId === selected)
  const many = (n: number) => (n > 0 ? null : chosen.length === 0 ? '先用空格勾选' : '勾选的人里没有可以办的')
  return (
    <>
      <Trouble state={late} kept />
      <PageHead
        title={post.title}
        detail={`${whenOf(shift.startsAt, shift.endsAt)} · ${post.employer.name} · ${payInWords({ fen: post.payFen, unit: post.payUnit, pieceName: post.pieceName })} ${SETTLEMENT_WORDS[post.settlement]} · ${post.meetingPoint ?? post.place}`}
        actions={
          <>
            <PrintButton label="打印花名册" keys={null} />
            <Button onClick={() => go(`/posts/${post.postId}`)}>看招聘信息</Button>
            <Button onClick={() => setOpen('code')}>签到码</Button>
            <Button danger onClick={() => setOpen('cancel')}>
              取消班次
            </Button>
          </>
        }
      />
      <p className="line-note">
        招{roll.data.headcount}人，已派{roll.data.taken}人，
        {shift.placesLeft > 0 ? `还缺${shift.placesLeft}人` : '已满'}，到岗{roll.data.checkedIn}人，干完
        {roll.data.worked}人，应付
        {yuan(roll.data.dueFen)}元，已付{yuan(roll.data.paidFen)}元
      </p>
      <AddWorker shiftId={shiftId} version={post.version} whyNot={shift.placesLeft === 0 ? '这个班次已经招满' : null} />
      <KeyRows
        label="花名册"
        items={hires}
        keyOf={(h) => h.hireId}
        selected={selected}
        onSelect={setSelected}
        onOpen={(h) => go(`/people/${h.workerId}`, { day: dayOf(new Date(h.startsAt)) })}
        ticked={ticked}
        onTick={tick}
        empty="还没有人。在上面输入卡号或姓名派工。"
        columns={[columns.worker, columns.state, columns.attendance, columns.wage]}
      />
      {hires.length > 0 ? (
        <fieldset className="acts no-print" aria-label="勾选的人一起办">
          <ActButton
            label={`签到${coming.length}人`}
            keys="Alt+i"
            busy={bulk.isBusy}
            whyNot={many(coming.length)}
            onRun={() => bulk.checkIn(coming)}
          />
          <ActButton
            label={`签退${here.length}人`}
            keys="Alt+o"
            busy={bulk.isBusy}
            whyNot={many(here.length)}
            onRun={() => bulk.checkOut(here)}
          />
          <ActButton
            label={`付款${owed.length}人`}
            keys="Alt+w"
            whyNot={many(owed.length)}
            onRun={() => setOpen('pay')}
          />
        </fieldset>
      ) : null}
      {bulk.refusals.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`${bulk.refusals.length}人没有办成`}
          description={
            <ul>
              {bulk.refusals.map((r) => (
                <li key={r.hireId}>
                  {r.name}：{r.detail}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {now ? <HireActs key={now.hireId} hire={now} /> : null}
      {open === 'pay' ? <PayDialog hires={owed} onClose={() => setOpen(null)} /> : null}
      {open === 'cancel' ? (
        <CancelShiftDialog
          shiftId={shiftId}
          title={post.title}
          hired={shift.headcount - shift.placesLeft}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'code' ? <CheckinCodeDialog shiftId={shiftId} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
