import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { createStaffSession, getSignInWays } from '#accounts/sign-in.api.ts'
import { useAsk, useTell } from '../../ask.ts'
import { DoorPage } from './door-page.tsx'
import { DoorField, TotpField } from './field.tsx'
import type { Me } from './session.tsx'

/** Name and password, then the authenticator's digits where one is set. `again`: the session of this person ended. */
export function SignInScreen({ title, onDone, again }: { title: string; onDone: (me: Me) => void; again?: string }) {
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const [asksTotp, setAsksTotp] = useState(false)
  const [missing, setMissing] = useState(false)
  const ways = useAsk(getSignInWays, {})
  const signIn = useTell(createStaffSession, {
    refresh: false,
    onDone: ({ me }) => onDone(me),
    onRefused: ({ code }) => {
      if (code === 'totp-needed') setAsksTotp(true)
      if (code === 'totp-wrong') setTotp('')
    },
  })
  const go = (digits: string) => {
    if (!loginName.trim() || !password) return setMissing(true)
    setMissing(false)
    signIn.tell({ body: { loginName, password, ...(asksTotp && digits && { totp: digits }) } })
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    go(totp)
  }
  const refused = signIn.error?.code === 'totp-needed' ? null : signIn.refused
  return (
    <DoorPage
      title={title}
      heading={asksTotp ? '输入动态口令' : '工作人员登录'}
      refused={signIn.error?.code === 'totp-wrong' ? null : refused}
    >
      {again ? <p>登录时间到了。请{again}重新登录，刚才填的内容还在。</p> : null}
      <form onSubmit={submit} noValidate>
        {asksTotp ? (
          <>
            <TotpField
              value={totp}
              onValue={setTotp}
              onFull={go}
              wrong={signIn.error?.code === 'totp-wrong' ? signIn.refused : null}
            />
            <div className="door-actions">
              <Button type="primary" size="large" htmlType="submit" loading={signIn.isBusy}>
                登录
              </Button>
              <Button
                size="large"
                onClick={() => {
                  setAsksTotp(false)
                  setPassword('')
                  signIn.reset()
                }}
              >
                换个登录名
              </Button>
            </div>
          </>
        ) : (
          <>
            <DoorField
              label="登录名"
              autoComplete="username"
              autoFocus
              value={loginName}
              onValue={setLoginName}
              wrong={missing && !loginName.trim() ? '请输入登录名' : null}
            />
            <DoorField
              label="密码"
              type="password"
              autoComplete="current-password"
              value={password}
              onValue={setPassword}
              wrong={missing && !password ? '请输入密码' : null}
            />
            <Button type="primary" size="large" block htmlType="submit" loading={signIn.isBusy}>
              登录
            </Button>
          </>
        )}
      </form>
      {ways.data?.sso && !asksTotp ? (
        <Button
          size="large"
          block
          className="door-sso"
          href={`${ways.data.sso.start}?door=staff&to=${encodeURIComponent(location.pathname)}`}
        >
          {ways.data.sso.label}
        </Button>
      ) : null}
      <p className="door-help">忘了密码或换了手机：请上级管理员发重设链接。</p>
    </DoorPage>
  )
}
