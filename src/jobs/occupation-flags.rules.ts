/** From the trade's entry to the words the law checks ask by. Pure. */
import type { OccupationFlag } from '#law/occupation-flag.rules.ts'
import type { Occupation } from '#occupations/occupation.rules.ts'

/** Only what the entry names as an item of the 16–17 list has the grade of that list; a risk alone does not say how much. */
const BY_ITEM: Record<string, OccupationFlag> = {
  dust: 'dust',
  toxic: 'toxic',
  heights: 'heights',
  'cold-water': 'cold-water',
  heat: 'heat',
  'cold-work': 'cold',
  logging: 'logging',
  diving: 'diving-culvert',
  culvert: 'diving-culvert',
  load: 'heavy-load',
  'rock-drill': 'vibrating-tool',
  posture: 'forced-posture',
  entertainment: 'adult-venue',
}

export function flagsOf({
  minorsItem,
  certificates,
}: Pick<Occupation, 'minorsItem' | 'certificates'>): OccupationFlag[] {
  const item = minorsItem ? BY_ITEM[minorsItem] : undefined
  // Work that asks for a 健康证 is the work carriers are kept from (食品安全法 45, 传染病防治法 16).
  return [...(item ? [item] : []), ...(certificates.includes('健康证') ? (['carrier-restricted'] as const) : [])]
}
