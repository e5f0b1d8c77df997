import { App, Button, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import { confirmSecondFactor, getSecondFactor, startSecondFactor } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'

/** For a role that is not made to carry an authenticator but wants one. */
export function BindFactor() {
  const factor = useAsk(getSecondFactor, {})
  const { message } = App.useApp()
  const start = useTell(startSecondFactor)
  const confirm = useTell(confirmSecondFactor, { onDone: () => void message.success('已绑定动态口令') })
  const [totp, setTotp] = useState('')
  const [qr, setQr] = useState<string | null>(null)
  const id = useId()
  const uri = factor.data?.uri
  useEffect(() => {
    if (!uri) return
    let shown = true
    void import('#kernel/qr.ts').then(({ qrSvg }) => {
      if (shown) setQr(`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg(uri, { level: 'M' }))}`)
    })
    return () => {
      shown = false
    }
  }, [uri])
  if (factor.data?.state === 'none')
    return (
      <>
        <Button loading={start.isBusy} onClick={() => start.tell({})}>
          开始绑定
        </Button>
        <Refusal refused={start.error} />
      </>
    )
  return (
    <form
      className="bind"
      onSubmit={(e) => {
        e.preventDefault()
        confirm.tell({ body: { totp } })
      }}
    >
      <p>用手机上的验证器（如“腾讯身份验证器”）扫码，再填它显示的 6 位数字。</p>
      {qr ? <img src={qr} alt="验证器二维码" width={180} height={180} /> : null}
      <p>
        扫不了就手工输入密钥：<code>{factor.data?.secret?.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <label htmlFor={id}>动态口令</label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={totp}
        onChange={(e) => setTotp(e.target.value.replace(/\D/g, ''))}
      />
      <Button type="primary" htmlType="submit" loading={confirm.isBusy} disabled={totp.length !== 6}>
        绑定
      </Button>
      <Refusal refused={confirm.error} />
    </form>
  )
}
