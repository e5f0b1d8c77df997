import type { DivisionLevel } from '#divisions/division.rules.ts'
import type { MARKET_KINDS } from '#markets/markets.api.ts'

interface Named {
  name: string
  level: DivisionLevel
}
export interface NameParts {
  /** The chosen division and what it lies in, from the province down. */
  division: Named & { ancestors: readonly Named[] }
  /** 石碁, 员村, 火车站东广场. */
  place: string
  kind: (typeof MARKET_KINDS)[number]
  industry: string
}

/** 〈市或县(市、区)〉+〈具体位置〉+〈综合/行业〉+零工市场 (guideline 二(三)1); null while a part is missing. */
export function composeName({ division, place, kind, industry }: NameParts): string | null {
  const where = place.trim()
  const what = kind === 'industry' ? industry.trim() : '综合'
  const chain = [...division.ancestors, division]
  // 东莞 and 中山 have no counties: the city's name stands.
  const area = chain.find((d) => d.level === 'county') ?? chain.find((d) => d.level === 'city')
  if (!area || !where || !what) return null
  return `${area.name}${where}${what}零工市场`
}

/** What the guideline's composition would add or lacks, as a hint: a departure is allowed, its own examples leave parts out. */
export function whatNameLacks(name: string): string | null {
  if (!name.endsWith('零工市场')) return '名称应以“零工市场”结尾'
  return /综合零工市场$|.{2,}零工市场$/.test(name) ? null : '名称里还没有具体位置'
}
