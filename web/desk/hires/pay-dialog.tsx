import { Checkbox, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { PAYMENT_WAY_NAMES, PAYMENT_WAYS } from '#hires/hire.rules.ts'
import { confirmWage, recordPayments } from '#hires/hires.api.ts'
import { readYuan, yuan } from '#kernel/money.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useQueuedTell } from '../kit/use-queued-tell.ts'
import type { HireLine } from '../market-day.ts'

/** Money that changed hands, for one or for a whole shift; the worker at the counter may confirm it at once. */
export function PayDialog({ hires, onClose }: { hires: readonly HireLine[]; onClose: () => void }) {
  const id = useId()
  const one = hires.length === 1 ? hires[0]! : null
  const owed = hires.reduce((sum, h) => sum + (h.wage ? h.wage.amountFen - h.wage.paidFen : 0), 0)
  const [amount, setAmount] = useState(yuan(owed))
  const [how, setHow] = useState<(typeof PAYMENT_WAYS)[number]>('cash')
  const [reference, setReference] = useState('')
  const [there, setThere] = useState(false)
  const who = one ? one.workerName : `${hires.length}人`
  const confirm = useQueuedTell(confirmWage, {
    label: () => `确认收到 ${who}`,
    subject: (sent) => sent.params.hireId,
    onDone: onClose,
  })
  const pay = useQueuedTell(recordPayments, {
    label: () => `登记付款 ${who}`,
    ...(one && { subject: () => one.hireId }),
    onDone: () => {
      if (!(one && there && isWhole)) onClose()
    },
  })
  const read = readYuan(amount)
  const fen = 'fen' in read ? read.fen : null
  const isWhole = !one || fen === owed
  const marketId = hires[0]!.marketId
  const names = hires.map((h) => h.workerName)
  const send = async () => {
    if (pay.isKept) return onClose()
    await pay.tell({
      params: { marketId },
      body: {
        hireIds: hires.map((h) => h.hireId),
        how,
        reference: reference.trim() || null,
        ...(one && !isWhole && fen !== null && { amountFen: fen }),
      },
    })
    // Behind the payment, in the same order: one cannot have received what was not paid.
    if (one && there && isWhole)
      await confirm.tell({ params: { marketId: one.marketId, hireId: one.hireId }, body: {} })
  }
  return (
    <AskDialog
      title={one ? `登记付款 ${one.workerName}` : `登记付款 ${hires.length}人`}
      okText={pay.isKept ? '已记下，关闭' : '登记付款'}
      busy={pay.isBusy || confirm.isBusy}
      refused={pay.refused ?? confirm.refused}
      whyNot={fen === null || fen <= 0 ? '请填金额，例如 260' : null}
      actingFor={there && one ? `${one.employerName}和${one.workerName}` : hires[0]!.employerName}
      onOk={() => void send()}
      onClose={() => {
        pay.dismiss()
        confirm.dismiss()
        onClose()
      }}
    >
      {one ? (
        <div className="ask-field">
          <label htmlFor={`${id}-a`}>付了多少（应付还差 {yuan(owed)} 元）</label>
          <Input
            id={`${id}-a`}
            inputMode="decimal"
            suffix="元"
            value={amount}
            onChange={(e) => setAmount(e.target.value)}
          />
        </div>
      ) : (
        <p>
          {names.slice(0, 8).join('、')}
          {names.length > 8 ? `等${names.length}人` : ''}，合计 {yuan(owed)} 元，每人付清。
        </p>
      )}
      <div className="ask-field">
        <span id={`${id}-h`}>怎么付的</span>
        <Radio.Group
          aria-labelledby={`${id}-h`}
          optionType="button"
          value={how}
          onChange={(e) => setHow(e.target.value)}
          options={PAYMENT_WAYS.map((value) => ({ value, label: PAYMENT_WAY_NAMES[value] }))}
        />
      </div>
      <div className="ask-field">
        <label htmlFor={`${id}-r`}>凭证号（可以不填）</label>
        <Input id={`${id}-r`} maxLength={80} value={reference} onChange={(e) => setReference(e.target.value)} />
      </div>
      {one ? (
        <Checkbox
          checked={there}
          onChange={(e) => setThere(e.target.checked)}
          disabled={!isWhole || one.wage?.disputed === true}
        >
          {one.workerName}本人在场，当面确认收到{one.wage?.disputed ? '（先办结异议）' : ''}
        </Checkbox>
      ) : null}
      {pay.isKept ? <p role="status">没联系上服务器，已记下，通了自动提交。</p> : null}
    </AskDialog>
  )
}
