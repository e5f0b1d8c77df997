import { useState } from 'react'
import { words as accountWords } from '#accounts/accounts.words.ts'
import { changeMyPerson, getMyConsent, giveMyConsent } from '#accounts/persons.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { checkIdentity, factsOf, IDENTITY_KINDS, IDENTITY_NAMES, type IdentityKind } from '#kernel/identity.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { FieldBox, TextField } from '../../shared/ui/fields.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { sentence, teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

teach(accountWords)

/** The householder's or foreman's own paper. The number never lies in the browser's storage. */
export function IdentityScreen() {
  return (
    <Mine title="身份证件" back="/papers">
      {() => <Identity />}
    </Mine>
  )
}

function Identity() {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const papers = search.get('new') === '1' ? '/papers?new=1' : '/papers'
  const [kind, setKind] = useState<IdentityKind>('mainland-id')
  const [number, setNumber] = useState('')
  const [bornOn, setBornOn] = useState('')
  const [left, setLeft] = useState(false)
  const consent = useAsk(getMyConsent, { params: { purpose: 'identity' } })
  const agree = useTell(giveMyConsent)
  const show = useTell(changeMyPerson, { onDone: () => go(papers, { replace: true }) })
  const today = dayOf(systemClock())
  const wrong = checkIdentity(kind, number, today)
  const asksBirth = kind !== 'mainland-id' && !wrong && factsOf(kind, number).bornOn === null
  const whyNot = wrong ? sentence(wrong) : asksBirth && !bornOn ? sentence('born-on-needed') : null
  const send = async () => {
    setLeft(true)
    if (whyNot || !consent.data) return
    try {
      if (!consent.data.givenAt || consent.data.outdated)
        await agree.tellAsync({ params: { purpose: 'identity' }, body: { version: consent.data.version } })
      show.tell({
        body: { identity: { kind, number: number.trim(), ...(asksBirth && bornOn && { bornOn }) } },
      })
    } catch {
      // What was refused stands on the screen, by `agree.refused`.
    }
  }
  return (
    <Page
      title="身份证件"
      back={papers}
      action={
        <BigButton
          onClick={() => void send()}
          busy={show.isBusy || agree.isBusy}
          busyLabel="正在登记"
          whyNot={consent.data ? null : '正在打开说明，请等一下'}
        >
          同意，登记证件
        </BigButton>
      }
    >
      <form
        className="question"
        onSubmit={(e) => {
          e.preventDefault()
          void send()
        }}
      >
        <FieldBox id="identity-kind" label="证件种类">
          <select id="identity-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value as IdentityKind)}>
            {IDENTITY_KINDS.filter((k) => k !== 'none').map((k) => (
              <option key={k} value={k}>
                {IDENTITY_NAMES[k]}
              </option>
            ))}
          </select>
        </FieldBox>
        <TextField
          label="证件号码"
          hint="加密存放，屏幕上只露头尾几位。"
          value={number}
          onValue={setNumber}
          maxLength={40}
          error={left && wrong ? sentence(wrong) : (agree.refused ?? show.refused)}
        />
        {asksBirth ? (
          <FieldBox id="born-on" label="出生日期" hint="照着证件填" error={left ? whyNot : null}>
            <input
              id="born-on"
              type="date"
              value={bornOn}
              max={today}
              aria-describedby="born-on-hint"
              onInput={(e) => setBornOn(e.currentTarget.value)}
              onChange={() => {}}
            />
          </FieldBox>
        ) : null}
      </form>
      {consent.error ? (
        <ErrorState error={consent.error} onRetry={() => void consent.refetch()} />
      ) : consent.data ? (
        <section>
          <h2>{consent.data.title}</h2>
          <p>请人干活的家庭和班组，要核对户主或班组长的证件，好让零工知道是谁用人。</p>
          <p className="as-written">{consent.data.text}</p>
          <p className="hint">{consent.data.law}</p>
        </section>
      ) : (
        <Skeleton rows={1} />
      )}
    </Page>
  )
}
