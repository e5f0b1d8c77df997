/** The kept place, read without any screen: the early script asks for its board before the page's code is there. */
import { boxHolds, type Point } from '#kernel/geo.ts'

export interface Place {
  /** 番禺区市桥零工市场, 番禺区, 我现在的位置 */
  label: string
  /** Null where only the county is known. */
  point: Point | null
  divisionCode: string | null
  marketId: string | null
  /** Of the market: the human behind 打给市场工作人员. */
  phone: string | null
}

export const PLACE_KEY = 'linggong-place'

export function keptPlace(): Place | null {
  try {
    return placeOf(localStorage.getItem(PLACE_KEY))
  } catch {
    return null
  }
}

/** What stood in the storage, when it is a place of today's shape. */
export function placeOf(text: string | null): Place | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Place> & { label: string }
    const point = kept.point && boxHolds(PROVINCE, kept.point) ? kept.point : null
    const divisionCode = kept.divisionCode ?? null
    if (typeof kept.label !== 'string' || (!point && !divisionCode)) return null
    return { label: kept.label, point, divisionCode, marketId: kept.marketId ?? null, phone: kept.phone ?? null }
  } catch {
    return null
  }
}

/** The points the contract accepts (`Point` of the kernel's schemas). */
export const PROVINCE = { south: 18, north: 27, west: 108, east: 119 }
