/** A job in the words a worker hears: on the phone, on the portal, on paper. Browser-safe; one place for all of them. */
import { type PayPer, pay, priceTag } from '#kernel/spoken.ts'
import type { JOB_KINDS, SETTLEMENTS } from './job-schemas.api.ts'

/** `￥260/天`, `￥0.35/箱`. */
export function payInWords(fen: number, unit: PayPer, pieceName?: string | null): string {
  return unit === 'piece' && pieceName ? `${priceTag(fen)}/${pieceName}` : pay(fen, unit)
}

export const SETTLEMENT_WORDS: Readonly<Record<(typeof SETTLEMENTS)[number], string>> = {
  'after-shift': '当天结',
  'next-day': '第二天结',
  weekly: '一周一结',
  'half-month': '半个月一结',
  'at-end': '干完结清',
}
export const KIND_WORDS: Readonly<Record<(typeof JOB_KINDS)[number], string>> = {
  'part-time': '非全日制',
  temporary: '临时活',
  stage: '干一段时间',
  hourly: '小时工',
  daily: '日结工',
}
export const EMPLOYER_KIND_WORDS = {
  enterprise: '企业',
  'sole-trader': '个体户',
  household: '住户',
  'labour-team': '班组',
} as const
/** What the market knows of who hires; the badge on a card shows only the good two. */
export const LEVEL_WORDS = {
  verified: '已核验',
  provisional: '先行通过',
  unverified: '还没核验',
  refused: '没通过核验',
  suspended: '已暂停',
} as const
export const LEVEL_MEANS = {
  verified: '市场看过证照，是真的',
  provisional: '市场初步看过，正在核验证照',
  unverified: '市场还没看过证照，去之前先打电话问清楚',
  refused: '市场核验没有通过，请不要去',
  suspended: '市场已暂停它招工，请不要去',
} as const
export const LEVEL_OF_TRADE = { helper: '小工也行，不用会', skilled: '要熟手', master: '要师傅' } as const

const GIVEN = { meals: '管饭', lodging: '管住', transport: '有车接送', tools: '给工具', insurance: '买保险' } as const
export type Given = Partial<Record<keyof typeof GIVEN, boolean | undefined>>

/** What is given and what is not: asked by every worker before going, so each is answered yes, no, or nobody said. */
export function conditionsInWords(conditions: Given): { word: string; given: boolean | null }[] {
  return (Object.keys(GIVEN) as (keyof typeof GIVEN)[]).map((key) => ({
    word: GIVEN[key],
    given: conditions[key] ?? null,
  }))
}
/** What is said to be given; what nobody said is not in it. */
export function givenOf(conditions: Given): string[] {
  return conditionsInWords(conditions).flatMap(({ word, given }) => (given ? [word] : []))
}
/** What is said not to be given: 不管饭, 没有车接送. */
export function notGivenOf(conditions: Given): string[] {
  return conditionsInWords(conditions).flatMap(({ word, given }) =>
    given === false ? [word.replace(/^(管|给|买)/, '不$1').replace(/^有/, '没有')] : [],
  )
}
