import { Alert, Button, Modal, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { OBJECTION_OUTCOME_NAMES, PAYMENT_WAY_NAMES } from '#hires/hire.rules.ts'
import { decideChange, getHire, type JobCard, reversePayment } from '#hires/hires.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { hours, whenInWords, yuan } from '../../shared/format.ts'
import { ActingFor } from '../kit/ask-dialog.tsx'
import type { HireLine } from '../market-day.ts'
import { payInWords, SETTLEMENT_WORDS, whenOf } from '../words.ts'

type Card = JobCard

/** Everything on record of one hire; a change of terms answered for the worker, a payment written down by mistake taken back. */
export function DetailDialog({ hire, onClose }: { hire: HireLine; onClose: () => void }) {
  const params = { marketId: hire.marketId, hireId: hire.hireId }
  const all = useAsk(getHire, { params })
  const decide = useTell(decideChange, { onDone: onClose })
  const reverse = useTell(reversePayment)
  const [reversing, setReversing] = useState<string | null>(null)
  const h = all.data
  return (
    <Modal open title={`${hire.workerName}：${hire.title}`} footer={null} onCancel={onClose} width={720}>
      {all.error ? <Alert type="error" showIcon title={all.error.detail} /> : null}
      {!h && !all.error ? <Skeleton active /> : null}
      <Refusal refused={decide.error ?? reverse.error} />
      {h ? (
        <>
          {h.offered ? (
            <Alert
              type="warning"
              showIcon
              title="用工方改了条件，本人可以同意，也可以不同意；不同意不记"
              description={
                <>
                  <ActingFor name={hire.workerName} />
                  <table className="rows" aria-label="原来和现在的条件">
                    <thead>
                      <tr>
                        <th scope="col">项目</th>
                        <th scope="col">原来</th>
                        <th scope="col">现在</th>
                      </tr>
                    </thead>
                    <tbody>
                      {differences(h.terms, h.offered).map(([name, was, now]) => (
                        <tr key={name}>
                          <th scope="row">{name}</th>
                          <td>{was}</td>
                          <td>{now}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                  <div className="acts">
                    <Button
                      type="primary"
                      loading={decide.isBusy}
                      onClick={() =>
                        decide.tell({ params, body: { outcome: 'accepted', postVersion: h.offered!.postVersion } })
                      }
                    >
                      本人同意
                    </Button>
                    <Button
                      danger
                      loading={decide.isBusy}
                      onClick={() =>
                        decide.tell({ params, body: { outcome: 'refused', postVersion: h.offered!.postVersion } })
                      }
                    >
                      本人不同意，不去了
                    </Button>
                  </div>
                </>
              }
            />
          ) : null}
          <p>
            {whenOf(h.terms.startsAt, h.terms.endsAt)} · {payInWords(h.terms.pay)}{' '}
            {SETTLEMENT_WORDS[h.terms.settlement]} · {h.terms.place.meetingPoint ?? h.terms.place.text} · 联系人{' '}
            {h.terms.contact.name} {h.terms.contact.phoneMasked}
          </p>
          {h.attendance?.workedMinutes != null ? (
            <p>
              干了{hours(h.attendance.workedMinutes)}，中间休息{h.attendance.breakMinutes}分钟。
            </p>
          ) : null}
          {h.endReason ? <p>取消原因：{h.endReason}</p> : null}
          {h.disputeSaid ? (
            <p>
              异议：{h.disputeSaid}{' '}
              {h.disputeSettledAt ? <Tag color="success">已办结</Tag> : <Tag color="error">没办结</Tag>} {h.disputeNote}
            </p>
          ) : null}
          {h.objection ? (
            <p>
              申诉（{whenInWords(h.objection.at)}）：{h.objection.said}{' '}
              {h.objection.outcome ? (
                <Tag>{OBJECTION_OUTCOME_NAMES[h.objection.outcome]}</Tag>
              ) : (
                <Tag color="error">没处理</Tag>
              )}{' '}
              {h.objection.note}
            </p>
          ) : null}
          <h3>付款</h3>
          {h.payments.length === 0 ? <p className="rows-empty">还没有付款。</p> : null}
          <ul className="paper-list">
            {h.payments.map((p) => (
              <li key={p.paymentId}>
                {yuan(p.amountFen)}元 · {PAYMENT_WAY_NAMES[p.how]} · {whenInWords(p.paidAt)} {p.reference ?? ''}{' '}
                {p.reversed ? (
                  <Tag>已冲正</Tag>
                ) : reversing === p.paymentId ? (
                  <Button
                    size="small"
                    danger
                    loading={reverse.isBusy}
                    onClick={() =>
                      reverse.tell({
                        params: { marketId: hire.marketId, paymentId: p.paymentId },
                        body: { reason: '窗口登记错' },
                      })
                    }
                  >
                    确定登记错了，冲正
                  </Button>
                ) : (
                  <Button size="small" onClick={() => setReversing(p.paymentId)}>
                    登记错了
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Modal>
  )
}

/** Only what is not the same, in words. */
function differences(was: Card, now: Card): [string, string, string][] {
  const lines = (c: Card): [string, string][] => [
    ['工种', c.occupation.name],
    ['时间', whenOf(c.startsAt, c.endsAt)],
    ['工钱', `${payInWords(c.pay)} ${SETTLEMENT_WORDS[c.settlement]}`],
    ['地点', c.place.text],
    ['集合', c.place.meetingPoint ?? '—'],
    ['休息', `${c.breakMinutes}分钟`],
    ['要求', String(c.conditions['notes'] ?? '—')],
  ]
  const after = lines(now)
  return lines(was)
    .map(([name, text], i): [string, string, string] => [name, text, after[i]![1]])
    .filter(([, a, b]) => a !== b)
}
