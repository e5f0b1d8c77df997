import { startReadingRefusals } from '../shared/speech/refusals-aloud.ts'
import { startLight } from '../shared/ui/surface.tsx'
import { teach } from '../shared/words.ts'
import { routes, tabs } from './routes.tsx'
import './worker.css'

// Nothing queues here: a worker's order is pressed again by the worker, who sees what came of it.
teach({ offline: '网络不通，还没有发出去。写的都还在，有网了再点一次' })
startReadingRefusals()
startLight('worker', routes, { tabs })
