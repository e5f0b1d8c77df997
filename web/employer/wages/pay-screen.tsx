import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { PAYMENT_WAY_NAMES } from '#hires/hire.rules.ts'
import { getHire, listEmployerHires, recordPayments } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import type { WageBasis } from '#hires/wage.rules.ts'
import { ask, useAsk, useTell } from '../../shared/ask.ts'
import { Refused } from '../../shared/call.ts'
import { useDraft } from '../../shared/draft.ts'
import { priceTag } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Choice } from '../../shared/ui/choice.tsx'
import { MoneyField, TextField } from '../../shared/ui/fields.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { sentence, teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { type Employer, type HireLine, openFen, reckoningInWords } from '../words.ts'

teach(hireWords)

type Way = keyof typeof PAYMENT_WAY_NAMES
const WAYS = Object.entries(PAYMENT_WAY_NAMES).map(([value, label]) => ({ value: value as Way, label }))

export function PayScreen() {
  return (
    <Mine title="付工钱" back="/wages">
      {(employer) => <Load employer={employer} />}
    </Mine>
  )
}

function Load({ employer }: { employer: Employer }) {
  const [search] = useSearchParams()
  const asked = (search.get('of') ?? '').split(',')
  const { data, error, refetch } = useAsk(listEmployerHires, {
    params: { employerId: employer.employerId },
    query: { unpaid: 'true', limit: 100 },
  })
  if (!data)
    return (
      <Page title="付工钱" back="/wages">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  return <Pay hires={data.items.filter((hire) => asked.includes(hire.hireId) && openFen(hire.wage) > 0)} />
}

/** How the money went, and its reference; a part for one person alone. The worker then confirms or says what is wrong. */
function Pay({ hires }: { hires: readonly HireLine[] }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft('employer-pay', { how: '' as Way | '', reference: '' })
  const [part, setPart] = useState<number | null>(null)
  const [partly, setPartly] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const pay = useTell(recordPayments)
  const details = useQueries({
    queries: (hires.length <= 20 ? hires : []).map((hire) =>
      ask(getHire, { params: { marketId: hire.marketId, hireId: hire.hireId } }),
    ),
  })
  const total = hires.reduce((sum, hire) => sum + openFen(hire.wage), 0)
  const one = hires.length === 1 ? hires[0]! : null
  if (hires.length === 0)
    return (
      <Page title="付工钱" back="/wages">
        <Empty
          title={pay.isDone ? '登记好了' : '没有要付的工钱'}
          action={<BigButton onClick={() => go('/wages')}>看工钱</BigButton>}
        >
          {pay.isDone ? '本人会收到消息，确认后就结清。' : '可能已经付过了。'}
        </Empty>
      </Page>
    )
  const amount = one && partly ? part : null
  const tooMuch = amount !== null && amount > total
  const whyNot = !draft.how
    ? '请先选怎么付的'
    : one && partly && !part
      ? '请填付了多少'
      : tooMuch
        ? sentence('above-due', { openYuan: total / 100 })
        : null
  const send = async () => {
    if (!draft.how) return
    setBusy(true)
    setRefused(null)
    try {
      // One call for each market: an employer's people may have been hired at several.
      for (const marketId of new Set(hires.map((hire) => hire.marketId)))
        await pay.tellAsync({
          params: { marketId },
          body: {
            hireIds: hires.filter((hire) => hire.marketId === marketId).map((hire) => hire.hireId),
            how: draft.how,
            reference: draft.reference.trim() || null,
            ...(amount !== null && { amountFen: amount }),
          },
        })
      clear()
      go('/wages?show=paid', { replace: true })
    } catch (error) {
      setRefused(error instanceof Refused ? error.detail : sentence('bug'))
    }
    setBusy(false)
  }
  return (
    <Page
      title={one ? `付给${one.workerName}` : `付${hires.length}人的工钱`}
      back
      action={
        <>
          {refused ? (
            <p className="refused" role="alert">
              {refused}
            </p>
          ) : null}
          <BigButton onClick={() => void send()} busy={isBusy} busyLabel="正在登记" whyNot={whyNot}>
            付过了，登记{priceTag(amount ?? total)}
          </BigButton>
        </>
      }
    >
      <Banner kind="info">先把钱付给本人，再在这里登记。系统不代付、不扣费。</Banner>
      <ul className="rows" aria-label="付给谁">
        {hires.map((hire, at) => {
          const basis = details[at]?.data?.wageBasis as unknown as WageBasis | null | undefined
          return (
            <li key={hire.hireId} className="message">
              <b>{hire.workerName}</b> <b className="money">{priceTag(openFen(hire.wage))}</b>
              {basis ? <p>{reckoningInWords(basis, hire.wage!.amountFen, hire.pay.pieceName)}</p> : null}
              {hire.wage!.paidFen > 0 ? <p>前面付过{priceTag(hire.wage!.paidFen)}</p> : null}
              {hire.wage!.disputed ? <p className="short">本人说工钱不对，市场正在办</p> : null}
            </li>
          )
        })}
      </ul>
      <div className="question">
        <Choice
          label="怎么付的"
          options={WAYS}
          value={draft.how || null}
          onValue={(how) => setDraft({ ...draft, how })}
        />
        <TextField
          label="凭据"
          hint="转账单号、收据号；现金可以写“本人签收”"
          optional
          value={draft.reference}
          onValue={(reference) => setDraft({ ...draft, reference })}
          maxLength={80}
        />
        {one ? (
          partly ? (
            <MoneyField label="这次付了多少" fen={part} onFen={setPart} />
          ) : (
            <button type="button" className="link" onClick={() => setPartly(true)}>
              只付了一部分
            </button>
          )
        ) : null}
      </div>
    </Page>
  )
}
