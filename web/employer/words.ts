/** What employers read: jobs, levels and wages in the words of a shop or a site. Pure. */

import type { EmployerKind, EmployerLevel, PaperKind } from '#employers/employer.rules.ts'
import type { getEmployer } from '#employers/employers.api.ts'
import type { HireState, PayUnit } from '#hires/hire.rules.ts'
import type { getHire, getShiftRoll, listEmployerHires } from '#hires/hires.api.ts'
import type { WageBasis } from '#hires/wage.rules.ts'
import { payInWords } from '#jobs/job-words.rules.ts'
import type { getPostRecord, listEmployerPosts } from '#jobs/posts.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { hours, priceTag, whenInWords } from '../shared/format.ts'

export type Employer = Reply<typeof getEmployer>
export type HireLine = Reply<typeof listEmployerHires>['items'][number]
export type Hire = Reply<typeof getHire>
export type Roll = Reply<typeof getShiftRoll>
export type PostItem = Reply<typeof listEmployerPosts>['items'][number]
export type PostRecord = Reply<typeof getPostRecord>
export type JobKind = PostItem['kind']
export type Finding = PostItem['findings'][number]

export const KIND_OF_EMPLOYER: Record<EmployerKind, string> = {
  enterprise: '企业',
  'sole-trader': '个体户',
  household: '家庭',
  'labour-team': '班组',
}
export const PAPER_WORDS: Record<PaperKind, string> = {
  'business-licence': '营业执照',
  'agency-licence': '人力资源服务许可证',
  mandate: '用工单位的委托书',
  'household-id': '身份证照片',
  other: '其他证明',
}
export const UNIT_WORDS: Record<PayUnit, string> = { hour: '小时', day: '天', piece: '件', job: '整活' }
export const KIND_WORDS: Record<JobKind, string> = {
  'part-time': '非全日制',
  temporary: '临时性',
  stage: '阶段性',
  hourly: '小时工',
  daily: '日结工',
}
export const POST_STATE_WORDS: Record<PostItem['state'], string> = {
  draft: '草稿',
  submitted: '等市场审核',
  published: '正在招',
  paused: '暂停招',
  rejected: '被退回',
  closed: '已关闭',
  expired: '已过期',
}
export const HIRE_WORDS: Record<HireState, string> = {
  accepted: '还没到',
  'checked-in': '在干活',
  worked: '干完了',
  paid: '付了，等本人确认',
  confirmed: '结清了',
  'cancelled-by-worker': '本人取消',
  'cancelled-by-employer': '您取消了',
  'no-show': '没来',
}

export const GIVEN = [
  ['meals', '包餐'],
  ['lodging', '包住'],
  ['transport', '接送'],
  ['tools', '给工具'],
  ['insurance', '买保险'],
] as const
export type Given = (typeof GIVEN)[number][0]

export function givenInWords(conditions: Partial<Record<Given, boolean>>): string {
  const given = GIVEN.filter(([key]) => conditions[key]).map(([, word]) => word)
  return given.length > 0 ? given.join('、') : '不包餐、不包住'
}

/** How the market sees this employer and what that allows, in one or two sentences. */
export function levelMeans(
  e: Pick<Employer, 'level' | 'levelUntil' | 'openHeadcountLimit' | 'openHeadcount'>,
  now?: Date,
): { kind: 'good' | 'info' | 'warn' | 'error'; title: string; text: string } {
  const said: Record<EmployerLevel, { kind: 'good' | 'info' | 'warn' | 'error'; title: string; text: string }> = {
    unverified: {
      kind: 'warn',
      title: '等市场核验',
      text: '现在可以写招工、存草稿，核验通过后才能发布。证照传齐了，一般当天有结果，会发短信告诉您。',
    },
    provisional: {
      kind: 'info',
      title: '先行通过',
      text: `可以发布招工。${e.openHeadcountLimit === null ? '' : `最多同时招${e.openHeadcountLimit}人，现在在招${e.openHeadcount}人。`}${
        e.levelUntil ? `${whenInWords(e.levelUntil, now)}前有效，` : ''
      }请把证照补齐。`,
    },
    verified: { kind: 'good', title: '已核验', text: '可以发布招工，人数不限。没有不合规的内容会马上发布。' },
    refused: {
      kind: 'error',
      title: '核验没有通过',
      text: '现在不能发布招工。请看退回的理由，改好资料、补齐证照，市场会重新核验。',
    },
    suspended: { kind: 'error', title: '已被暂停', text: '现在不能发布招工，也不能改资料。请联系市场工作人员。' },
  }
  return said[e.level]
}

/** `干了9个半小时，￥20/小时，一共￥190` */
export function reckoningInWords(basis: WageBasis, amountFen: number, pieceName?: string | null): string {
  const price = payInWords(basis.payFen, basis.unit, pieceName)
  const total = `一共${priceTag(amountFen)}`
  switch (basis.how) {
    case 'minutes':
      return `干了${hours(basis.workedMinutes)}，${price}，${total}`
    case 'whole-day':
      return `干满一天（${hours(basis.workedMinutes)}），${total}`
    case 'part-day':
      return `说好${hours(basis.plannedMinutes)}${priceTag(basis.payFen)}，实际${hours(basis.workedMinutes)}，按时间算，${total}`
    case 'pieces':
      return `做了${basis.pieces ?? 0}${pieceName ?? '件'}，${price}，${total}`
    case 'whole-job':
      return `整活${total}`
  }
}

/** A wage in one badge. */
export function wageBadge(wage: NonNullable<HireLine['wage']>): {
  kind: 'plain' | 'good' | 'warn' | 'danger' | 'money'
  word: string
} {
  if (wage.disputed) return { kind: 'danger', word: '本人说不对，在办' }
  if (wage.state === 'confirmed') return { kind: 'good', word: '本人已确认' }
  if (wage.overdue) return { kind: 'danger', word: '过期没付' }
  if (wage.state === 'paid') return { kind: 'money', word: '付了，等本人确认' }
  return wage.state === 'part-paid' ? { kind: 'warn', word: '付了一部分' } : { kind: 'warn', word: '还没付' }
}
export function openFen(wage: HireLine['wage']): number {
  return wage ? Math.max(0, wage.amountFen - wage.paidFen) : 0
}

/** What cancelling a hire now means for this employer, by the market's published rule. */
export function cancelMeans(cancelFreeUntil: string, now: Date): string {
  return now <= new Date(cancelFreeUntil)
    ? `${whenInWords(cancelFreeUntil, now)}以前取消，不记。对方会马上收到短信。`
    : '离开工太近，这次取消会记在您名下，零工看得到。对方可能已经在路上，请先打电话说明。'
}

/** Where a rule stands; the mark of how it was checked is an officer's. */
export function plainSource(citation: string): string {
  return citation.replace(/（[A-Z]，待核实）/gu, '（待核实）')
}
