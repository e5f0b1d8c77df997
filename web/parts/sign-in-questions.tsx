import { type ComponentType, type ReactNode, useState } from 'react'
import { words as accountWords } from '#accounts/accounts.words.ts'
import { getConsentPurposes } from '#accounts/persons.api.ts'
import { createLoginCode, createSession } from '#accounts/sign-in.api.ts'
import { whyNotName } from '#kernel/names.ts'
import { whyNotMobile } from '#kernel/phone.ts'
import { useAsk, useTell } from '../shared/ask.ts'
import { useDraft } from '../shared/draft.ts'
import { phoneInGroups } from '../shared/format.ts'
import { useSignedIn } from '../shared/session.ts'
import { BigButton } from '../shared/ui/buttons.tsx'
import { CodeField, PhoneField, TextField } from '../shared/ui/fields.tsx'
import { ResendCode, waitOf } from '../shared/ui/resend-code.tsx'
import { useSearchParams } from '../shared/ui/router.ts'
import type { ScreenProps } from '../shared/ui/screen.tsx'
import { Row } from '../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../shared/ui/states.tsx'
import { leaveSteps, oneStepMore } from '../shared/ui/use-step.ts'
import { sentence, teach } from '../shared/words.ts'

teach(accountWords)

type Ask = 'phone' | 'code' | 'who' | 'name'
/** Not faults of what was typed: they lead to the next question. */
const LEADING = ['choose-person', 'name-needed', 'consent-needed']

export interface SignInWords {
  /** Beneath the phone number: what it is for. */
  phoneHint: string
  /** Beneath the name. */
  nameHint: string
  /** The button that agrees and goes on: 同意，登记. */
  agree: string
  /** Who has no phone. */
  noPhone?: string
}

/**
 * 手机号 → 验证码 → 姓名 (only who is new), one question a screen. The question is in the address, so that the phone's back key
 * goes one question back. When it is done everything shown asks again, and the screen around this one finds a person signed in.
 */
export function SignInQuestions({
  door,
  page: Page,
  words,
  why,
  onSent,
  onDone,
}: {
  door: 'worker' | 'employer'
  /** The surface's own screen, with its own telephone at the bottom. */
  page: ComponentType<ScreenProps>
  words: SignInWords
  why?: string | undefined
  /** A code went to this number. */
  onSent?: (phone: string) => void
  onDone?: (() => void) | undefined
}) {
  const [search, setSearch] = useSearchParams()
  const [draft, setDraft, { clear }] = useDraft(`${door}-sign-in`, { phone: '', name: '', sentTo: '' })
  const [code, setCode] = useState('')
  const [people, setPeople] = useState<Someone[]>([])
  const [who, setWho] = useState<{ personId?: string; asNew?: boolean }>({})
  const [left, setLeft] = useState(false)
  const signedIn = useSignedIn()
  const { phone, name } = draft
  const wanted = (search.get('ask') ?? 'phone') as Ask
  // A reload forgets the code, as it should; the phone is still there.
  const ask: Ask = whyNotMobile(phone) || wanted === 'phone' ? 'phone' : code.length < 6 ? 'code' : wanted
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
      onSent?.(phone)
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
        door,
        ...(more.personId && { personId: more.personId }),
        ...(more.asNew && { asNew: true }),
        ...(more.withName && { name: name.trim(), consents: required.map((p) => p.purpose) }),
      },
    })
  const fault = enter.error && !LEADING.includes(enter.error.code) ? enter.refused : null
  const reason = why ? <p className="hint">{why}</p> : null

  if (ask === 'phone') {
    const whyNot = whyNotMobile(phone)
    const go = () => {
      setLeft(true)
      if (!whyNot) send.tell({ body: { phone, door } })
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
            hint={words.phoneHint}
            value={phone}
            onValue={(value) => setDraft({ ...draft, phone: value })}
            error={left && whyNot ? sentence(whyNot) : send.refused}
          />
        </Form>
        {words.noPhone ? <p className="hint">{words.noPhone}</p> : null}
      </Page>
    )
  }
  if (ask === 'code') {
    const lost = enter.error?.code === 'code-over' || enter.error?.code === 'code-spent'
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
            error={fault}
          />
        </Form>
        <ResendCode
          seconds={lost && send.error?.code !== 'too-many' ? 0 : waitOf(send)}
          busy={send.isBusy}
          refused={send.error?.code === 'too-many' ? null : send.refused}
          onSend={() => send.tell({ body: { phone, door } })}
        />
      </Page>
    )
  }
  if (ask === 'who')
    return (
      <Page title="您是哪一位" back>
        <p>这个手机号有几个人在用。</p>
        {fault ? <Banner kind="error">{fault}</Banner> : null}
        <div className="rows">
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
        </div>
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
          {words.agree}
        </BigButton>
      }
    >
      {reason}
      <Form onGo={go}>
        <TextField
          label="姓名"
          hint={words.nameHint}
          name="name"
          autoComplete="name"
          value={name}
          onValue={(value) => setDraft({ ...draft, name: value })}
          maxLength={80}
          error={left && whyNot ? sentence(whyNot) : fault}
        />
      </Form>
      {purposes.error ? (
        <ErrorState error={purposes.error} onRetry={() => void purposes.refetch()} />
      ) : purposes.data ? (
        <section>
          <h2>点“{words.agree}”就是同意</h2>
          {required.map((purpose) => (
            <details key={purpose.purpose} className="more more-trades">
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

function Form({ onGo, children }: { onGo: () => void; children: ReactNode }) {
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
