import { App, Button, Descriptions, Form, Input } from 'antd'
import { needsSecondFactor } from '#accounts/role.rules.ts'
import { endMySessions } from '#accounts/sign-in.api.ts'
import { getSecondFactor, putMyPassword } from '#accounts/staff.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { chosen } from '../parts/form.ts'
import { useMe } from '../parts/me.tsx'
import { Pill } from '../parts/pill.tsx'
import { Answer } from '../parts/states.tsx'
import { roleName } from '../parts/words.ts'
import { BindFactor } from './bind-factor.tsx'

export function AccountScreen() {
  const me = useMe()
  const factor = useAsk(getSecondFactor, {})
  const { message } = App.useApp()
  const leave = useTell(endMySessions, {
    onDone: ({ ended }) => void message.success(ended ? `已退出其他 ${ended} 处登录` : '没有其他地方在登录'),
    onRefused: (refused) => void message.error(refused.detail),
  })
  return (
    <>
      <PageHead
        title="我的账号"
        actions={
          <Button loading={leave.isBusy} onClick={() => leave.tell({})}>
            退出其他设备上的登录
          </Button>
        }
      />
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'name', label: '姓名', children: me.name },
          { key: 'now', label: '现在的身份', children: roleName(me.as) },
          { key: 'hats', label: '全部身份', children: me.hats.map((h) => h.label).join('、') || roleName(me.as) },
          { key: 'phone', label: '手机号', children: me.phoneMasked ?? '未登记' },
        ]}
      />
      <h2>动态口令</h2>
      <Answer of={factor} rows={2}>
        {({ state }) =>
          state === 'confirmed' ? (
            <p>
              <Pill kind="good">已绑定</Pill>换手机请上级管理员发重设链接。
            </p>
          ) : (
            <>
              <p>
                <Pill kind={needsSecondFactor(me.as) ? 'bad' : 'plain'}>未绑定</Pill>
                绑定后，登录除了密码还要手机上的 6 位数字。
              </p>
              <BindFactor />
            </>
          )
        }
      </Answer>
      <h2>修改密码</h2>
      <ChangePassword />
    </>
  )
}

interface Passwords {
  old: string
  password: string
  again: string
}
function ChangePassword() {
  const { message } = App.useApp()
  const [form] = Form.useForm<Passwords>()
  const change = useTell(putMyPassword, {
    onDone: () => {
      form.resetFields()
      void message.success('密码已修改')
    },
  })
  return (
    <FormPage<Passwords>
      bare
      title="修改密码"
      form={form}
      submitLabel="修改密码"
      busy={change.isBusy}
      refused={change.error}
      onSubmit={({ old, password }) => change.tell({ body: { old, password } })}
    >
      <Form.Item name="old" label="现在的密码" rules={chosen('请输入现在的密码')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="password"
        label="新密码"
        extra="至少 10 个字符。一句自己记得住的话最好，不要用姓名、生日"
        rules={chosen('请输入新密码')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次新密码"
        dependencies={['password']}
        rules={[
          { required: true, message: '请再输一次' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('password') ? Promise.resolve() : Promise.reject('两次输入的不一样'),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </FormPage>
  )
}
