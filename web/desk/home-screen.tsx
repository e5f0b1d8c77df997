import { Typography } from 'antd'
import { KeyList } from '../shared/desk-ui/keys.tsx'
import { PageHead } from '../shared/desk-ui/page-head.tsx'

export function HomeScreen() {
  return (
    <>
      <PageHead title="今天" detail="登记、对接、打印都能只用键盘办。按 ? 随时看快捷键。" />
      <Typography.Title level={2}>快捷键</Typography.Title>
      <KeyList />
    </>
  )
}
