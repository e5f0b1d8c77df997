import { useMemo } from 'react'
import { getDivision } from '#divisions/divisions.api.ts'
import { getMarket } from '#markets/markets.api.ts'
import { useAsk } from '../shared/ask.ts'
import { useMe, useOfficerInBar } from '../shared/desk-ui/sign-in/session.tsx'
import { shortened } from './parts/division-picker.tsx'
import { hiddenFrom } from './routes.tsx'

/** Tells the shell for which part of the tree this person acts. */
export function TopBar() {
  const me = useMe()
  const market = useAsk(getMarket, { params: { marketId: me.marketId ?? '' } }, { enabled: me.marketId !== null })
  const area = useAsk(
    getDivision,
    { params: { divisionCode: me.divisionCode ?? '' } },
    { enabled: me.divisionCode !== null },
  )
  const hides = useMemo(() => hiddenFrom(me.as), [me.as])
  useOfficerInBar(market.data?.name ?? (area.data ? shortened(area.data.fullName) : ''), undefined, hides)
  return null
}
