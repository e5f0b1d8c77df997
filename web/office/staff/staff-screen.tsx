import { Tabs } from 'antd'
import { getMarketStaff, getPasswordResets, getRoleGrants, getStaffInvitations } from '#accounts/staff.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { DivisionPicker } from '../parts/division-picker.tsx'
import { InMarket } from '../parts/market-scope.tsx'
import { mayCall, OnlyFor, useMe } from '../parts/me.tsx'
import { useGrantColumns } from './grant-columns.tsx'
import { Invitations } from './invitations.tsx'
import { InviteButton } from './invite-button.tsx'
import { PasswordResets } from './password-resets.tsx'

export function StaffScreen() {
  return (
    <OnlyFor e={getRoleGrants}>
      <Staff />
    </OnlyFor>
  )
}

function Staff() {
  const me = useMe()
  const [{ scope = me.as === 'system-admin' || !mayCall(me, getMarketStaff) ? 'area' : 'market' }, setUrl] =
    useUrlState()
  const resets = useAsk(getPasswordResets, {})
  const waiting = resets.data?.items.filter((r) => r.code === null).length
  // One market's head has no area to look over.
  const tabs = [
    ...(mayCall(me, getMarketStaff) ? [{ key: 'market', label: '一个市场' }] : []),
    ...(me.divisionCode ? [{ key: 'area', label: '整个辖区' }] : []),
    ...(mayCall(me, getStaffInvitations) ? [{ key: 'invitations', label: '未使用的邀请' }] : []),
    { key: 'resets', label: waiting ? `重设审批（${waiting}）` : '重设审批' },
  ]
  return (
    <>
      <Tabs activeKey={scope} onChange={(key) => setUrl({ scope: key })} items={tabs} />
      {scope === 'area' ? (
        <AreaStaff />
      ) : scope === 'invitations' ? (
        <Invitations />
      ) : scope === 'resets' ? (
        <PasswordResets />
      ) : (
        <MarketStaff />
      )}
    </>
  )
}

function MarketStaff() {
  const { columns, dialogs } = useGrantColumns({ place: false })
  return (
    <InMarket
      title="工作人员"
      detail="专职、兼职、志愿者和购买服务的人员，都以自己的账号办事。"
      actions={(marketId) => <InviteButton place={{ marketId }} />}
    >
      {({ marketId, name }) => (
        <DataTable
          label={`${name}的工作人员`}
          endpoint={getMarketStaff}
          sent={{ params: { marketId }, query: {} }}
          columns={columns}
          rowKey={(g) => g.grantId}
          empty="还没有人到岗。点“邀请工作人员”发出邀请；已发出的在“未使用的邀请”里，本人打开链接后出现在这里"
          actions={dialogs}
        />
      )}
    </InMarket>
  )
}

function AreaStaff() {
  const me = useMe()
  const [{ division }, setUrl] = useUrlState()
  const { columns, dialogs } = useGrantColumns({ place: true })
  return (
    <>
      <PageHead
        title="辖区工作人员"
        detail="辖区内全部岗位，包括各市场和上下级主管。"
        actions={
          <>
            <DivisionPicker
              className="market-picker"
              label="行政区划"
              allowClear
              within={me.divisionCode ?? undefined}
              {...(division && { value: division })}
              onChange={(code) => setUrl({ division: code })}
            />
            <InviteButton place={{ divisionCode: division ?? me.divisionCode ?? undefined }} />
          </>
        }
      />
      <DataTable
        label="辖区工作人员"
        endpoint={getRoleGrants}
        sent={{ query: { ...(division && { divisionCode: division }) } }}
        columns={columns}
        rowKey={(g) => g.grantId}
        actions={dialogs}
      />
    </>
  )
}
