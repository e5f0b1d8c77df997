import { Button, Skeleton } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { confirmSecondFactor, getSecondFactor, startSecondFactor } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../ask.ts'
import { DoorPage } from './door-page.tsx'
import { TotpField } from './field.tsx'
import { useSignOut } from './session.tsx'

/** First sign-in: the authenticator reads the QR, its first digits prove it. */
export function SecondFactorScreen({ title }: { title: string }) {
  const factor = useAsk(getSecondFactor, {})
  const start = useTell(startSecondFactor)
  const confirm = useTell(confirmSecondFactor, { onRefused: () => setTotp('') })
  const [totp, setTotp] = useState('')
  const [qr, setQr] = useState<string | null>(null)
  const out = useSignOut()
  const state = factor.data?.state
  const uri = factor.data?.uri ?? null
  const begin = useRef(start.tell)
  begin.current = start.tell
  useEffect(() => {
    if (state === 'none') begin.current({})
  }, [state])
  useEffect(() => {
    if (!uri) return
    let shown = true
    // The QR library is only for this page.
    void import('#kernel/qr.ts').then(({ qrSvg }) => {
      if (shown) setQr(`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg(uri, { level: 'M' }))}`)
    })
    return () => {
      shown = false
    }
  }, [uri])
  const go = (digits: string) => confirm.tell({ body: { totp: digits } })
  return (
    <DoorPage
      title={title}
      heading="绑定动态口令"
      refused={(confirm.error?.code === 'totp-wrong' ? null : confirm.refused) ?? start.refused ?? factor.error?.detail}
    >
      <p>工作人员能看到很多人的个人信息，光有密码不够。绑定一次，以后登录再输 6 位数字。</p>
      <ol className="door-steps">
        <li>手机上装一个验证器，例如“腾讯身份验证器”或 Microsoft Authenticator。</li>
        <li>用它扫下面的码；扫不了就手工输入密钥。</li>
        <li>把它显示的 6 位数字填在下面。</li>
      </ol>
      {qr && factor.data?.secret ? (
        <div className="door-qr">
          <img src={qr} alt="验证器二维码" width={200} height={200} />
          <p>
            密钥
            <code>{factor.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </div>
      ) : (
        <Skeleton.Node active className="door-qr" />
      )}
      <form
        onSubmit={(e: FormEvent) => {
          e.preventDefault()
          go(totp)
        }}
        noValidate
      >
        <TotpField
          value={totp}
          onValue={setTotp}
          onFull={go}
          wrong={confirm.error?.code === 'totp-wrong' ? confirm.refused : null}
        />
        <div className="door-actions">
          <Button type="primary" size="large" htmlType="submit" loading={confirm.isBusy}>
            绑定好了
          </Button>
          <Button size="large" onClick={out}>
            退出登录
          </Button>
        </div>
      </form>
    </DoorPage>
  )
}
