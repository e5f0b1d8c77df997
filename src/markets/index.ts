/** What other modules may call of markets. */
export { page, readCursor } from './cursor.ts'
export { distanceTo, wholeMetresTo } from './distance.sql.ts'
export { areaOf, codesWithin, divisionNames } from './division-names.ts'
export { findMarkets, getMarket } from './find-markets.ts'
export { getServingMarket, type ServingMarket } from './serving-market.ts'
