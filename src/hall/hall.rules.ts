/** What may be read aloud in a hall. law: 个保法 5, 6 (no more than the purpose needs); faces.md 6. Pure. */

export interface Hirer {
  kind: 'enterprise' | 'sole-trader' | 'household' | 'labour-team'
  name: string
  contactName: string
}

/**
 * Who hires, without naming a person. The name in the business register is public; a household and a labour team are named after
 * people, and so is many a sole trader without a trade name of its own (番禺区市桥陈大文百货店 of 陈大文).
 */
export function hirerInHall({ kind, name, contactName }: Hirer): string {
  if (kind === 'household') return '家庭用工'
  if (kind === 'labour-team') return '劳务班组'
  if (kind === 'sole-trader' && contactName.length > 1 && name.includes(contactName)) return '个体工商户'
  return name
}

/** Digits people slip into a place to be called by: seven and more, also spaced or dashed. */
const NUMBER = /(?:\+?\d[\s\-–—.·]?){7,}/g
/** 找张师傅, 联系人李小姐, 电话… to the end of the clause. */
const CONTACT = /[，,。；;（(\s]*(?:联系人|联系电话|联系|电话|手机|微信|找)[^，,。；;）)]*[）)]?/g

/** Where the work is. A home is not told to a crowd: the town must do. */
export function placeInHall(place: string, kind: Hirer['kind'], town: string): string {
  if (kind === 'household') return town
  const bare = place.replace(CONTACT, '').replace(NUMBER, '').trim()
  return bare || town
}
