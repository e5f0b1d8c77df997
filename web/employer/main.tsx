import { startLight } from '../shared/ui/surface.tsx'
import { routes, tabs } from './routes.tsx'

startLight('employer', routes, { tabs })
