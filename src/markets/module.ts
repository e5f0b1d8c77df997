import { routes } from '#kernel/mount.ts'
import { findMarkets, getMarket, listMyMarkets, listStateChanges } from './find-markets.ts'
import * as api from './markets.api.ts'
import { changeMarket, registerMarket } from './register-market.ts'
import { confirmDirectoryEntry, moveMarket, setMarketSettings, setZones } from './run-market.ts'

export default routes(api, {
  findMarkets,
  getMarket,
  listMyMarkets,
  listStateChanges,
  registerMarket,
  changeMarket,
  setMarketSettings,
  setZones,
  moveMarket,
  confirmDirectoryEntry,
})
