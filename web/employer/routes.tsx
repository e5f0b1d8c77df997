import type { Tab } from '../shared/ui/screen.tsx'
import type { LightRoute } from '../shared/ui/surface.tsx'
import { HomeScreen } from './home-screen.tsx'

/** The home screen comes with the page; every other screen is fetched when first opened: `late(() => import('./x.tsx'), (m) => m.XScreen)`. */
export const routes: readonly LightRoute[] = [{ path: '/', screen: HomeScreen }]

export const tabs: readonly Tab[] = [{ path: '/', label: '招人', icon: 'people' }]
