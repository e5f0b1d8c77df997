/** A job in the words a worker says, beside those every surface shares (`#jobs/job-words.rules.ts`). Pure. */

import type { findShifts, getShift } from '#jobs/shifts.api.ts'
import type { Reply } from '#kernel/endpoint.ts'

export type BoardItem = Reply<typeof findShifts>['items'][number]
export type ShiftPage = Reply<typeof getShift>

/** `提前2小时以前取消，不记` */
export function cancelRuleInWords(freeMinutes: number): string {
  const before =
    freeMinutes === 0 ? '开工前' : `开工${freeMinutes % 60 === 0 ? `${freeMinutes / 60}小时` : `${freeMinutes}分钟`}前`
  return `来不了要取消。${before}取消，不影响您以后接活。再晚取消会记一次；不说就不来，影响更大。`
}

/** Links a phone's own map opens; 高德 takes WGS-84 by its own parameter. */
export function mapLinks({ lat, lng }: { lat: number; lng: number }, name: string): { amap: string; geo: string } {
  const where = encodeURIComponent(name)
  return {
    amap: `https://uri.amap.com/marker?position=${lng},${lat}&name=${where}&coordinate=wgs84&callnative=1`,
    geo: `geo:${lat},${lng}?q=${lat},${lng}(${where})`,
  }
}
