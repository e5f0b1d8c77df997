import { useState } from 'react'
import { PAYMENT_WAY_NAMES } from '#hires/hire.rules.ts'
import { reversePayment } from '#hires/hires.api.ts'
import type { WageBasis } from '#hires/wage.rules.ts'
import { useTell } from '../../shared/ask.ts'
import { priceTag, whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Sheet } from '../../shared/ui/sheet.tsx'
import { Badge } from '../../shared/ui/small.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { type Hire, openFen, reckoningInWords, wageBadge } from '../words.ts'

/** What is due, how it was reckoned, what was paid and how; what the worker said against it. */
export function WageBox({ hire }: { hire: Hire }) {
  const [, go] = useLocation()
  const [wrong, setWrong] = useState<Hire['payments'][number] | null>(null)
  const { wage } = hire
  if (!wage) return null
  const open = openFen(wage)
  const badge = wageBadge(wage)
  return (
    <section className="message" aria-label="工钱">
      <h2>工钱</h2>
      <p className="job-pay">
        <strong>{priceTag(wage.amountFen)}</strong> <Badge kind={badge.kind}>{badge.word}</Badge>
      </p>
      {hire.wageBasis ? (
        <p>{reckoningInWords(hire.wageBasis as unknown as WageBasis, wage.amountFen, hire.pay.pieceName)}</p>
      ) : null}
      {hire.disputeSaid && !hire.disputeSettledAt ? (
        <Banner kind="error">本人说：{hire.disputeSaid}。请和本人、市场一起核对，办结前一直显示。</Banner>
      ) : null}
      {hire.payments.map((payment) => (
        <div key={payment.paymentId} className="chosen">
          <span>
            {whenInWords(payment.paidAt)}，{PAYMENT_WAY_NAMES[payment.how]}
            <b> {priceTag(payment.amountFen)}</b>
            {payment.reference ? `，${payment.reference}` : ''}
            {payment.reversed ? '（登记错了，已冲正）' : ''}
          </span>
          {payment.reversed || wage.state === 'confirmed' ? null : (
            <button type="button" className="link" onClick={() => setWrong(payment)}>
              登记错了
            </button>
          )}
        </div>
      ))}
      {open > 0 ? (
        <>
          <p>
            还要付<b className="money">{priceTag(open)}</b>，最晚
            {whenInWords(new Date(Date.parse(wage.dueAt) - 1).toISOString())}
          </p>
          <BigButton icon="money" onClick={() => go(`/wages/pay?of=${hire.hireId}`)}>
            付工钱
          </BigButton>
        </>
      ) : null}
      <Reversal hire={hire} payment={wrong} onClose={() => setWrong(null)} />
    </section>
  )
}

function Reversal({
  hire,
  payment,
  onClose,
}: {
  hire: Hire
  payment: Hire['payments'][number] | null
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const reverse = useTell(reversePayment, { onDone: onClose })
  return (
    <Sheet
      title="付款登记错了"
      open={payment !== null}
      onClose={onClose}
      action={
        <>
          {reverse.refused ? (
            <p className="refused" role="alert">
              {reverse.refused}
            </p>
          ) : null}
          <BigButton
            kind="danger"
            busy={reverse.isBusy}
            whyNot={reason.trim() ? null : '请写哪里错了'}
            onClick={() =>
              payment &&
              reverse.tell({
                params: { marketId: hire.marketId, paymentId: payment.paymentId },
                body: { reason: reason.trim() },
              })
            }
          >
            冲正这笔{payment ? priceTag(payment.amountFen) : ''}
          </BigButton>
        </>
      }
    >
      <p>冲正以后这笔不算付过，账上两笔都留着，本人看得到。</p>
      <TextField label="哪里错了" value={reason} onValue={setReason} maxLength={200} />
    </Sheet>
  )
}
