import { useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { checkIdentity, factsOf, IDENTITY_KINDS, IDENTITY_NAMES, type IdentityKind } from '#kernel/identity.ts'
import { showIdentity } from '#workers/workers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Choice } from '../../shared/ui/choice.tsx'
import { FieldBox, TextField } from '../../shared/ui/fields.tsx'
import { useStep } from '../../shared/ui/use-step.ts'
import { sentence } from '../../shared/words.ts'
import { ConsentText, useConsent } from '../parts/consent.tsx'
import { Page } from '../parts/page.tsx'

/**
 * The paper, once, before the first hire, with the reason (faces.md 3.7; 禁止使用童工规定 2, 4). The number never lies in the
 * browser's storage.
 */
export function IdentityQuestion({
  workerId,
  name,
  doneLabel = '登记，接着报名',
  onShown,
}: {
  workerId: string
  name: string
  doneLabel?: string
  onShown: () => void
}) {
  const [kind, setKind] = useState<IdentityKind>('mainland-id')
  const [choosing, choose, chosen] = useStep('choosing')
  const [number, setNumber] = useState('')
  const [bornOn, setBornOn] = useState('')
  const [left, setLeft] = useState(false)
  const show = useTell(showIdentity, { onDone: onShown })
  const own = useConsent('identity')
  const today = dayOf(systemClock())
  const wrong = checkIdentity(kind, number, today)
  const asksBirth = factsOf(kind, number).bornOn === null && kind !== 'mainland-id'
  const whyNot = wrong ? sentence(wrong) : asksBirth && !bornOn ? sentence('born-on-needed') : null
  const go = () => {
    setLeft(true)
    if (whyNot) return
    own.agreeAnd(() =>
      show.tell({
        params: { workerId },
        body: { kind, number: number.trim(), ...(asksBirth && bornOn && { bornOn }) },
      }),
    )
  }

  if (choosing)
    return (
      <Page title="您用哪种证件" back action={<BigButton onClick={chosen}>好了</BigButton>}>
        <Choice
          label="证件种类"
          options={IDENTITY_KINDS.filter((k) => k !== 'none').map((k) => ({ value: k, label: IDENTITY_NAMES[k] }))}
          value={kind}
          onValue={setKind}
        />
        <p className="hint">还没有证件，请到市场窗口登记，有了证件再接活。</p>
      </Page>
    )
  return (
    <Page
      title={`${IDENTITY_NAMES[kind]}号码`}
      back
      action={
        <BigButton
          onClick={go}
          busy={show.isBusy || own.isBusy}
          busyLabel="正在登记"
          whyNot={own.consent ? null : (own.error?.detail ?? '正在打开说明，请等一下')}
        >
          {own.given ? doneLabel : `同意，${doneLabel}`}
        </BigButton>
      }
    >
      <p>
        {name}，第一次接活要登记证件，<b>只登记这一次</b>。法律规定：不能给未满16岁的人介绍活，没有证件的也不能介绍。
      </p>
      <form
        className="question"
        onSubmit={(e) => {
          e.preventDefault()
          go()
        }}
      >
        <TextField
          label="证件号码"
          hint="加密存放，屏幕上只露头尾几位。用工方看不到。"
          inputMode={kind === 'mainland-id' ? 'text' : undefined}
          value={number}
          onValue={setNumber}
          maxLength={40}
          error={left && wrong ? sentence(wrong) : show.refused}
        />
        {asksBirth ? (
          <BirthField value={bornOn} onValue={setBornOn} error={left && !wrong ? whyNot : null} today={today} />
        ) : null}
      </form>
      <button type="button" className="link" onClick={choose}>
        用别的证件
      </button>
      <ConsentText own={own} />
    </Page>
  )
}

function BirthField({
  value,
  onValue,
  error,
  today,
}: {
  value: string
  onValue: (day: string) => void
  error: string | null
  today: string
}) {
  return (
    <FieldBox id="born-on" label="出生日期" hint="照着证件填" error={error}>
      <input
        id="born-on"
        type="date"
        value={value}
        max={today}
        aria-describedby="born-on-hint"
        onInput={(e) => onValue(e.currentTarget.value)}
        onChange={() => {}}
      />
    </FieldBox>
  )
}
