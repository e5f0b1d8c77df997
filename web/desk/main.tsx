import { COUNTER } from '#kernel/endpoint.ts'
import { SignInGate } from '../shared/desk-ui/sign-in/gate.tsx'
import { startFull } from '../shared/desk-ui/surface.tsx'
import { MarketGate } from './market.tsx'
import { makeRoutes, places } from './routes.tsx'
import './teach.ts'
import './desk.css'

startFull('desk', makeRoutes, places, {
  around: (screens) => (
    <SignInGate title="服务窗口" roles={COUNTER}>
      <MarketGate>{screens}</MarketGate>
    </SignInGate>
  ),
})
