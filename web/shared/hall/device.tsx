/** A kiosk or a big screen: paired once by staff, then it opens by itself for as long as its role lasts. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { createDevicePairing, createDeviceSession } from '#accounts/devices.api.ts'
import { timeOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { call, type Refused } from '../call.ts'
import { useMe, useSignedIn } from '../session.ts'
import { lastBoard } from './board-store.ts'
import { CodeQr } from './code-qr.tsx'

const ASK_AGAIN_MS = 5000
const POLL_MS = 2000
type Pairing = Reply<typeof createDevicePairing>

/** Shows the market's content once the device belongs to one. Without a line at its start it shows what it knew last. */
export function Paired({ what, children }: { what: string; children: (marketId: string) => ReactNode }) {
  const { me, isPending, error, refetch } = useMe()
  const down = Boolean(error)
  useEffect(() => {
    if (!down) return
    const timer = setInterval(refetch, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [down, refetch])
  if (me?.marketId) return children(me.marketId)
  const known = down ? lastBoard()?.market.marketId : null
  if (known) return children(known)
  if (isPending) return null
  if (down) return <Waiting what={what} title="连不上服务器" detail="正在一次次重试。请工作人员看看网线和网络。" />
  return <PairingScreen what={what} />
}

function PairingScreen({ what }: { what: string }) {
  const signedIn = useSignedIn()
  const [from, setFrom] = useState(0)
  const asked = useQuery<Pairing, Refused>({
    queryKey: ['pairing', from],
    queryFn: () => call(createDevicePairing, {}),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: ASK_AGAIN_MS,
  })
  const pairing = asked.data
  useEffect(() => {
    if (!pairing) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const poll = async () => {
      try {
        const { signedIn: answer } = await call(createDeviceSession, { body: { secret: pairing.secret } })
        if (stopped) return
        if (answer) return signedIn(answer.me)
      } catch (refused) {
        if (stopped) return
        // The code has run out: another one.
        if ((refused as Refused).code === 'pairing-over') return setFrom((n) => n + 1)
      }
      timer = setTimeout(poll, POLL_MS)
    }
    timer = setTimeout(poll, POLL_MS)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [pairing, signedIn])
  if (!pairing) return <Waiting what={what} title="正在取配对码" detail="如果一直这样，请看看网络。" />
  const { code } = pairing
  const until = timeOf(new Date(pairing.expiresAt))
  return (
    <main className="pairing">
      <h1>把这台{what}配对到市场</h1>
      <p className="pairing-code">
        <span className="spoken">配对码</span>
        <span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
      </p>
      <ol>
        <li>市场负责人登录管理端，打开“大厅设备”</li>
        <li>输入上面 8 位配对码，写上这台{what}放在哪里</li>
        <li>这里几秒钟后自己打开，以后开机不用再配对</li>
      </ol>
      <div className="pairing-qr">
        <CodeQr text={`${location.origin}/office/devices#${code}`} label="用手机打开大厅设备，配对码已填好" />
        <p>在手机上登录过管理端的，扫码就能填好</p>
      </div>
      <p className="pairing-until">配对码 {until} 前有效，过了会换新的</p>
    </main>
  )
}

function Waiting({ what, title, detail }: { what: string; title: string; detail: string }) {
  return (
    <main className="pairing" role="status">
      <h1>{title}</h1>
      <p>
        {what}：{detail}
      </p>
    </main>
  )
}
