import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { putMyPassword } from '#accounts/staff.api.ts'
import { useTell } from '../../ask.ts'
import { DoorPage } from './door-page.tsx'
import { DoorField } from './field.tsx'
import { useSignOut } from './session.tsx'

/** The password has been used too long. */
export function NewPasswordScreen({ title }: { title: string }) {
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useTell(putMyPassword)
  const out = useSignOut()
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (old && password && password === again) change.tell({ body: { old, password } })
  }
  return (
    <DoorPage title={title} heading="换一个新密码" refused={change.refused}>
      <p>密码用得太久了，换一个再继续。</p>
      <form onSubmit={submit} noValidate>
        <DoorField
          label="现在的密码"
          type="password"
          autoComplete="current-password"
          autoFocus
          value={old}
          onValue={setOld}
          wrong={tried && !old ? '请输入现在的密码' : null}
        />
        <DoorField
          label="新密码"
          type="password"
          autoComplete="new-password"
          hint="一句自己记得住的话最好，不要用姓名、生日"
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
        <div className="door-actions">
          <Button type="primary" size="large" htmlType="submit" loading={change.isBusy}>
            换好了
          </Button>
          <Button size="large" onClick={out}>
            退出登录
          </Button>
        </div>
      </form>
    </DoorPage>
  )
}
