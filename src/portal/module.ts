import { routes } from '#kernel/mount.ts'
import * as api from './portal.api.ts'
import { getPortalStyle, getRobots, getSitemap } from './serve-files.ts'
import { showAbout } from './show-about.ts'
import { showBoard } from './show-board.ts'
import { showJob } from './show-job.ts'
import { showMarket } from './show-market.ts'
import { showMarkets } from './show-markets.ts'

export default routes(api, {
  showBoard,
  showJob,
  showMarkets,
  showMarket,
  showAbout,
  getRobots,
  getSitemap,
  getPortalStyle,
})
