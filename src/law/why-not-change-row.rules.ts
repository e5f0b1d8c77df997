/** When a rule may not be confirmed or replaced as an officer would have it. Browser-safe. */
import type { LawRow } from './law-row.rules.ts'

type Newest = { version: number; law: Pick<LawRow, 'effectiveFrom' | 'numbers'> }
type Confirming = {
  version: number
  effectiveFrom?: string | null | undefined
  publishedOn?: string | null | undefined
}
type Replacing = {
  after: number
  numbers: Record<string, number>
  effectiveFrom: string
  effectiveTo?: string | null | undefined
  publishedOn?: string | null | undefined
}

export function whyNotConfirm(newest: Newest, said: Confirming, today: string) {
  if (said.version !== newest.version) return 'law-version-changed' as const
  if (said.publishedOn && said.publishedOn > today) return 'law-published-later' as const
  const kept = newest.law.effectiveFrom
  return said.effectiveFrom && kept && said.effectiveFrom !== kept ? ('law-dates-differ' as const) : null
}

export function whyNotReplace(newest: Newest, said: Replacing, today: string) {
  if (said.after !== newest.version) return 'law-version-changed' as const
  if (said.publishedOn && said.publishedOn > today) return 'law-published-later' as const
  const names = (numbers: object) => Object.keys(numbers).sort().join()
  if (names(said.numbers) !== names(newest.law.numbers)) return 'law-numbers-differ' as const
  const kept = newest.law.effectiveFrom
  if (kept && said.effectiveFrom <= kept) return 'law-begins-before' as const
  return said.effectiveTo && said.effectiveTo < said.effectiveFrom ? ('law-ends-before' as const) : null
}
