import { Button, Input, Modal } from 'antd'
import { getStaffInvitations } from '#accounts/staff.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { moment } from '../parts/moments.ts'
import { Answer } from '../parts/states.tsx'
import { useCopy } from './use-copy.ts'

/** The one-time link that was just made, to be handed over. */
export function LinkDialog({ invitationId, onClose }: { invitationId: string | null; onClose: () => void }) {
  const open = useAsk(getStaffInvitations, {}, { enabled: invitationId !== null })
  const copy = useCopy()
  return (
    <Modal title="一次有效的链接" open={invitationId !== null} footer={null} onCancel={onClose}>
      <Answer of={open} rows={2}>
        {({ items }) => {
          const made = items.find((i) => i.invitationId === invitationId)
          if (!made) return <p role="status">正在取链接…</p>
          return (
            <>
              <p>
                {made.place}
                {made.name ? ` · ${made.name}` : ''}。只给本人，用过一次或到 {moment(made.expiresAt)} 就失效。
              </p>
              {made.kind === 'password' ? (
                <p>
                  {made.approvedBy
                    ? `${made.approvedBy}已审批，审批码由审批人交给本人。`
                    : '还要另一位有权限的人在“工作人员 → 重设审批”里审批，审批码由审批人交给本人；没有审批，链接打不开。'}
                </p>
              ) : null}
              <Input.TextArea aria-label="链接" readOnly rows={3} value={made.link} />
              <div className="form-actions">
                <Button type="primary" autoFocus onClick={() => copy(made.link)}>
                  复制链接
                </Button>
                <Button onClick={onClose}>交给本人了</Button>
              </div>
            </>
          )
        }}
      </Answer>
    </Modal>
  )
}
