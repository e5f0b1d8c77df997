import { Result } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type Me, useMe } from '../../shared/desk-ui/sign-in/session.tsx'
import { roleName } from './words.ts'

export { useMe }

/** The contract's own list of callers, which the server checks too. */
export function mayCall(me: Me, e: Endpoint): boolean {
  return e.callers.includes('anyone') || e.callers.includes(me.as)
}
/** Why a button cannot be pressed, or undefined. */
export function whyNotCall(me: Me, e: Endpoint): string | undefined {
  return mayCall(me, e) ? undefined : `这件事由${callersOf(e)}办理，您现在的身份是${roleName(me.as)}`
}

/** A screen whose main question this role may not ask says so instead of asking. */
export function OnlyFor({ e, children }: { e: Endpoint; children: ReactNode }) {
  const me = useMe()
  if (mayCall(me, e)) return children
  return (
    <Result
      status="403"
      title={<h1>您不能看这里</h1>}
      subTitle={`${whyNotCall(me, e)}。需要时请联系上级或安全管理员。`}
    />
  )
}

function callersOf(e: Endpoint): string {
  return e.callers.map(roleName).join('、')
}
