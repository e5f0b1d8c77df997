import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { createDevice } from '#accounts/devices.api.ts'
import { getRoleGrants } from '#accounts/staff.api.ts'
import { listJournal } from '#audit/audit.api.ts'
import { findEmployers, listEmployerReviews } from '#employers/employers.api.ts'
import { listMarketHires } from '#hires/hires.api.ts'
import { listMarketPosts, listPostReviews } from '#jobs/posts.api.ts'
import { ADMIN_ROLES, type Endpoint, type Role } from '#kernel/endpoint.ts'
import { listMyMarkets } from '#markets/markets.api.ts'
import type { FullRoot, Place } from '../shared/desk-ui/surface.tsx'
import { HomeScreen } from './home-screen.tsx'

/** Who sees the three administrators: the province, where they stand. */
const PROVINCE: readonly Role[] = [...ADMIN_ROLES, 'province-officer']

interface OfficePlace extends Place {
  /** Its main question; who may not ask it does not find the place in the navigation. */
  asks?: Pick<Endpoint, 'callers'>
}
/** What stands in the left navigation, by the words of the guideline. */
export const places: readonly OfficePlace[] = [
  { path: '/', label: '总览', group: '零工市场', key: 'h' },
  { path: '/markets', label: '市场名录', group: '零工市场', key: 'm', asks: listMyMarkets },
  { path: '/devices', label: '大厅设备', group: '零工市场', asks: createDevice },
  { path: '/staff', label: '工作人员', group: '队伍建设', key: 's', asks: getRoleGrants },
  { path: '/administrators', label: '三类管理员', group: '队伍建设', key: 'a', asks: { callers: PROVINCE } },
  { path: '/employer-reviews', label: '用工主体核验', group: '招聘信息', key: 'e', asks: listEmployerReviews },
  {
    path: '/employers',
    label: '用工主体',
    group: '招聘信息',
    asks: findEmployers,
    also: /^\/markets\/[^/]+\/employers\//,
  },
  { path: '/post-reviews', label: '招聘信息审核', group: '招聘信息', key: 'p', asks: listPostReviews },
  {
    path: '/posts',
    label: '招聘信息',
    group: '招聘信息',
    key: 'j',
    asks: listMarketPosts,
    also: /^\/markets\/[^/]+\/posts\//,
  },
  { path: '/wages', label: '用工与工钱', group: '权益维护', key: 'w', asks: listMarketHires },
  { path: '/law', label: '规则', group: '规则与基础数据', key: 'l' },
  { path: '/wage-floors', label: '最低工资', group: '规则与基础数据' },
  { path: '/holidays', label: '节假日', group: '规则与基础数据' },
  { path: '/divisions', label: '行政区划', group: '规则与基础数据', key: 'd' },
  { path: '/occupations', label: '工种', group: '规则与基础数据', key: 'o' },
  { path: '/audit', label: '操作日志', group: '审计', key: 'u', asks: listJournal },
  { path: '/account', label: '我的账号', group: '我', key: 'i' },
]

/** Places that are not `role`'s; their address answers with the reason. */
export const hiddenFrom = (role: Role) => (place: OfficePlace) =>
  place.asks !== undefined && !place.asks.callers.includes('anyone') && !place.asks.callers.includes(role)

/** Children of the surface's root route; every screen but the home comes when it is opened. */
export const makeRoutes = (root: FullRoot) => {
  const screen = (path: string, load: () => Promise<Record<string, any>>, name: string) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })
  return [
    createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen }),
    screen('/markets', () => import('./markets/markets-screen.tsx'), 'MarketsScreen'),
    screen('/markets/new', () => import('./markets/set-up-market-screen.tsx'), 'SetUpMarketScreen'),
    screen('/markets/$marketId', () => import('./markets/market-screen.tsx'), 'MarketScreen'),
    screen('/staff', () => import('./staff/staff-screen.tsx'), 'StaffScreen'),
    screen('/devices', () => import('./devices/devices-screen.tsx'), 'DevicesScreen'),
    screen('/administrators', () => import('./staff/administrators-screen.tsx'), 'AdministratorsScreen'),
    screen('/account', () => import('./staff/account-screen.tsx'), 'AccountScreen'),
    screen('/employer-reviews', () => import('./employers/employer-reviews-screen.tsx'), 'EmployerReviewsScreen'),
    screen('/employers', () => import('./employers/employers-screen.tsx'), 'EmployersScreen'),
    screen(
      '/markets/$marketId/employers/$employerId',
      () => import('./employers/employer-screen.tsx'),
      'EmployerScreen',
    ),
    screen('/post-reviews', () => import('./posts/post-reviews-screen.tsx'), 'PostReviewsScreen'),
    screen('/posts', () => import('./posts/posts-screen.tsx'), 'PostsScreen'),
    screen('/markets/$marketId/posts/$postId', () => import('./posts/post-screen.tsx'), 'PostScreen'),
    screen('/wages', () => import('./wages/wages-screen.tsx'), 'WagesScreen'),
    screen('/law', () => import('./law/law-rows-screen.tsx'), 'LawRowsScreen'),
    screen('/law/$rowId', () => import('./law/law-row-screen.tsx'), 'LawRowScreen'),
    screen('/wage-floors', () => import('./law/wage-floors-screen.tsx'), 'WageFloorsScreen'),
    screen('/holidays', () => import('./law/holidays-screen.tsx'), 'HolidaysScreen'),
    screen('/divisions', () => import('./divisions/divisions-screen.tsx'), 'DivisionsScreen'),
    screen('/divisions/import', () => import('./divisions/import-screen.tsx'), 'ImportScreen'),
    screen('/occupations', () => import('./occupations-screen.tsx'), 'OccupationsScreen'),
    screen('/audit', () => import('./audit-screen.tsx'), 'AuditScreen'),
  ]
}
