import { LinkButton } from '../shared/ui/buttons.tsx'
import { Screen } from '../shared/ui/screen.tsx'
import { Empty, OfflineBanner } from '../shared/ui/states.tsx'

export function HomeScreen() {
  return (
    <Screen title="找活" banner={<OfflineBanner />}>
      <Empty title="从市场找活" action={<LinkButton href="/">看各市场的活</LinkButton>}>
        每个市场都有当天的活和电话，不用登录也能看。
      </Empty>
    </Screen>
  )
}
