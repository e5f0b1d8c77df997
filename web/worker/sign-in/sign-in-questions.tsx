import { useState } from 'react'
import { words as accountWords } from '#accounts/accounts.words.ts'
import { getConsentPurposes } from '#accounts/persons.api.ts'
import { createLoginCode, createSession } from '#accounts/sign-in.api.ts'
import { whyNotName } from '#kernel/names.ts'
import { whyNotMobile } from '#kernel/phone.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { phoneInGroups } from '../../shared/format.ts'
import { useSignedIn } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { CodeField, PhoneField, TextField } from '../../shared/ui/fields.tsx'
import { ResendCode, waitOf } from '../../shared/ui/resend-code.tsx'
import { useSearchParams } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { leaveSteps, oneStepMore } from '../../shared/ui/use-step.ts'
import { sentence, teach } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'

teach(accountWords)

type Ask = 'phone' | 'code' | 'who' | 'name'

/**
 * 手机号 → 验证码 → 姓名 (only who is new), one question a screen. The question is in the address, so that the phone's back key
 * goes one question back. When it is done everything shown asks again, and the screen around this one finds a person signed in.
 */
export function SignInQuestions({ why, onDone }: { why?: string; onDone?: () => void }) {
  const [search, setSearch] = useSearchParams()
  const [draft, setDraft, { clear }] = useDraft('worker-sign-in', { phone: '', name: '', sentTo: '' })
  const [code, setCode] = useState('')
  const [people, setPeople] = useState<Someone[]>([])
  const [who, setWho] = useState<{ personId?: string; asNew?: boolean }>({})
  const [left, setLeft] = useState(false)
  const signedIn = useSignedIn()
  const { phone, name } = draft
  const wanted = (search.get('ask') ?? 'phone') as Ask
  // A reload forgets the code, as it should; the phone is still there.
  const ask: Ask = whyNotMobile(phone) ? 'phone' : wanted === 'phone' ? 'phone' : code.length < 6 ? 'code' : wanted
  const setAsk = (next: Ask) => {
    const to = new URLSearchParams(search)
    to.set('ask', next)
    setSearch(to, { state: oneStepMore() })
  }

  const send = useTell(createLoginCode, {
    refresh: false,
    onDone: () => {
      setCode('')
      setDraft({ ...draft, sentTo: phone })
      enter.reset()
      setAsk('code')
    },
    // The one that was sent is still good.
    onRefused: ({ code: no }) => no === 'too-many' && draft.sentTo === phone && setAsk('code'),
  })
  const enter = useTell(createSession, {
    onDone: ({ me }) => {
      signedIn(me)
      clear()
      // The questions are done with: the phone's back key is to lead to what was before them.
      leaveSteps(() => onDone?.())
    },
    onRefused: (refused) => {
      if (refused.code === 'choose-person') {
        setPeople(peopleOf(refused.more))
        setAsk('who')
      } else if (refused.code === 'name-needed' || refused.code === 'consent-needed') setAsk('name')
    },
  })
  const purposes = useAsk(getConsentPurposes, {}, { enabled: ask === 'name' })
  const required = purposes.data?.items.filter((p) => p.required) ?? []
  const signIn = (more: { code?: string; personId?: string; asNew?: boolean; withName?: boolean }) =>
    enter.tell({
      body: {
        phone,
        code: more.code ?? code,
        door: 'worker',
        ...(more.personId && { personId: more.personId }),
        ...(more.asNew && { asNew: true }),
        ...(more.withName && { name: name.trim(), consents: required.map((p) => p.purpose) }),
      },
    })
  const reason = why ? <p className="hint">{why}</p> : null

  if (ask === 'phone') {
    const whyNot = whyNotMobile(phone)
    const go = () => {
      setLeft(true)
      if (!whyNot) send.tell({ body: { phone, door: 'worker' } })
    }
    return (
      <Page
        title="您的手机号"
        back
        action={
          <BigButton onClick={go} busy={send.isBusy} busyLabel="正在发验证码">
            发验证码
          </BigButton>
        }
      >
        {reason}
        <Form onGo={go}>
          <PhoneField
            label="手机号"
            hint="用来登录，用工方有事也打这个电话。不用设密码。"
            value={phone}
            onValue={(value) => setDraft({ ...draft, phone: value })}
            error={left && whyNot ? sentence(whyNot) : send.refused}
          />
        </Form>
        <p className="hint">没有手机，请到市场窗口登记，一样能找活。</p>
      </Page>
    )
  }
  if (ask === 'code') {
    const lost = enter.error?.code === 'code-over' || enter.error?.code === 'code-spent'
    const asking = enter.error && !['choose-person', 'name-needed', 'consent-needed'].includes(enter.error.code)
    return (
      <Page
        title="短信里的验证码"
        back
        action={
          <BigButton
            onClick={() => signIn({})}
            busy={enter.isBusy}
            busyLabel="正在核对"
            whyNot={code.length < 6 ? '请填6位数字' : null}
          >
            好了
          </BigButton>
        }
      >
        {reason}
        <Form onGo={() => code.length === 6 && signIn({})}>
          <CodeField
            label="验证码"
            hint={`发到了 ${phoneInGroups(phone)}，6位数字。`}
            value={code}
            onValue={setCode}
            onFull={(full) => signIn({ code: full })}
            error={asking ? enter.refused : null}
          />
        </Form>
        <ResendCode
          seconds={lost && send.error?.code !== 'too-many' ? 0 : waitOf(send)}
          busy={send.isBusy}
          refused={send.error?.code === 'too-many' ? null : send.refused}
          onSend={() => send.tell({ body: { phone, door: 'worker' } })}
        />
      </Page>
    )
  }
  if (ask === 'who')
    return (
      <Page title="您是哪一位" back>
        <p>这个手机号有几个人在用。</p>
        {enter.error && enter.error.code !== 'choose-person' ? <ErrorState error={enter.error} /> : null}
        {people.map((person) => (
          <Row
            key={person.personId}
            title={person.nameMasked}
            onOpen={() => {
              setWho({ personId: person.personId })
              signIn({ personId: person.personId })
            }}
          />
        ))}
        <Row
          title="都不是，我是新来的"
          onOpen={() => {
            setWho({ asNew: true })
            setAsk('name')
          }}
        />
      </Page>
    )
  const whyNot = whyNotName(name)
  const go = () => {
    setLeft(true)
    if (!whyNot && required.length > 0) signIn({ ...who, withName: true })
  }
  return (
    <Page
      title="您叫什么名字"
      back
      action={
        <BigButton
          onClick={go}
          busy={enter.isBusy}
          busyLabel="正在登记"
          whyNot={purposes.data ? null : '正在打开说明，请等一下'}
        >
          同意，登记
        </BigButton>
      }
    >
      {reason}
      <Form onGo={go}>
        <TextField
          label="姓名"
          hint="和身份证上一样，结工钱用得上。"
          name="name"
          autoComplete="name"
          value={name}
          onValue={(value) => setDraft({ ...draft, name: value })}
          maxLength={80}
          error={
            left && whyNot
              ? sentence(whyNot)
              : enter.error && !['name-needed', 'consent-needed', 'choose-person'].includes(enter.error.code)
                ? enter.refused
                : null
          }
        />
      </Form>
      {purposes.error ? (
        <ErrorState error={purposes.error} onRetry={() => void purposes.refetch()} />
      ) : purposes.data ? (
        <section>
          <h2>点“同意，登记”就是同意</h2>
          {required.map((purpose) => (
            <details key={purpose.purpose} className="more-trades">
              <summary>{purpose.title}</summary>
              <p className="as-written">{purpose.text}</p>
              <p className="hint">{purpose.law}</p>
            </details>
          ))}
        </section>
      ) : (
        <Skeleton rows={1} />
      )}
    </Page>
  )
}

function Form({ onGo, children }: { onGo: () => void; children: React.ReactNode }) {
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        onGo()
      }}
    >
      {children}
    </form>
  )
}

interface Someone {
  personId: string
  nameMasked: string
}
/** Those who share the phone, from the refusal `choose-person`. */
function peopleOf(more: Readonly<Record<string, unknown>>): Someone[] {
  const { persons } = more as { persons?: Someone[] }
  return Array.isArray(persons) ? persons : []
}
