import { startLight } from '../shared/ui/surface.tsx'
import { routes, tabs } from './routes.tsx'

startLight('worker', routes, { tabs })
