import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Result, Skeleton } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { getMe } from '#accounts/sign-in.api.ts'
import type { Role } from '#kernel/endpoint.ts'
import { keyOf, useAsk } from '../../ask.ts'
import { Refused, whenRefused } from '../../call.ts'
import { HatScreen } from './hat-screen.tsx'
import { InvitationScreen, inviteToken } from './invitation-screen.tsx'
import { forgetMe, keepMe, keptMe } from './kept-me.ts'
import { NewPasswordScreen } from './new-password-screen.tsx'
import { SecondFactorScreen } from './second-factor-screen.tsx'
import { hasRole, type Me, SessionProvider } from './session.tsx'
import { SignInScreen } from './sign-in-screen.tsx'
import './sign-in.css'

export interface GateOptions {
  /** 服务窗口, 管理后台. */
  title: string
  /** Hats that may work here; others are offered their hats to change. */
  roles: readonly Role[]
  children: ReactNode
}

/**
 * Nothing behind it is drawn before somebody is signed in with a hat that fits. When the session ends in the middle of a form,
 * the form stays as it is underneath until the same person is back.
 */
export function SignInGate({ title, roles, children }: GateOptions) {
  const [token, setToken] = useState(inviteToken)
  const client = useQueryClient()
  const ask = useAsk(getMe, {}, { enabled: token === null })
  const [ended, setEnded] = useState(false)
  const last = useRef<Me | null>(null)
  if (ask.data) last.current = ask.data
  // A page opened anew while the server does not answer: this tab's clerk goes on, and what they write waits in the queue.
  const away = ask.error instanceof Refused && ask.error.code === 'offline'
  if (away && !last.current) last.current = keptMe()
  useEffect(() => {
    if (ask.data) keepMe(ask.data)
  }, [ask.data])
  useEffect(
    () =>
      whenRefused((refused) => {
        if (refused.code === 'not-signed-in') {
          forgetMe()
          setEnded(true)
        }
        if (refused.code === 'second-factor-needed' || refused.code === 'password-too-old')
          void client.invalidateQueries({ queryKey: keyOf(getMe, {}) })
      }),
    [client],
  )
  const arrive = (me: Me) => {
    // What another person or hat was shown must not be seen by this one.
    if (last.current && (last.current.personId !== me.personId || last.current.grantId !== me.grantId)) client.clear()
    last.current = me
    keepMe(me)
    client.setQueryData(keyOf(getMe, {}), me)
    setEnded(false)
    void client.invalidateQueries()
  }

  if (token !== null) {
    return (
      <InvitationScreen
        token={token}
        title={title}
        onDone={(me) => {
          history.replaceState(null, '', location.pathname.replace(/^(\/\w+\/).*$/, '$1'))
          setToken(null)
          if (me) arrive(me)
        }}
      />
    )
  }
  const me = last.current
  const stranger = ended || (ask.error instanceof Refused && ask.error.code === 'not-signed-in')
  if (!me && stranger) return <SignInScreen title={title} onDone={arrive} />
  if (!me) return ask.error ? <NotReached error={ask.error} onRetry={() => void ask.refetch()} /> : <Opening />
  if (me.mustDo === 'second-factor') return <SecondFactorScreen title={title} />
  if (me.mustDo === 'new-password') return <NewPasswordScreen title={title} />
  if (!hasRole(me, roles)) return <HatScreen me={me} roles={roles} title={title} />
  return (
    <>
      {stranger ? <SignInScreen title={title} onDone={arrive} again={me.name} /> : null}
      {away && !stranger ? (
        <Away onRetry={() => void ask.refetch()} onBack={() => void client.invalidateQueries()} />
      ) : null}
      <div hidden={stranger} key={`${me.personId} ${me.grantId}`}>
        <SessionProvider value={me}>{children}</SessionProvider>
      </div>
    </>
  )
}

/** Asks again by itself: nobody at the counter has time to watch a line. */
const AGAIN_MS = 10_000

function Away({ onRetry, onBack }: { onRetry: () => void; onBack: () => void }) {
  const act = useRef({ onRetry, onBack })
  act.current = { onRetry, onBack }
  useEffect(() => {
    const timer = setInterval(() => act.current.onRetry(), AGAIN_MS)
    return () => {
      clearInterval(timer)
      // What the screens could not get in the meantime.
      act.current.onBack()
    }
  }, [])
  return (
    <Alert
      banner
      type="warning"
      title="连不上服务器，这是留在本机的页面。可以照常登记，连上了自动发出；查人要等连上。"
      action={
        <Button size="small" onClick={onRetry}>
          再连一次
        </Button>
      }
    />
  )
}

function Opening() {
  return (
    <div className="sign-in" role="status" aria-label="正在打开">
      <div className="sign-in-sheet">
        <Skeleton active paragraph={{ rows: 4 }} />
      </div>
    </div>
  )
}

function NotReached({ error, onRetry }: { error: Refused; onRetry: () => void }) {
  return (
    <main className="sign-in">
      <Result
        status="warning"
        title={error.code === 'offline' ? '连不上服务器' : '没打开'}
        subTitle={error.code === 'offline' ? '请检查网线或无线网络，通了再试。' : error.detail}
        extra={
          <Button type="primary" onClick={onRetry} autoFocus>
            再试一次
          </Button>
        }
      />
    </main>
  )
}
