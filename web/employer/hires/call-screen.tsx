import { useState } from 'react'
import { readContact } from '#hires/hires.api.ts'
import { ReasonChoice, reasonOf } from '../../parts/reason-choice.tsx'
import { useTell } from '../../shared/ask.ts'
import { phoneInGroups } from '../../shared/format.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import type { Hire } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

export const CALL_REASONS = ['说集合的地方', '还没到，问一问', '时间有变动', '说工钱的事', '别的原因'] as const

/** The number is shown for a reason, only with the worker's consent, and the worker can read who asked. */
export function CallScreen() {
  return <OneHire title="打电话">{(hire, where) => <Call hire={hire} where={where} />}</OneHire>
}

function Call({ hire, where }: { hire: Hire; where: HireAt }) {
  const [draft, setDraft] = useState({ reason: '', other: '' })
  const read = useTell(readContact, { refresh: false })
  const reason = reasonOf(draft)
  const market = hire.terms.market
  return (
    <Page
      title={`打电话给${hire.workerName}`}
      back={where.at}
      helpPhone={market.phone}
      action={
        read.data ? (
          <CallButton phone={read.data.phone} kind="primary">
            拨打 {phoneInGroups(read.data.phone)}
          </CallButton>
        ) : (
          <BigButton
            busy={read.isBusy}
            whyNot={reason ? null : '请先选为什么打'}
            onClick={() => read.tell({ params: where.params, body: { reason } })}
          >
            看号码
          </BigButton>
        )
      }
    >
      <p>为什么打，会记下来，本人查得到。</p>
      {read.refused ? (
        <>
          <Banner kind="error">{read.refused}</Banner>
          {market.phone ? <CallButton phone={market.phone}>打给{market.name}，请他们转告</CallButton> : null}
        </>
      ) : null}
      {read.data ? null : (
        <ReasonChoice reasons={CALL_REASONS} hint="只有一句，够说明白就行" draft={draft} onDraft={setDraft} />
      )}
    </Page>
  )
}
