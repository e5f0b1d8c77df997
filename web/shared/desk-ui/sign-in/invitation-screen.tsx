import { Button, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { createPasswordRenewal, createStaffRegistration, readInvitation } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../ask.ts'
import { whenInWords } from '../../format.ts'
import { DoorPage } from './door-page.tsx'
import { DoorField } from './field.tsx'
import { ROLE_WORDS } from './role-words.ts'
import type { Me } from './session.tsx'

/** The token of a one-time link, `…/join#token`: after the hash, so that it never stands in a server's log. */
export function inviteToken(): string | null {
  if (!/\/join\/?$/.test(location.pathname)) return null
  return location.hash.slice(1) || null
}

/** Takes up an invitation into a role, or sets a new password by a link of the administrator's. */
export function InvitationScreen({
  token,
  title,
  onDone,
}: {
  token: string
  title: string
  onDone: (me: Me | null) => void
}) {
  const invitation = useAsk(readInvitation, { body: { token } })
  const it = invitation.data
  const back = (
    <Button size="large" onClick={() => onDone(null)}>
      去登录
    </Button>
  )
  if (invitation.error) {
    return (
      <DoorPage title={title} heading="这个链接不能用" refused={invitation.error.detail}>
        <p>链接只能用一次，过期也会失效。请发链接的人再发一个。</p>
        {back}
      </DoorPage>
    )
  }
  if (!it) {
    return (
      <DoorPage title={title} heading="正在打开邀请">
        <Skeleton active />
      </DoorPage>
    )
  }
  if (it.kind === 'password' && !it.approved) {
    return (
      <DoorPage title={title} heading="还在等审批">
        <p>重设密码须由另一位有权限的人审批，审批人会把 8 位审批码交给您。审批后再打开这个链接。</p>
        <Button type="primary" size="large" loading={invitation.isFetching} onClick={() => void invitation.refetch()}>
          看看审批了没有
        </Button>
        {back}
      </DoorPage>
    )
  }
  if (it.kind === 'password') return <Renewal token={token} title={title} onDone={() => onDone(null)} />
  return (
    <Registration
      token={token}
      title={title}
      name={it.name ?? ''}
      mixed={it.mixedPassword}
      onDone={onDone}
      what={`${it.place} · ${it.role ? ROLE_WORDS[it.role] : ''}。链接${whenInWords(it.expiresAt)}前有效。`}
    />
  )
}

const PASSWORD_HINT = '至少 10 个字。一句自己记得住的话最好，不要用姓名、生日'
const MIXED_HINT = '至少 10 个字，要有字母、数字和符号，不要用姓名、生日'

function Registration({
  token,
  title,
  name: known,
  mixed,
  what,
  onDone,
}: {
  token: string
  title: string
  name: string
  mixed: boolean
  what: string
  onDone: (me: Me) => void
}) {
  const [name, setName] = useState(known)
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const register = useTell(createStaffRegistration, { refresh: false, onDone: ({ me }) => onDone(me) })
  const code = register.error?.code ?? ''
  const of = (start: string) => (code.startsWith(start) ? register.refused : null)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (name.trim() && loginName.trim() && password && password === again)
      register.tell({ body: { token, name, loginName, password } })
  }
  return (
    <DoorPage
      title={title}
      heading="设置登录名和密码"
      refused={/^(name|password|login-name)-/.test(code) ? null : register.refused}
    >
      <p>{what}</p>
      <form onSubmit={submit} noValidate>
        <DoorField
          label="姓名"
          autoComplete="name"
          autoFocus={!known}
          value={name}
          onValue={setName}
          wrong={of('name-') ?? (tried && !name.trim() ? '请输入姓名' : null)}
        />
        <DoorField
          label="登录名"
          hint="3 到 40 个字母、数字，以后用它登录"
          autoComplete="username"
          autoFocus={Boolean(known)}
          value={loginName}
          onValue={setLoginName}
          wrong={of('login-name') ?? (tried && !loginName.trim() ? '请输入登录名' : null)}
        />
        <DoorField
          label="密码"
          type="password"
          hint={mixed ? MIXED_HINT : PASSWORD_HINT}
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
          wrong={of('password-') ?? (tried && !password ? '请输入密码' : null)}
        />
        <DoorField
          label="再输一次密码"
          type="password"
          autoComplete="new-password"
          value={again}
          onValue={setAgain}
          wrong={tried && again !== password ? '两次输入的不一样' : null}
        />
        <Button type="primary" size="large" block htmlType="submit" loading={register.isBusy}>
          设置好了
        </Button>
      </form>
    </DoorPage>
  )
}

function Renewal({ token, title, onDone }: { token: string; title: string; onDone: () => void }) {
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const renew = useTell(createPasswordRenewal, { refresh: false, onDone })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (code && password && password === again) renew.tell({ body: { token, code, password } })
  }
  return (
    <DoorPage
      title={title}
      heading="重设密码"
      refused={renew.error?.code === 'reset-code-wrong' ? null : renew.refused}
    >
      <form onSubmit={submit} noValidate>
        <DoorField
          label="审批码"
          hint="审批人交给您的 8 位数字，和发链接的不是同一个人"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          autoFocus
          value={code}
          onValue={(text) => setCode(text.replace(/\D/g, '').slice(0, 8))}
          wrong={renew.error?.code === 'reset-code-wrong' ? renew.refused : tried && !code ? '请输入审批码' : null}
        />
        <DoorField
          label="新密码"
          type="password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
          wrong={tried && !password ? '请输入新密码' : null}
        />
        <DoorField
          label="再输一次新密码"
          type="password"
          autoComplete="new-password"
          value={again}
          onValue={setAgain}
          wrong={tried && again !== password ? '两次输入的不一样' : null}
        />
        <Button type="primary" size="large" block htmlType="submit" loading={renew.isBusy}>
          重设好了，去登录
        </Button>
      </form>
    </DoorPage>
  )
}
