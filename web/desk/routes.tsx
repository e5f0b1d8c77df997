import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FullRoot, Place } from '../shared/desk-ui/surface.tsx'
import { TodayScreen } from './today/today-screen.tsx'

/** What stands in the left navigation, in the order of a morning at the counter. */
export const places: readonly Place[] = [
  { path: '/', label: '今天', group: '窗口', key: 'h' },
  { path: '/people/new', label: '登记零工', group: '窗口', key: 'r' },
  { path: '/shifts', label: '班次', group: '窗口', key: 's' },
  { path: '/open-things', label: '收尾清单', group: '窗口', key: 'z' },
  { path: '/employers', label: '用工主体', group: '用工', key: 'e' },
  { path: '/posts', label: '招聘信息', group: '用工', key: 'p' },
  { path: '/posts/new', label: '代发招工', group: '用工', key: 'n' },
]

type Lazy = ReturnType<typeof lazyRouteComponent>
const later: Lazy[] = []

/** Every screen's code, fetched while nobody waits: when the line goes down the counter still opens all of them. */
export const fetchScreens = () => Promise.all(later.map((screen) => screen.preload?.()))

export const makeRoutes = (root: FullRoot) => {
  const at = (path: string, component: Lazy | typeof TodayScreen) => {
    if ('preload' in component) later.push(component)
    return createRoute({ getParentRoute: () => root, path, component: component as never })
  }
  return [
    at('/', TodayScreen),
    at(
      '/people/new',
      lazyRouteComponent(() => import('./people/register-screen.tsx'), 'RegisterScreen'),
    ),
    at(
      '/people/$workerId',
      lazyRouteComponent(() => import('./people/person-screen.tsx'), 'PersonScreen'),
    ),
    at(
      '/shifts',
      lazyRouteComponent(() => import('./shifts/shifts-screen.tsx'), 'ShiftsScreen'),
    ),
    at(
      '/shifts/$shiftId',
      lazyRouteComponent(() => import('./shifts/shift-screen.tsx'), 'ShiftScreen'),
    ),
    at(
      '/open-things',
      lazyRouteComponent(() => import('./open-things/open-things-screen.tsx'), 'OpenThingsScreen'),
    ),
    at(
      '/employers',
      lazyRouteComponent(() => import('./employers/employers-screen.tsx'), 'EmployersScreen'),
    ),
    at(
      '/employers/new',
      lazyRouteComponent(() => import('./employers/register-employer-screen.tsx'), 'RegisterEmployerScreen'),
    ),
    at(
      '/employers/$employerId',
      lazyRouteComponent(() => import('./employers/employer-screen.tsx'), 'EmployerScreen'),
    ),
    at(
      '/posts',
      lazyRouteComponent(() => import('./posts/posts-screen.tsx'), 'PostsScreen'),
    ),
    at(
      '/posts/new',
      lazyRouteComponent(() => import('./posts/post-form-screen.tsx'), 'PostFormScreen'),
    ),
    at(
      '/posts/$postId',
      lazyRouteComponent(() => import('./posts/post-screen.tsx'), 'PostScreen'),
    ),
  ]
}
