import { useState } from 'react'
import { readContact } from '#hires/hires.api.ts'
import { ReasonChoice, reasonOf } from '../../parts/reason-choice.tsx'
import { useTell } from '../../shared/ask.ts'
import { phoneInGroups } from '../../shared/format.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner, Empty } from '../../shared/ui/states.tsx'
import { CALL_REASONS } from '../hires/call-screen.tsx'
import { Page } from '../parts/page.tsx'
import type { HireLine, Roll } from '../words.ts'
import { groupOf } from './roll.ts'
import { OneShift } from './use-roll.tsx'

/** 打电话: everybody who is not there yet, one after the other; why is said once and written down for each. */
export function CallsScreen() {
  return (
    <OneShift title="打电话" back>
      {(roll) => <Calls roll={roll} />}
    </OneShift>
  )
}

function Calls({ roll }: { roll: Roll }) {
  const [, go] = useLocation()
  const [draft, setDraft] = useState({ reason: '', other: '' })
  const at = `/shifts/${roll.shiftId}`
  const missing = roll.items.filter((hire) => groupOf(hire) === 'expected')
  const reason = reasonOf(draft)
  return (
    <Page title="打电话" back={at}>
      {missing.length === 0 ? (
        <Empty title="没有要打的人" action={<BigButton onClick={() => go(at)}>回到名单</BigButton>}>
          报名的人都到了，或者还没有人报名。
        </Empty>
      ) : (
        <>
          <p>为什么打，会记下来，本人查得到。</p>
          <ReasonChoice reasons={CALL_REASONS} hint="只有一句，够说明白就行" draft={draft} onDraft={setDraft} />
          <section className="rows" aria-label="还没到的人">
            <h2>
              还没到<span className="soft"> {missing.length}人</span>
            </h2>
            {missing.map((hire) => (
              <OneCall key={hire.hireId} hire={hire} reason={reason} />
            ))}
          </section>
        </>
      )}
    </Page>
  )
}

/** The number is read only for the one who is about to be called. */
function OneCall({ hire, reason }: { hire: HireLine; reason: string }) {
  const read = useTell(readContact, { refresh: false })
  return (
    <div className="message">
      <b>{hire.workerName}</b>
      {read.refused ? <Banner kind="error">{read.refused}</Banner> : null}
      {read.data ? (
        <CallButton phone={read.data.phone} kind="primary">
          拨打 {phoneInGroups(read.data.phone)}
        </CallButton>
      ) : (
        <BigButton
          kind="secondary"
          icon="phone"
          busy={read.isBusy}
          busyLabel="正在查号码"
          whyNot={reason ? null : '请先选为什么打'}
          onClick={() => read.tell({ params: { marketId: hire.marketId, hireId: hire.hireId }, body: { reason } })}
        >
          打给{hire.workerName}
        </BigButton>
      )}
    </div>
  )
}
