import { getMarket } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { Screen, type ScreenProps, setHelpPhone } from '../../shared/ui/screen.tsx'
import { OfflineBanner } from '../../shared/ui/states.tsx'
import { useEmployer } from './me.tsx'

/** An employer's screen: the line's state on top, the own market's people at the bottom. */
export function Page({ banner, helpPhone, children, ...screen }: ScreenProps) {
  const phone = useHelpPhone()
  return (
    <Screen
      {...screen}
      helpPhone={helpPhone ?? phone}
      banner={
        <>
          <OfflineBanner />
          {banner}
        </>
      }
    >
      {children}
    </Screen>
  )
}

/** The number of the market that reviews this employer. */
export function useHelpPhone(): string | null {
  const { employer } = useEmployer()
  const marketId = employer?.markets[0]?.marketId
  const { data } = useAsk(getMarket, { params: { marketId: marketId ?? '' } }, { enabled: Boolean(marketId) })
  const phone = data?.publicPhone ?? null
  setHelpPhone(phone)
  return phone
}
