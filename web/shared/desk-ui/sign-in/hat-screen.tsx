import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { getMe, putHat } from '#accounts/sign-in.api.ts'
import type { Role } from '#kernel/endpoint.ts'
import { keyOf, useTell } from '../../ask.ts'
import { DoorPage } from './door-page.tsx'
import { hatOf, type Me, useSignOut } from './session.tsx'

/** The hat worn does not work here: offers those that do. */
export function HatScreen({ me, roles, title }: { me: Me; roles: readonly Role[]; title: string }) {
  const client = useQueryClient()
  const out = useSignOut()
  const wear = useTell(putHat, { onDone: (now) => client.setQueryData(keyOf(getMe, {}), now) })
  const fitting = me.hats.filter((hat) => roles.includes(hat.as))
  return (
    <DoorPage title={title} heading={fitting.length ? '换一个身份' : '这里不归您办'} refused={wear.refused}>
      <p>
        {me.name}，您现在的身份是“{hatOf(me)?.label ?? me.as}”，不在{title}办事。
        {fitting.length ? '请选择：' : '要在这里办事，请上级管理员授权。'}
      </p>
      <div className="door-hats">
        {fitting.map((hat, i) => (
          <Button
            key={hat.grantId}
            size="large"
            block
            autoFocus={i === 0}
            loading={wear.isBusy}
            onClick={() => wear.tell({ body: { grantId: hat.grantId } })}
          >
            {hat.label}
          </Button>
        ))}
        <Button size="large" block onClick={out}>
          退出登录
        </Button>
      </div>
    </DoorPage>
  )
}
