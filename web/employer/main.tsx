import { startLight } from '../shared/ui/surface.tsx'
import './employer.css'
import { routes, tabs } from './routes.tsx'

startLight('employer', routes, { tabs })
