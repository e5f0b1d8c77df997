import { createRoute } from '@tanstack/react-router'
import type { FullRoot, Place } from '../shared/desk-ui/surface.tsx'
import { HomeScreen } from './home-screen.tsx'

/** What stands in the left navigation, in the order of a morning at the counter. */
export const places: readonly Place[] = [{ path: '/', label: '今天', group: '窗口', key: 'h' }]

/** Children of the surface's root route; every screen but the home is `lazyRouteComponent(() => import('./x.tsx'), 'XScreen')`. */
export const makeRoutes = (root: FullRoot) => [
  createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen }),
]
