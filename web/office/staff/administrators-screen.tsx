import { Card } from 'antd'
import { getRoleGrants, getStaffInvitations } from '#accounts/staff.api.ts'
import { ADMIN_ROLES, type AdminRole } from '#kernel/endpoint.ts'
import { useAsk } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { agoInWords } from '../../shared/format.ts'
import { useAskAll } from '../parts/ask-all.ts'
import { mayCall, OnlyFor, useMe } from '../parts/me.tsx'
import { day, moment } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { Problem, Waiting } from '../parts/states.tsx'
import { roleName } from '../parts/words.ts'
import { InviteButton } from './invite-button.tsx'

const DUTIES: Record<AdminRole, { does: string; never: string }> = {
  'system-admin': {
    does: '配置系统：登记市场、导入行政区划，任命另外两类管理员。',
    never: '不给业务人员授权，不看业务数据，不动审计记录。',
  },
  'security-admin': {
    does: '管权限：邀请和收回各级主管、市场人员的岗位，重设密码。',
    never: '不改系统配置，不办业务，不能任命同级安全管理员。',
  },
  'audit-admin': {
    does: '看操作日志，验算审计链有没有被改动。',
    never: '不授权、不配置、不办业务。',
  },
}

/** They stand over the whole province: a county's or a market's list of grants does not hold them, and would call them vacant. */
const IN_PROVINCE = { ...getRoleGrants, callers: [...ADMIN_ROLES, 'province-officer'] } as const

/** 等保三级: three different people, none of whom can do and cover up at once. */
export function AdministratorsScreen() {
  return (
    <OnlyFor e={IN_PROVINCE}>
      <Administrators />
    </OnlyFor>
  )
}

function Administrators() {
  const me = useMe()
  const all = useAskAll(getRoleGrants, { query: {} })
  const mayInvite = mayCall(me, getStaffInvitations)
  const invited = useAsk(getStaffInvitations, {}, { enabled: mayInvite })
  const place = me.divisionCode ?? undefined
  return (
    <>
      <PageHead
        title="三类管理员"
        detail="系统、安全、审计三类管理员由 3 个不同的人担任，互相制约（三权分立）：谁也不能既做事、又授权、又删痕迹。也不能兼任其他岗位。"
      />
      {all.error ? (
        <Problem error={all.error} onRetry={all.refetch} />
      ) : all.isPending ? (
        <Waiting />
      ) : (
        <div className="cards">
          {ADMIN_ROLES.map((role) => {
            const holders = all.items.filter((g) => g.role === role)
            const open = invited.data?.items.filter((i) => i.role === role) ?? []
            return (
              <Card key={role} title={<h2>{roleName(role)}</h2>}>
                <p>{DUTIES[role].does}</p>
                <p className="soft">{DUTIES[role].never}</p>
                {holders.map((g) => (
                  <p key={g.grantId}>
                    <strong>{g.name}</strong>　{g.place}　{day(g.fromAt)} 起
                    <br />
                    {g.secondFactor ? <Pill kind="good">已绑定动态口令</Pill> : <Pill kind="bad">未绑定动态口令</Pill>}
                    {g.lastSeenAt ? `最近登录 ${agoInWords(g.lastSeenAt)}` : '从未登录'}
                  </p>
                ))}
                {holders.length === 0 ? (
                  <p>
                    <Pill kind="warn">空缺</Pill>
                    {open[0] ? `已发出邀请，${moment(open[0].expiresAt)} 前有效` : '还没有人担任'}
                  </p>
                ) : null}
                {holders.length === 0 && role !== me.as && mayInvite ? (
                  <InviteButton place={{ divisionCode: place }} role={role} label={`邀请${roleName(role)}`} />
                ) : null}
              </Card>
            )
          })}
        </div>
      )}
    </>
  )
}
