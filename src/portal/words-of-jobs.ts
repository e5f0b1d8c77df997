/** Codes of a job in the words the worker pages use. */
import { type PayPer, pay, priceTag } from '#kernel/spoken.ts'

export function payInWords(fen: number, unit: PayPer, pieceName: string | null): string {
  return unit === 'piece' && pieceName ? `${priceTag(fen)}/${pieceName}` : pay(fen, unit)
}

export const SETTLEMENT = {
  'after-shift': '当天结',
  'next-day': '第二天结',
  weekly: '一周一结',
  'half-month': '半个月一结',
  'at-end': '干完结清',
} as const
export const KIND = {
  'part-time': '非全日制',
  temporary: '临时活',
  stage: '干一段时间',
  hourly: '小时工',
  daily: '日结工',
} as const
export const EMPLOYER_KIND = {
  enterprise: '企业',
  'sole-trader': '个体户',
  household: '住户',
  'labour-team': '班组',
} as const
export const LEVEL = {
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
export const SKILL = { helper: '小工也行，不用会', skilled: '要熟手', master: '要师傅' } as const

type Conditions = Partial<Record<'meals' | 'lodging' | 'transport' | 'tools' | 'insurance', boolean>>
const GIVEN = { meals: '管饭', lodging: '管住', transport: '有车接送', tools: '给工具', insurance: '买保险' } as const

/** What is said to be given; what nobody said is not in it. */
export function givenOf(conditions: Conditions): string[] {
  return (Object.keys(GIVEN) as (keyof typeof GIVEN)[]).filter((key) => conditions[key]).map((key) => GIVEN[key])
}
export function notGivenOf(conditions: Conditions): string[] {
  return (Object.keys(GIVEN) as (keyof typeof GIVEN)[])
    .filter((key) => conditions[key] === false)
    .map((key) => GIVEN[key].replace(/^(管|给|买)/, '不$1').replace(/^有/, '没有'))
}

/** Division and place in one address; people write the town again: 番禺区石碁镇 + 石碁镇岐山路 is 番禺区石碁镇岐山路. */
export function addressOf(divisionName: string, place: string): string {
  for (let from = 0; from < divisionName.length - 1; from++) {
    const tail = divisionName.slice(from)
    if (place.startsWith(tail)) return divisionName + place.slice(tail.length)
  }
  return divisionName + place
}
