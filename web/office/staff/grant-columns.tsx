import { App, Button } from 'antd'
import { useState } from 'react'
import { needsSecondFactor } from '#accounts/role.rules.ts'
import { createPasswordReset, endRoleGrant, type Grant } from '#accounts/staff.api.ts'
import { useTell } from '../../shared/ask.ts'
import type { Column } from '../../shared/desk-ui/data-table.tsx'
import { agoInWords } from '../../shared/format.ts'
import { useMe } from '../parts/me.tsx'
import { day } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { roleName } from '../parts/words.ts'
import { LinkDialog } from './link-dialog.tsx'

/** Columns of a list of roles, with what may be done to each and the dialogs for it. */
export function useGrantColumns({ place }: { place: boolean }) {
  const me = useMe()
  const { message } = App.useApp()
  const [ending, setEnding] = useState<Grant | null>(null)
  const [resetting, setResetting] = useState<Grant | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const end = useTell(endRoleGrant, {
    onDone: () => {
      void message.success(`${ending?.name ?? ''}的岗位已收回，立即失效`)
      setEnding(null)
    },
  })
  const reset = useTell(createPasswordReset, {
    onDone: ({ invitationId }) => {
      setResetting(null)
      setLink(invitationId)
    },
  })
  const columns: Column<Grant>[] = [
    { key: 'name', title: '姓名', width: 120, cell: (g) => <strong>{g.name}</strong> },
    { key: 'role', title: '岗位', width: 120, cell: (g) => roleName(g.role) },
    ...(place ? [{ key: 'place', title: '地方', width: 220, cell: (g: Grant) => g.place }] : []),
    {
      key: 'since',
      title: '任期',
      width: 200,
      cell: (g) => <span className="digits">{`${day(g.fromAt)} 起${g.untilAt ? `，到 ${day(g.untilAt)}` : ''}`}</span>,
    },
    {
      key: 'seen',
      title: '最近登录',
      width: 140,
      cell: (g) => (g.lastSeenAt ? agoInWords(g.lastSeenAt) : '从未登录'),
    },
    {
      key: 'factor',
      title: '动态口令',
      width: 110,
      cell: (g) =>
        g.secondFactor ? (
          <Pill kind="good">已绑定</Pill>
        ) : g.role !== 'partner' && needsSecondFactor(g.role) ? (
          <Pill kind="bad">未绑定</Pill>
        ) : (
          <Pill>不要求</Pill>
        ),
    },
    {
      key: 'do',
      title: '办理',
      width: 200,
      cell: (g) => {
        const why = g.mayEnd
          ? undefined
          : g.personId === me.personId
            ? '不能办理自己的岗位，请由上级或其他管理员办理'
            : '这个岗位由上级或安全管理员办理'
        return (
          <span className="row-actions">
            <Button size="small" disabled={!g.mayEnd} title={why} onClick={() => setResetting(g)}>
              重设密码
            </Button>
            <Button size="small" danger disabled={!g.mayEnd} title={why} onClick={() => setEnding(g)}>
              收回岗位
            </Button>
          </span>
        )
      },
    },
  ]
  const dialogs = (
    <>
      <ReasonDialog
        title={`收回${ending?.name ?? ''}的“${roleName(ending?.role ?? '')}”岗位`}
        okText="收回岗位"
        danger
        isOpen={ending !== null}
        isBusy={end.isBusy}
        refused={end.error}
        onCancel={() => {
          end.reset()
          setEnding(null)
        }}
        onOk={(reason) => ending && end.tell({ params: { grantId: ending.grantId }, query: { reason } })}
      >
        <p>收回后立即退出登录，以前办过的事都留着。</p>
      </ReasonDialog>
      <ReasonDialog
        title={`为${resetting?.name ?? ''}重设密码和动态口令`}
        okText="申请重设"
        isOpen={resetting !== null}
        isBusy={reset.isBusy}
        refused={reset.error}
        onCancel={() => {
          reset.reset()
          setResetting(null)
        }}
        onOk={(reason) => resetting && reset.tell({ params: { grantId: resetting.grantId }, body: { reason } })}
      >
        <p>
          须由另一位有权限的人审批：您把链接交给本人，审批人把审批码交给本人，两样齐了才能重设。系统会同时告诉本人。
        </p>
      </ReasonDialog>
      <LinkDialog invitationId={link} onClose={() => setLink(null)} />
    </>
  )
  return { columns, dialogs }
}
