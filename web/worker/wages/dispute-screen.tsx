import { disputeWage } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Choice } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { leaveSteps } from '../../shared/ui/use-step.ts'
import type { Hire } from '../jobs/hire-words.ts'
import { type HireAt, OneHire } from '../jobs/use-hire.tsx'
import { Page } from '../parts/page.tsx'

const WRONGS = ['工钱少了', '没有收到钱', '干活的时间算错了', '件数算错了', '别的问题'] as const

export function DisputeScreen() {
  return <OneHire title="工钱有问题">{(hire, where) => <Dispute hire={hire} where={where} />}</OneHire>
}

function Dispute({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`dispute-${hire.hireId}`, { wrong: '', said: '' })
  const dispute = useTell(disputeWage, {
    onDone: () => {
      clear()
      leaveSteps(() => go(where.at, { replace: true }))
    },
  })
  const said = [draft.wrong, draft.said.trim()].filter(Boolean).join('：').slice(0, 300)
  const send = () => dispute.tell({ params: where.params, body: { said } })
  return (
    <Page
      title="哪里不对"
      back={where.at}
      helpPhone={hire.terms.market.phone}
      action={
        <>
          {dispute.refused ? (
            <p className="refused" role="alert">
              {dispute.refused}
            </p>
          ) : null}
          <BigButton onClick={send} busy={dispute.isBusy} whyNot={draft.wrong ? null : '请先选哪里不对'}>
            告诉市场
          </BigButton>
        </>
      }
    >
      <p>市场工作人员会来问两边，没办好以前一直记着。说了不影响您接活。</p>
      <Choice
        label="哪里不对"
        hideLabel
        options={WRONGS.map((w) => ({ value: w as string, label: w }))}
        value={draft.wrong || null}
        onValue={(wrong) => setDraft({ ...draft, wrong })}
      />
      <TextField
        label="说一说"
        hint="例如：说好260元，只给了200元"
        optional
        rows={3}
        maxLength={250}
        value={draft.said}
        onValue={(text) => setDraft({ ...draft, said: text })}
      />
    </Page>
  )
}
