import { App, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { createDevice } from '#accounts/devices.api.ts'
import { endRoleGrant, type Grant, getMarketStaff } from '#accounts/staff.api.ts'
import { useTell } from '../../shared/ask.ts'
import type { Column } from '../../shared/desk-ui/data-table.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { agoInWords } from '../../shared/format.ts'
import { useAskAll } from '../parts/ask-all.ts'
import { required } from '../parts/form.ts'
import { LocalTable } from '../parts/local-table.tsx'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { day } from '../parts/moments.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { Problem, Waiting } from '../parts/states.tsx'

/** Kiosks and big screens of a market: let in by the code they show, out again by a press. */
export function DevicesScreen() {
  return (
    <OnlyFor e={createDevice}>
      <InMarket
        title="大厅设备"
        detail="自助机（/kiosk）和大屏（/screen）开机后显示 8 位配对码，在这里输入一次，以后自己登录。"
      >
        {({ marketId, name }) => (
          <>
            <PairForm key={marketId} marketId={marketId} />
            <h2>已配对的设备</h2>
            <Devices marketId={marketId} name={name} />
          </>
        )}
      </InMarket>
    </OnlyFor>
  )
}

/** The device's QR brings its code behind #, which no server writes down; it is taken off the address once read. */
function codeInAddress(): string {
  const code = /^#(\d{8})$/.exec(location.hash)?.[1] ?? ''
  if (code) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}

function PairForm({ marketId }: { marketId: string }) {
  const [form] = Form.useForm<{ code: string; name: string }>()
  const { message } = App.useApp()
  const [fromAddress] = useState(codeInAddress)
  useEffect(() => {
    if (fromAddress) form.setFieldsValue({ code: fromAddress })
  }, [fromAddress, form])
  const pair = useTell(createDevice, {
    onDone: () => {
      form.resetFields()
      form.setFieldsValue({ code: '' })
      void message.success('配对好了，设备几秒钟后自己打开')
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="pair-form"
      onFinish={({ code, name }) => pair.tell({ params: { marketId }, body: { code, name } })}
    >
      <Form.Item
        name="code"
        label="配对码"
        extra="设备屏幕上的 8 位数字"
        rules={[
          { required: true, message: '请输入设备屏幕上的 8 位数字' },
          {
            validator: (_, typed?: string) =>
              !typed || typed.replaceAll(/\D/g, '').length === 8
                ? Promise.resolve()
                : Promise.reject('配对码是 8 位数字，请对照设备屏幕核对'),
          },
        ]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={12} />
      </Form.Item>
      <Form.Item
        name="name"
        label="放在哪里"
        extra="窗口看到叫人时，凭它知道去哪台"
        rules={required('请写明放在哪里，如“大厅自助机1”')}
      >
        <Input maxLength={30} placeholder="如：大厅自助机1" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={pair.isBusy}>
        配对
      </Button>
      <Refusal refused={pair.error} />
    </Form>
  )
}

function Devices({ marketId, name }: { marketId: string; name: string }) {
  const { message } = App.useApp()
  const [ending, setEnding] = useState<Grant | null>(null)
  const staff = useAskAll(getMarketStaff, { params: { marketId }, query: {} }, { everyMs: 10_000 })
  const end = useTell(endRoleGrant, {
    onDone: () => {
      void message.success(`${ending?.name ?? ''}已停用，屏幕回到配对页面`)
      setEnding(null)
    },
  })
  if (staff.error) return <Problem error={staff.error} onRetry={staff.refetch} />
  if (staff.isPending) return <Waiting />
  const columns: Column<Grant>[] = [
    { key: 'name', title: '放在哪里', cell: (g) => <strong>{g.name}</strong> },
    { key: 'since', title: '配对', width: 140, cell: (g) => <span className="digits">{day(g.fromAt)}</span> },
    {
      key: 'seen',
      title: '最近在线',
      width: 160,
      cell: (g) => (g.lastSeenAt ? agoInWords(g.lastSeenAt) : '还没有上线'),
    },
    {
      key: 'do',
      title: '办理',
      width: 120,
      cell: (g) => (
        <Button size="small" danger disabled={!g.mayEnd} onClick={() => setEnding(g)}>
          停用
        </Button>
      ),
    },
  ]
  return (
    <>
      <LocalTable
        label={`${name}的大厅设备`}
        columns={columns}
        rows={staff.items.filter((g) => g.role === 'kiosk')}
        rowKey={(g) => g.grantId}
        empty="还没有设备。在自助机上打开 /kiosk，或在大屏上打开 /screen，把它显示的配对码填在上面"
      />
      <ReasonDialog
        title={`停用${ending?.name ?? ''}`}
        okText="停用"
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
        <p>停用后这台设备立即退出，要再用须重新配对。</p>
      </ReasonDialog>
    </>
  )
}
