/** Short official words of the counter for what the contracts name in English. */
import type { EmployerKind, PaperKind } from '#employers/employer.rules.ts'
import type { PayUnit, Settlement } from '#hires/hire.rules.ts'
import type { JOB_KINDS, POST_STATES } from '#jobs/job-schemas.api.ts'
import { dayOf, timeOf } from '#kernel/clock.ts'
import type { NotIntroduced } from '#workers/worker.rules.ts'
import { dayInWords, pay, priceTag } from '../shared/format.ts'

export const JOB_KIND_WORDS: Record<(typeof JOB_KINDS)[number], string> = {
  daily: '日结工',
  hourly: '小时工',
  temporary: '临时性',
  stage: '阶段性',
  'part-time': '非全日制',
}
export const PAY_UNIT_WORDS: Record<PayUnit, string> = { hour: '小时', day: '天', piece: '件', job: '次' }
export const SETTLEMENT_WORDS: Record<Settlement, string> = {
  'after-shift': '当天结',
  'next-day': '第二天结',
  weekly: '一周一结',
  'half-month': '半月一结',
  'at-end': '干完结清',
}
export const POST_STATE_WORDS: Record<(typeof POST_STATES)[number], string> = {
  draft: '草稿',
  submitted: '待审核',
  published: '招工中',
  paused: '已暂停',
  rejected: '已退回',
  closed: '已关闭',
  expired: '已过期',
}
export const EMPLOYER_KIND_WORDS: Record<EmployerKind, string> = {
  enterprise: '企业',
  'sole-trader': '个体户',
  household: '家庭',
  'labour-team': '班组',
}
export const PAPER_WORDS: Record<PaperKind, string> = {
  'business-licence': '营业执照',
  'agency-licence': '人力资源服务许可证',
  mandate: '委托书',
  'household-id': '户主身份证',
  other: '其他',
}
export const AGE_WORDS = { 'under-16': '未满16岁', '16-17': '16–17岁', adult: '成年', unknown: '年龄未核' } as const

export function payInWords({
  fen,
  unit,
  pieceName,
}: {
  fen: number
  unit: PayUnit
  pieceName?: string | null
}): string {
  return unit === 'piece' && pieceName ? `${priceTag(fen)}/${pieceName}` : pay(fen, unit)
}
/** `07:30–17:30`, the next day marked. */
export function hoursOf(startsAt: string, endsAt: string): string {
  const [from, to] = [new Date(startsAt), new Date(endsAt)]
  return `${timeOf(from)}–${dayOf(from) === dayOf(to) ? '' : '次日'}${timeOf(to)}`
}
/** `今天 07:30–17:30` */
export function whenOf(startsAt: string, endsAt: string): string {
  return `${dayInWords(dayOf(new Date(startsAt)))} ${hoursOf(startsAt, endsAt)}`
}

/** Why somebody cannot be sent to work yet, as the counter says it: what has to be done here. */
export const NOT_INTRODUCED_WORDS: Record<NotIntroduced, { todo: string; why: string; isPaper: boolean }> = {
  'identity-needed': { todo: '补登身份', why: '出示证件以后才能派工。', isPaper: true },
  'identity-check-needed': {
    todo: '看证件原件',
    why: '证件是本人自己填的，请看过原件、按原件再填一次，才能派工。',
    isPaper: true,
  },
  'under-16': {
    todo: '不能派工',
    why: '未满 16 周岁，不能介绍工作（禁止使用童工规定第二条、第四条）。',
    isPaper: false,
  },
}
