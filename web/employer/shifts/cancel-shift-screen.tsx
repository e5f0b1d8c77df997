import { cancelShift } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { ReasonChoice, reasonOf } from '../../parts/reason-choice.tsx'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import { cancelMeans, type Roll } from '../words.ts'
import { OneShift } from './use-roll.tsx'

const REASONS = ['下雨、天气不好', '货没到、材料没到', '活取消了', '人已经够了', '别的原因'] as const

export function CancelShiftScreen() {
  return (
    <OneShift title="取消整个班次" back>
      {(roll) => <Cancel roll={roll} />}
    </OneShift>
  )
}

function Cancel({ roll }: { roll: Roll }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`employer-cancel-shift-${roll.shiftId}`, { reason: '', other: '' })
  const cancel = useTell(cancelShift, {
    onDone: () => {
      clear()
      go(`/shifts/${roll.shiftId}`, { replace: true })
    },
  })
  const reason = reasonOf(draft)
  const live = roll.items.filter((hire) => hire.live)
  const freeUntil = live[0]?.cancelFreeUntil
  return (
    <Page
      title="为什么取消"
      back={`/shifts/${roll.shiftId}`}
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
            whyNot={reason ? null : '请先选一个原因'}
            onClick={() =>
              cancel.tell({ params: { marketId: roll.marketId, shiftId: roll.shiftId }, body: { reason } })
            }
          >
            取消班次，通知{live.length}人
          </BigButton>
        </>
      }
    >
      <p>
        <b>
          {spanInWords(roll.startsAt, roll.endsAt)} {roll.title}
        </b>
      </p>
      {freeUntil ? <Banner kind="warn">{cancelMeans(freeUntil, systemClock())}</Banner> : null}
      <ReasonChoice reasons={REASONS} draft={draft} onDraft={setDraft} />
    </Page>
  )
}
