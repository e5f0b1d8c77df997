import { confirmWage } from '#hires/hires.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { priceTag } from '#kernel/money.ts'
import { UNDO_SECONDS, useLater } from '../../parts/use-later.ts'
import { useTell } from '../../shared/ask.ts'
import { dayInWords, whenInWords } from '../../shared/format.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge } from '../../shared/ui/small.tsx'
import { Banner, Undo } from '../../shared/ui/states.tsx'
import { type Hire, PAYMENT_WORDS, reckoningInWords } from '../jobs/hire-words.ts'
import { LABOUR_LINE, useHelpPhone } from '../parts/page.tsx'

/** One job's wage: how much, how it was reckoned, what came, and the two answers: it came, or something is wrong. */
export function WageBox({ hire }: { hire: Hire }) {
  const [, go] = useLocation()
  const confirm = useTell(confirmWage)
  const params = { marketId: hire.marketId, hireId: hire.hireId }
  const { pending, later, undo, flush } = useLater<typeof params>((what) => confirm.tell({ params: what, body: {} }))
  const { wage } = hire
  if (!wage) return null
  const open = wage.amountFen - wage.paidFen
  const payments = hire.payments.filter((p) => !p.reversed)
  const isConfirmed = wage.state === 'confirmed' || pending !== null
  const dueDay = dayInWords(dayOf(new Date(new Date(wage.dueAt).getTime() - 1)), dayOf(systemClock()))
  return (
    <section aria-label={`用工卡${hire.number}的工钱`} className="wage-box">
      <h2>工钱</h2>
      <p className="job-pay">
        <strong>{priceTag(wage.amountFen)}</strong> <WageBadge wage={wage} isConfirmed={isConfirmed} />
      </p>
      <p>怎么算的：{reckoningInWords(hire.wageBasis, wage.amountFen, hire.pay.pieceName) || '按说好的算'}</p>
      {payments.map((p) => (
        <p key={p.paymentId}>
          {whenInWords(p.paidAt)}，{PAYMENT_WORDS[p.how]}付{priceTag(p.amountFen)}
        </p>
      ))}
      {open > 0 ? (
        <p>
          还差<b>{priceTag(open)}</b>，最晚{dueDay}给
        </p>
      ) : null}
      {wage.overdue ? <Overdue phone={hire.terms.market.phone} /> : null}
      {wage.disputed ? (
        <Banner kind="warn">您说过有问题：{hire.disputeSaid}。市场正在办，没办好会一直显示在这里。</Banner>
      ) : hire.disputeSettledAt ? (
        <Banner kind="info">
          您说过有问题：{hire.disputeSaid}。已经办结{hire.disputeNote ? `：${hire.disputeNote}` : ''}
        </Banner>
      ) : null}
      {confirm.refused ? <Banner kind="error">{confirm.refused}</Banner> : null}
      {isConfirmed ? null : (
        <div className="two-actions">
          <BigButton
            kind="secondary"
            onClick={() => go(`/jobs/${hire.marketId}/${hire.hireId}/dispute`, { state: { steps: 1 } })}
          >
            有问题
          </BigButton>
          <BigButton onClick={() => later(params)} busy={confirm.isBusy} whyNot={open > 0 ? '工钱付清了才能点' : null}>
            {wage.amountFen > 0 ? '收到了' : '没问题'}
          </BigButton>
        </div>
      )}
      {pending ? (
        <Undo seconds={UNDO_SECONDS} onUndo={undo} onGone={flush}>
          记下了：{wage.amountFen > 0 ? `${priceTag(wage.amountFen)}收到了` : '没问题'}
        </Undo>
      ) : null}
    </section>
  )
}

function WageBadge({ wage, isConfirmed }: { wage: NonNullable<Hire['wage']>; isConfirmed: boolean }) {
  if (isConfirmed) return <Badge kind="good">收到了</Badge>
  if (wage.disputed) return <Badge kind="warn">有问题，在办</Badge>
  if (wage.overdue) return <Badge kind="danger">过期没给</Badge>
  if (wage.amountFen === 0) return <Badge kind="warn">算出来是0元，您看对不对</Badge>
  if (wage.state === 'paid') return <Badge kind="money">说已付，等您确认</Badge>
  return <Badge>{wage.state === 'part-paid' ? '给了一部分' : '还没给'}</Badge>
}

/** Whom to ask when the day is past: the market first, the labour inspection beside it. */
export function Overdue({ phone: ofCard }: { phone: string | null }) {
  const near = useHelpPhone()
  const phone = ofCard ?? near
  return (
    <div className="overdue">
      <p>
        <b>过了说好的日子还没给。要工资，找这两个：</b>
      </p>
      {phone ? <CallButton phone={phone}>打给市场，帮您要</CallButton> : null}
      <CallButton phone={LABOUR_LINE}>打{LABOUR_LINE}，劳动监察</CallButton>
      <p className="hint">不收钱。用工卡、签到签退的时间都在系统里，是证据。</p>
    </div>
  )
}
