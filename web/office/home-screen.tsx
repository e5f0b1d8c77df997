import { Typography } from 'antd'
import { KeyList } from '../shared/desk-ui/keys.tsx'
import { PageHead } from '../shared/desk-ui/page-head.tsx'

export function HomeScreen() {
  return (
    <>
      <PageHead title="总览" detail="从左边选择要办的事，或按 / 直接输入名称。" />
      <Typography.Title level={2}>快捷键</Typography.Title>
      <KeyList />
    </>
  )
}
