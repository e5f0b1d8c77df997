import { createRoute } from '@tanstack/react-router'
import type { FullRoot, Place } from '../shared/desk-ui/surface.tsx'
import { HomeScreen } from './home-screen.tsx'

/** What stands in the left navigation, by the chapters of the guideline. */
export const places: readonly Place[] = [{ path: '/', label: '总览', group: '零工市场', key: 'h' }]

/** Children of the surface's root route; every screen but the home is `lazyRouteComponent(() => import('./x.tsx'), 'XScreen')`. */
export const makeRoutes = (root: FullRoot) => [
  createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen }),
]
