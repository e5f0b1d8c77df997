/** What codes of the contracts are called on the officers' screens. */
import { ROLE_NAMES } from '#accounts/role.rules.ts'
import type { EMPLOYER_KINDS, PAPER_KINDS } from '#employers/employer-schemas.api.ts'
import type { JOB_KINDS, PAY_UNITS, POST_STATES, SETTLEMENTS, SHIFT_STATES } from '#jobs/job-schemas.api.ts'
import type { Role } from '#kernel/endpoint.ts'
import type { MARKET_KINDS, MARKET_NATURES, ZONE_KINDS } from '#markets/markets.api.ts'

type Names<T extends readonly string[]> = Record<T[number], string>

export const roleName = (role: string): string => ROLE_NAMES[role as Role] ?? role

export const NATURE_NAMES: Names<typeof MARKET_NATURES> = {
  public: '公共',
  entrusted: '委托运营',
  commercial: '经营性',
  charitable: '公益',
  spontaneous: '自发',
}
export const MARKET_KIND_NAMES: Names<typeof MARKET_KINDS> = { comprehensive: '综合', industry: '行业' }
export const ZONE_NAMES: Names<typeof ZONE_KINDS> = {
  introduction: '职业介绍区',
  talks: '对接洽谈区',
  publication: '信息发布区',
  convenience: '便民服务区',
  services: '综合服务区',
  'self-service': '自助服务区',
}

export const EMPLOYER_KIND_NAMES: Names<typeof EMPLOYER_KINDS> = {
  enterprise: '企业',
  'sole-trader': '个体工商户',
  household: '家庭',
  'labour-team': '用工班组',
}
export const PAPER_NAMES: Names<typeof PAPER_KINDS> = {
  'business-licence': '营业执照',
  'agency-licence': '人力资源服务许可证',
  mandate: '委托书',
  'household-id': '身份证明',
  other: '其他材料',
}

export const JOB_KIND_NAMES: Names<typeof JOB_KINDS> = {
  'part-time': '非全日制',
  temporary: '临时性',
  stage: '阶段性',
  hourly: '小时工',
  daily: '日结工',
}
export const SETTLEMENT_NAMES: Names<typeof SETTLEMENTS> = {
  'after-shift': '当班结清',
  'next-day': '次日结清',
  weekly: '按周结',
  'half-month': '半月结',
  'at-end': '完工结清',
}
export const POST_STATE_NAMES: Names<typeof POST_STATES> = {
  draft: '草稿',
  submitted: '待审核',
  published: '招工中',
  paused: '暂停',
  rejected: '已退回',
  closed: '已关闭',
  expired: '已过期',
}
export const SHIFT_STATE_NAMES: Names<typeof SHIFT_STATES> = {
  open: '招人中',
  filled: '已招满',
  'under-way': '进行中',
  ended: '已结束',
  settled: '已结清',
  cancelled: '已取消',
}
const UNIT: Names<typeof PAY_UNITS> = { hour: '小时', day: '天', piece: '件', job: '次' }
export const unitName = (unit: keyof typeof UNIT, pieceName: string | null): string =>
  unit === 'piece' ? (pieceName ?? UNIT.piece) : UNIT[unit]

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const options = <K extends string>(names: Record<K, string>): { value: K; label: string }[] =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }))
