/** The board's question, held in the address so that back and a shared link show the same jobs. Pure. */
export interface BoardWish {
  /** Occupation codes of pictures that were pressed. */
  trades: string[]
  /** A word as somebody typed it: the server finds the trade, or says what is near. */
  word: string
  on: '' | 'today' | 'tomorrow' | string
  order: 'distance' | 'time' | 'pay'
  paidToday: boolean
  radiusM: number
}

/** Wider, step by step; 200 m … 60 km is what the contract takes. */
export const RADII_M = [10_000, 30_000, 60_000] as const

export function readWish(search: URLSearchParams): BoardWish {
  const order = search.get('order')
  const radius = Number(search.get('radius'))
  const on = search.get('on') ?? ''
  return {
    trades: (search.get('trades') ?? '').split(',').filter((code) => /^[a-z][a-z-]*$/.test(code)),
    word: (search.get('word') ?? '').trim().slice(0, 30),
    on: on === 'today' || on === 'tomorrow' || /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : '',
    order: order === 'time' || order === 'pay' ? order : 'distance',
    paidToday: search.get('paid') === '1',
    radiusM: RADII_M.find((r) => r === radius) ?? RADII_M[0],
  }
}

/** What differs from the plain board, and nothing else. */
export function writeWish(wish: BoardWish): URLSearchParams {
  const search = new URLSearchParams()
  if (wish.trades.length > 0) search.set('trades', wish.trades.join(','))
  if (wish.word) search.set('word', wish.word)
  if (wish.on) search.set('on', wish.on)
  if (wish.order !== 'distance') search.set('order', wish.order)
  if (wish.paidToday) search.set('paid', '1')
  if (wish.radiusM !== RADII_M[0]) search.set('radius', String(wish.radiusM))
  return search
}

/** As `findShifts` takes it. Without a point nothing is near: by time, over the county or the whole province. */
export function queryOf(
  wish: BoardWish,
  place: { point: { lat: number; lng: number } | null; divisionCode: string | null } | null,
) {
  const point = place?.point ?? null
  return {
    ...(!point && place?.divisionCode && { divisionCode: place.divisionCode }),
    ...(point && { lat: round(point.lat), lng: round(point.lng), radiusM: wish.radiusM }),
    ...(wish.trades.length > 0 && { occupations: wish.trades.join(',') }),
    ...(wish.word && { trade: wish.word }),
    ...(wish.on && { on: wish.on }),
    ...(wish.paidToday && { paidToday: 'true' }),
    order: wish.order === 'distance' && !point ? ('time' as const) : wish.order,
    limit: 10,
  }
}

/** What somebody sees who has said nothing yet; the server sends its answer along with the page. */
export const PLAIN_BOARD = queryOf(readWish(new URLSearchParams()), null)

/** What to try when nothing was found, nearest to the wish first; each loosens one thing. */
export function waysOut(wish: BoardWish, hasPoint: boolean): { label: string; wish: BoardWish }[] {
  const wider = RADII_M.find((r) => r > wish.radiusM)
  return [
    hasPoint && wider ? { label: `${wider / 1000}公里以内都看`, wish: { ...wish, radiusM: wider } } : null,
    wish.on === 'today' ? { label: '看明天的活', wish: { ...wish, on: 'tomorrow' } } : null,
    wish.on && wish.on !== 'today' ? { label: '哪天都行', wish: { ...wish, on: '' } } : null,
    wish.paidToday ? { label: '不是当天结的也看', wish: { ...wish, paidToday: false } } : null,
    wish.trades.length > 0 || wish.word ? { label: '看看别的活', wish: { ...wish, trades: [], word: '' } } : null,
  ].filter((way) => way !== null)
}

/** About 100 m: enough for a list by distance, too coarse for an address (个保法 6: the least that is needed). */
function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}
