import { findMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { Icon } from '../../shared/ui/icons.tsx'
import { Screen, type ScreenProps, setHelpPhone } from '../../shared/ui/screen.tsx'
import { OfflineBanner } from '../../shared/ui/states.tsx'
import { keepPlace, usePlace } from '../place.ts'

/** 12333 is the labour administration's own line, in every city of China. */
export const LABOUR_LINE = '12333'

/**
 * A worker's screen: the line's state on top, a human being at the bottom. Whose number it is: the screen's own market, else the
 * chosen place's, else the nearest market's.
 */
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
      <p className="report no-print">
        <a className="help-call" href={`tel:${LABOUR_LINE}`}>
          <Icon name="warn" />
          有人骗钱、不给工钱：打{LABOUR_LINE}
        </a>
      </p>
    </Screen>
  )
}

/** The phone of the market one is nearest to; asked once for a place that has none. */
export function useHelpPhone(): string | null {
  const place = usePlace()
  useAskNearest()
  const phone = place?.phone ?? null
  setHelpPhone(phone)
  return phone
}

function useAskNearest(): void {
  const place = usePlace()
  const open = place !== null && place.phone === null
  const { data } = useAsk(
    findMarkets,
    {
      query: {
        ...(place?.point && { lat: place.point.lat, lng: place.point.lng }),
        ...(place && !place.point && place.divisionCode && { divisionCode: place.divisionCode }),
        limit: 5,
      },
    },
    { enabled: open },
  )
  const nearest = open ? data?.items.find((market) => market.publicPhone) : undefined
  if (place && nearest?.publicPhone) keepPlaceSoon({ ...place, phone: nearest.publicPhone })
}

/** Not while rendering. */
function keepPlaceSoon(place: Parameters<typeof keepPlace>[0]): void {
  queueMicrotask(() => keepPlace(place))
}
