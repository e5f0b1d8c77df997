import { useEffect, useRef } from 'react'
import { whyNotCancel } from '#hires/hire.rules.ts'
import { cancelHire } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { ReasonChoice, reasonOf } from '../../parts/reason-choice.tsx'
import { UNDO_SECONDS, useLater } from '../../parts/use-later.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { spanInWords, whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner, Undo } from '../../shared/ui/states.tsx'
import { leaveSteps } from '../../shared/ui/use-step.ts'
import { sentence } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { cancelMeaning, type Hire } from './hire-words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

const REASONS = ['生病了', '家里有事', '路太远去不了', '接了别的活', '别的原因'] as const

export function CancelScreen() {
  return <OneHire title="取消这个活">{(hire, where) => <Cancel hire={hire} where={where} />}</OneHire>
}

function Cancel({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`cancel-${hire.hireId}`, { reason: '', other: '' })
  const isHere = useRef(true)
  useEffect(
    () => () => {
      isHere.current = false
    },
    [],
  )
  const cancel = useTell(cancelHire, {
    onDone: () => {
      clear()
      // Whoever left meanwhile stays where they went.
      if (isHere.current) leaveSteps(() => go(where.at, { replace: true }))
    },
  })
  const { pending, later, undo, flush } = useLater<string>((why) =>
    cancel.tell({ params: where.params, body: { reason: why } }),
  )
  const now = systemClock()
  const free = now <= new Date(hire.cancelFreeUntil)
  const changed = hire.changeOffered || hire.changeRefused
  const reason = reasonOf(draft)
  const no = whyNotCancel(hire.state)
  return (
    <Page
      title="为什么来不了"
      back={where.at}
      helpPhone={hire.terms.market.phone}
      action={
        <>
          {cancel.refused ? (
            <p className="refused" role="alert">
              {cancel.refused}
            </p>
          ) : null}
          {pending ? (
            <Undo seconds={UNDO_SECONDS} onUndo={undo} onGone={flush}>
              取消了。改主意了，现在还能撤回。
            </Undo>
          ) : null}
          <BigButton
            kind="danger"
            onClick={() => later(reason)}
            busy={cancel.isBusy || pending !== null}
            busyLabel={pending === null ? '正在取消' : '取消了'}
            whyNot={no ? sentence(no) : reason ? null : '请先选一个原因'}
          >
            取消这个活
          </BigButton>
        </>
      }
    >
      <p>
        <b>
          {spanInWords(hire.startsAt, hire.endsAt)} {hire.title}
        </b>
      </p>
      <Banner kind={free || changed ? 'info' : 'warn'}>
        {cancelMeaning(hire, now)}
        {free && !changed ? `${whenInWords(hire.cancelFreeUntil)}以前取消都不影响。` : ''}
      </Banner>
      <ReasonChoice label="为什么来不了" reasons={REASONS} draft={draft} onDraft={setDraft} />
    </Page>
  )
}
