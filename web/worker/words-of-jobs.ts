/** A job in the words a worker says. Pure. */

import type { findShifts, getShift } from '#jobs/shifts.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { pay, priceTag } from '../shared/format.ts'

export type BoardItem = Reply<typeof findShifts>['items'][number]
export type ShiftPage = Reply<typeof getShift>
type PayUnit = BoardItem['payUnit']
type Level = BoardItem['employer']['level']
type Conditions = ShiftPage['post']['conditions']

/** `￥260/天`, `￥0.35/箱`. */
export function payInWords(fen: number, unit: PayUnit, pieceName?: string | null): string {
  return unit === 'piece' && pieceName ? `${priceTag(fen)}/${pieceName}` : pay(fen, unit)
}

export const SETTLEMENT_WORDS: Record<BoardItem['settlement'], string> = {
  'after-shift': '当天结',
  'next-day': '第二天结',
  weekly: '一周一结',
  'half-month': '半个月一结',
  'at-end': '干完结清',
}
export const KIND_WORDS: Record<BoardItem['kind'], string> = {
  'part-time': '非全日制',
  temporary: '临时活',
  stage: '干一段时间',
  hourly: '小时工',
  daily: '日结工',
}
export const EMPLOYER_KIND_WORDS: Record<BoardItem['employer']['kind'], string> = {
  enterprise: '企业',
  'sole-trader': '个体户',
  household: '住户',
  'labour-team': '班组',
}
/** What the market knows of who hires; the badge on a card shows only the good two. */
export const LEVEL_WORDS: Record<Level, string> = {
  verified: '已核验',
  provisional: '先行通过',
  unverified: '还没核验',
  refused: '没通过核验',
  suspended: '已暂停',
}
export const LEVEL_MEANS: Record<Level, string> = {
  verified: '市场看过证照，是真的',
  provisional: '市场初步看过，正在核验证照',
  unverified: '市场还没看过证照，去之前先打电话问清楚',
  refused: '市场核验没有通过，请不要去',
  suspended: '市场已暂停它招工，请不要去',
}

/** What is given and what is not: asked by every worker before going, so each is answered yes or no. */
export function conditionsInWords(c: Conditions): { word: string; given: boolean | null }[] {
  const lines: [string, boolean | undefined][] = [
    ['管饭', c.meals],
    ['管住', c.lodging],
    ['有车接送', c.transport],
    ['给工具', c.tools],
    ['买保险', c.insurance],
  ]
  return lines.map(([word, given]) => ({ word, given: given ?? null }))
}

/** What is given, short, for a card. */
export function extrasOf(c: Conditions): string[] {
  return conditionsInWords(c)
    .filter((line) => line.given)
    .map((line) => line.word)
}

/** `提前2小时以前取消，不记` */
export function cancelRuleInWords(freeMinutes: number): string {
  const before =
    freeMinutes === 0 ? '开工前' : `开工${freeMinutes % 60 === 0 ? `${freeMinutes / 60}小时` : `${freeMinutes}分钟`}前`
  return `来不了要取消。${before}取消，不影响您以后接活。再晚取消会记一次；不说就不来，影响更大。`
}

export const LEVEL_OF_TRADE: Record<'helper' | 'skilled' | 'master', string> = {
  helper: '小工也行，不用会',
  skilled: '要熟手',
  master: '要师傅',
}

/** Links a phone's own map opens; 高德 takes WGS-84 by its own parameter. */
export function mapLinks({ lat, lng }: { lat: number; lng: number }, name: string): { amap: string; geo: string } {
  const where = encodeURIComponent(name)
  return {
    amap: `https://uri.amap.com/marker?position=${lng},${lat}&name=${where}&coordinate=wgs84&callnative=1`,
    geo: `geo:${lat},${lng}?q=${lat},${lng}(${where})`,
  }
}
