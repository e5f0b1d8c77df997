import type { Role } from '#kernel/endpoint.ts'

export const ROLE_WORDS: Record<Role, string> = {
  worker: '零工',
  employer: '用工主体',
  clerk: '窗口人员',
  volunteer: '志愿者',
  mediator: '调解员',
  'market-manager': '市场负责人',
  'county-officer': '县级人员',
  'city-officer': '市级人员',
  'province-officer': '省级人员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
  kiosk: '自助机',
  partner: '合作单位',
}
