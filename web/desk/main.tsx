import { startFull } from '../shared/desk-ui/surface.tsx'
import { makeRoutes, places } from './routes.tsx'

startFull('desk', makeRoutes, places)
