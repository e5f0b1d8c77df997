import { Link } from '@tanstack/react-router'
import { Button, Result } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type Me, useMe } from '../../shared/desk-ui/sign-in/session.tsx'
import { roleName } from './words.ts'

export { useMe }

type Asked = Pick<Endpoint, 'callers'>
/** The contract's own list of callers, which the server checks too. */
export function mayCall(me: Me, e: Asked): boolean {
  return e.callers.includes('anyone') || e.callers.includes(me.as)
}
/** Why a button cannot be pressed, or undefined. */
export function whyNotCall(me: Me, e: Asked): string | undefined {
  return mayCall(me, e) ? undefined : `这件事由${callersOf(e)}办理，您现在的身份是${roleName(me.as)}`
}

/** A screen whose main question this role may not ask says so instead of asking. */
export function OnlyFor({ e, children }: { e: Asked; children: ReactNode }) {
  const me = useMe()
  if (mayCall(me, e)) return children
  return (
    <Result
      status="403"
      title={<h1>您不能看这里</h1>}
      subTitle={`这里的事由${callersOf(e)}办理，您现在的身份是${roleName(me.as)}。要换身份或加权限，请找安全管理员。`}
      extra={
        <Link to={'/' as never}>
          <Button type="primary">回总览</Button>
        </Link>
      }
    />
  )
}

/** People only: a kiosk or a partner is nobody to turn to. */
function callersOf(e: Asked): string {
  return e.callers
    .filter((c) => c !== 'kiosk' && c !== 'partner')
    .map(roleName)
    .join('、')
}
