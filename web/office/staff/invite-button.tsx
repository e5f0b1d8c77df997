import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { type GrantedRole, needsSecondFactor, type Place, ROLE_NAMES, whyNotGrant } from '#accounts/role.rules.ts'
import { createStaffInvitation } from '#accounts/staff.api.ts'
import { getDivision } from '#divisions/divisions.api.ts'
import { ADMIN_ROLES, STAFF_ROLES } from '#kernel/endpoint.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { DivisionPicker } from '../parts/division-picker.tsx'
import { chosen } from '../parts/form.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { LinkDialog } from './link-dialog.tsx'

type InvitedRole = Exclude<GrantedRole, 'kiosk'>
const ROLES: readonly InvitedRole[] = [...STAFF_ROLES, ...ADMIN_ROLES]

interface Props {
  /** At one market, or somewhere in a division. */
  place: { marketId: string } | { divisionCode: string | undefined }
  role?: InvitedRole
  label?: string
}

/** Invites somebody into a role: which roles are offered is the rule the server asks too. */
export function InviteButton({ place, role, label = '邀请工作人员' }: Props) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [form] = Form.useForm<{ role: InvitedRole; divisionCode?: string; name?: string }>()
  const atMarket = 'marketId' in place ? place.marketId : null
  const code =
    Form.useWatch('divisionCode', form) ?? (atMarket ? undefined : (place as { divisionCode?: string }).divisionCode)
  const division = useAsk(getDivision, { params: { divisionCode: code ?? '' } }, { enabled: isOpen && Boolean(code) })
  const invite = useTell(createStaffInvitation, {
    onDone: ({ invitationId }) => {
      setOpen(false)
      form.resetFields()
      setMade(invitationId)
    },
  })
  const there: Place = atMarket
    ? { marketId: atMarket, divisionCode: null, level: null, area: me.divisionCode ? [me.divisionCode] : [] }
    : {
        marketId: null,
        divisionCode: code ?? null,
        level: division.data?.level ?? null,
        area: [...(division.data?.ancestors.map((a) => a.code) ?? []), ...(code ? [code] : [])],
      }
  const granter = { as: me.as, marketId: me.marketId, divisionCode: me.divisionCode }
  const offered = ROLES.filter((r) => (!role || r === role) && whyNotGrant(granter, r, there) === null)
  const why =
    whyNotCall(me, createStaffInvitation) ??
    (atMarket && offered.length === 0 ? '您的身份不能在市场里设岗位：市场岗位由安全管理员或上级主管邀请' : undefined)
  return (
    <>
      <Button type="primary" disabled={Boolean(why)} title={why} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        title={label}
        open={isOpen}
        okText="发出邀请"
        cancelText="不办了"
        okButtonProps={{ loading: invite.isBusy, disabled: offered.length === 0 }}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        // Fields are named by their id: two closed dialogs on one page would answer to each other's labels.
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{
            role,
            ...(!atMarket && { divisionCode: (place as { divisionCode?: string }).divisionCode }),
          }}
          onFinish={({ role: asked, name }) =>
            invite.tell({
              body: {
                role: asked,
                ...(atMarket ? { marketId: atMarket } : code && { divisionCode: code }),
                ...(name?.trim() && { name: name.trim() }),
              },
            })
          }
        >
          {atMarket ? null : (
            <Form.Item name="divisionCode" label="在哪里任职" rules={chosen('请选择行政区划')}>
              <DivisionPicker within={me.divisionCode ?? undefined} />
            </Form.Item>
          )}
          <Form.Item
            name="role"
            label="岗位"
            rules={chosen('请选择岗位')}
            extra={
              offered.length === 0 && (atMarket || division.data)
                ? '您的身份在这里没有可以邀请的岗位'
                : '负责人、主管和管理员首次登录须绑定动态口令'
            }
          >
            <Radio.Group
              vertical
              options={offered.map((r) => ({
                value: r,
                label: `${ROLE_NAMES[r]}${needsSecondFactor(r) ? '（须动态口令）' : ''}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="name" label="姓名" extra="可以不填，由本人登记">
            <Input maxLength={50} />
          </Form.Item>
        </Form>
        <Refusal refused={invite.error} />
      </Modal>
      <LinkDialog invitationId={made} onClose={() => setMade(null)} />
    </>
  )
}
