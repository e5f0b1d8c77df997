import { routes } from '#kernel/mount.ts'
import { answerBell, endBell, getBell, listBells, ringBell } from './bells.ts'
import * as api from './hall.api.ts'
import { getHallBoard } from './read-board.ts'
import { watchHall } from './watch-hall.ts'

export default routes(api, { getHallBoard, watchHall, ringBell, getBell, endBell, listBells, answerBell })
