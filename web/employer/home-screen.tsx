import { LinkButton } from '../shared/ui/buttons.tsx'
import { Screen } from '../shared/ui/screen.tsx'
import { Empty, OfflineBanner } from '../shared/ui/states.tsx'

export function HomeScreen() {
  return (
    <Screen title="招人" banner={<OfflineBanner />}>
      <Empty title="到市场招人" action={<LinkButton href="/">找附近的市场</LinkButton>}>
        打市场的电话，工作人员帮您登记用工需求。发布不收费。
      </Empty>
    </Screen>
  )
}
