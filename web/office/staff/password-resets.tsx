import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { approvePasswordReset, getPasswordResets, type PasswordReset } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { LocalTable } from '../parts/local-table.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { Answer } from '../parts/states.tsx'
import { roleName } from '../parts/words.ts'
import { useCopy } from './use-copy.ts'

/** New passwords asked for by others, of which I may be the second person. */
export function PasswordResets() {
  return (
    <OnlyFor e={getPasswordResets}>
      <PageHead
        title="重设审批"
        detail="别人替忘记密码或丢失动态口令的人申请重设，须由第二个人审批。申请人拿到链接，审批人拿到审批码，都交给本人才能重设。"
      />
      <List />
    </OnlyFor>
  )
}

function List() {
  const open = useAsk(getPasswordResets, {}, { everyMs: 60_000 })
  const [chosen, setChosen] = useState<PasswordReset | null>(null)
  const { message } = App.useApp()
  const copy = useCopy()
  const approve = useTell(approvePasswordReset, {
    onDone: () => {
      setChosen(null)
      void message.success('已审批，请把审批码当面交给本人')
    },
  })
  return (
    <>
      <Answer of={open}>
        {({ items }) => (
          <LocalTable<PasswordReset>
            label="重设审批"
            rows={items}
            rowKey={(r) => r.invitationId}
            empty="没有等您审批的重设申请"
            columns={[
              { key: 'name', title: '姓名', cell: (r) => <strong>{r.name}</strong> },
              { key: 'roles', title: '岗位', cell: (r) => rolesOf(r) },
              { key: 'by', title: '申请人', cell: (r) => r.askedBy },
              { key: 'why', title: '原因', cell: (r) => r.reason },
              { key: 'made', title: '申请', cell: (r) => <span className="digits">{moment(r.askedAt)}</span> },
              { key: 'until', title: '失效', cell: (r) => <span className="digits">{moment(r.expiresAt)}</span> },
              {
                key: 'do',
                title: '办理',
                cell: (r) =>
                  r.code ? (
                    <span className="row-actions">
                      <span>
                        审批码 <strong className="digits">{`${r.code.slice(0, 4)} ${r.code.slice(4)}`}</strong>
                      </span>
                      <Button size="small" onClick={() => copy(r.code!)}>
                        复制
                      </Button>
                    </span>
                  ) : (
                    <Button size="small" onClick={() => setChosen(r)}>
                      审批
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answer>
      <Modal
        title={`审批${chosen?.name ?? ''}重设密码`}
        open={chosen !== null}
        okText="问过本人，同意重设"
        cancelText="先不办"
        okButtonProps={{ loading: approve.isBusy }}
        onCancel={() => {
          approve.reset()
          setChosen(null)
        }}
        onOk={() => chosen && approve.tell({ params: { invitationId: chosen.invitationId } })}
      >
        <p>
          {chosen?.askedBy}申请为{chosen?.name}（{chosen && rolesOf(chosen)}）重设密码和动态口令：{chosen?.reason}。
        </p>
        <p>请先当面或打电话问过本人。不同意的不用办，到期自动作废。</p>
        <Refusal refused={approve.error} />
      </Modal>
    </>
  )
}

const rolesOf = (r: PasswordReset) => r.roles.map(({ role, place }) => `${place}${roleName(role)}`).join('、')
