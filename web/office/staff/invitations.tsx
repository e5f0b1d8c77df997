import { App, Button, Popconfirm } from 'antd'
import { endStaffInvitation, getStaffInvitations, type Invitation } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { LocalTable } from '../parts/local-table.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Pill } from '../parts/pill.tsx'
import { Answer } from '../parts/states.tsx'
import { roleName } from '../parts/words.ts'
import { useCopy } from './use-copy.ts'

/** What I sent out and nobody has used yet. */
export function Invitations() {
  return (
    <OnlyFor e={getStaffInvitations}>
      <PageHead title="未使用的邀请" detail="您发出的、还没有用的链接。用过、收回或过期的不在这里。" />
      <List />
    </OnlyFor>
  )
}

function List() {
  const open = useAsk(getStaffInvitations, {})
  const { message } = App.useApp()
  const copy = useCopy()
  const withdraw = useTell(endStaffInvitation, {
    onDone: () => void message.success('已收回，链接不能用了'),
    onRefused: (refused) => void message.error(refused.detail),
  })
  return (
    <Answer of={open}>
      {({ items }) => (
        <LocalTable<Invitation>
          label="未使用的邀请"
          rows={items}
          rowKey={(i) => i.invitationId}
          empty="没有未使用的邀请"
          columns={[
            {
              key: 'what',
              title: '用途',
              cell: (i) =>
                i.kind === 'role' ? (
                  `邀请任${roleName(i.role ?? '')}`
                ) : (
                  <>
                    重设密码{' '}
                    {i.approvedBy ? (
                      <Pill kind="good">{i.approvedBy}已审批</Pill>
                    ) : (
                      <Pill kind="warn">等另一人审批</Pill>
                    )}
                  </>
                ),
            },
            { key: 'name', title: '姓名', cell: (i) => i.name ?? '由本人登记' },
            { key: 'place', title: '地方', cell: (i) => i.place },
            { key: 'made', title: '发出', cell: (i) => <span className="digits">{moment(i.madeAt)}</span> },
            { key: 'until', title: '失效', cell: (i) => <span className="digits">{moment(i.expiresAt)}</span> },
            {
              key: 'do',
              title: '办理',
              cell: (i) => (
                <span className="row-actions">
                  <Button size="small" onClick={() => copy(i.link)}>
                    复制链接
                  </Button>
                  <Popconfirm
                    title="收回这份邀请？链接会立即失效"
                    okText="收回"
                    cancelText="不收回"
                    onConfirm={() => withdraw.tell({ params: { invitationId: i.invitationId } })}
                  >
                    <Button size="small" danger>
                      收回
                    </Button>
                  </Popconfirm>
                </span>
              ),
            },
          ]}
        />
      )}
    </Answer>
  )
}
