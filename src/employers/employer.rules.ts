/** What an employer is, how far it is trusted, and what a decision on it needs. Pure, for server and screens. */
import { splitName } from '#kernel/names.ts'
import type { EMPLOYER_KINDS, EMPLOYER_LEVELS, PAPER_KINDS } from './employer-schemas.api.ts'

export type EmployerKind = (typeof EMPLOYER_KINDS)[number]
export type EmployerLevel = (typeof EMPLOYER_LEVELS)[number]
export type PaperKind = (typeof PAPER_KINDS)[number]

export const LEVEL_NAMES: Record<EmployerLevel, string> = {
  unverified: '未核验',
  provisional: '先行通过',
  verified: '已核验',
  refused: '未通过',
  suspended: '已暂停',
}

/** Same-day approval with limits (vets-website#985: slow approval drives employers back to the roadside). */
export const PROVISIONAL_HEADCOUNT = 5
export const PROVISIONAL_DAYS = 7

/** The level as of now: an approval that has run out is none, also before the background work has said so. */
export function levelNow(level: EmployerLevel, levelUntil: Date | null, now: Date): EmployerLevel {
  return level === 'provisional' && levelUntil !== null && levelUntil <= now ? 'unverified' : level
}

/** Whether posts of this employer may be on the board (广东条例 34, 35). */
export function mayPublish(level: EmployerLevel): boolean {
  return level === 'provisional' || level === 'verified'
}
/** Whether the employer is kept out altogether. */
export function isBarred(level: EmployerLevel): boolean {
  return level === 'suspended' || level === 'refused'
}

/** A household is a person: in public it has the contact's surname and nothing else (个保法 25). */
export function householdName(contactName: string): string {
  const { surname } = splitName(contactName)
  return `${surname || [...contactName][0] || ''}姓家庭`
}

export function needsUscc(kind: EmployerKind): boolean {
  return kind === 'enterprise' || kind === 'sole-trader'
}

export interface Grounds {
  kind: EmployerKind
  /** Hires for others: its licence is asked for too. */
  isAgency: boolean
  papers: readonly PaperKind[]
  /** The originals were shown at the counter. */
  papersSeen: boolean
  contactIdentityShown: boolean
}
/**
 * What is missing before an employer may be approved: the licence, for a household or a labour team the contact's identity,
 * for a labour team its licence or mandate as well (广东条例 34: 营业执照, 经办人身份证, 委托证明).
 */
export function whyNotApprove({
  kind,
  isAgency,
  papers,
  papersSeen,
  contactIdentityShown,
}: Grounds): 'papers-missing' | 'contact-identity-missing' | null {
  if (papersSeen) return null
  if (missingPapers({ kind, isAgency, papers }).length > 0) return 'papers-missing'
  const shown = contactIdentityShown || papers.includes('household-id')
  return (kind === 'household' || kind === 'labour-team') && !shown ? 'contact-identity-missing' : null
}
/** By the words of the sentence. */
export function missingPapers({ kind, isAgency, papers }: Pick<Grounds, 'kind' | 'isAgency' | 'papers'>): string[] {
  const has = (paper: PaperKind) => papers.includes(paper)
  const missing: string[] = []
  if (needsUscc(kind) && !has('business-licence')) missing.push('营业执照')
  if (kind === 'labour-team' && !has('business-licence') && !has('mandate')) missing.push('营业执照或用工单位的委托书')
  if (isAgency && !has('agency-licence')) missing.push('人力资源服务许可证')
  return missing
}

/** Any level may be decided anew, but a suspension is lifted by an officer, and suspending needs something to suspend. */
const NEXT: Record<EmployerLevel, readonly EmployerLevel[]> = {
  unverified: ['provisional', 'verified', 'refused', 'suspended'],
  provisional: ['provisional', 'verified', 'refused', 'suspended'],
  verified: ['verified', 'suspended'],
  refused: ['provisional', 'verified', 'refused'],
  suspended: ['verified', 'provisional', 'refused'],
}
export function whyNotDecide(
  from: EmployerLevel,
  to: EmployerLevel,
  isOfficer: boolean,
): 'level-not-next' | 'officer-needed' | null {
  if (!NEXT[from].includes(to)) return 'level-not-next'
  return from === 'suspended' && !isOfficer ? 'officer-needed' : null
}
