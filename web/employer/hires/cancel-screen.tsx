import { whyNotCancel } from '#hires/hire.rules.ts'
import { cancelHire } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { ReasonChoice, reasonOf } from '../../parts/reason-choice.tsx'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner } from '../../shared/ui/states.tsx'
import { sentence } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { cancelMeans, type Hire } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

const REASONS = ['活取消了', '下雨、天气不好', '人已经够了', '时间改了', '别的原因'] as const

export function CancelScreen() {
  return <OneHire title="取消录用">{(hire, where) => <Cancel hire={hire} where={where} />}</OneHire>
}

function Cancel({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`employer-cancel-${hire.hireId}`, { reason: '', other: '' })
  const cancel = useTell(cancelHire, {
    onDone: () => {
      clear()
      go(where.at, { replace: true })
    },
  })
  const reason = reasonOf(draft)
  const no = whyNotCancel(hire.state)
  return (
    <Page
      title="为什么取消"
      back={where.at}
      helpPhone={hire.terms.market.phone}
      action={
        <>
          {cancel.refused ? (
            <p className="refused" role="alert">
              {cancel.refused}
            </p>
          ) : null}
          <BigButton
            kind="danger"
            busy={cancel.isBusy}
            busyLabel="正在取消"
            whyNot={no ? sentence(no) : reason ? null : '请先选一个原因'}
            onClick={() => cancel.tell({ params: where.params, body: { reason } })}
          >
            取消录用{hire.workerName}
          </BigButton>
        </>
      }
    >
      <p>
        <b>
          {spanInWords(hire.startsAt, hire.endsAt)} {hire.title}
        </b>
      </p>
      <Banner kind="warn">{cancelMeans(hire.cancelFreeUntil, systemClock())}</Banner>
      <ReasonChoice reasons={REASONS} draft={draft} onDraft={setDraft} />
    </Page>
  )
}
