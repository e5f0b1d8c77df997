import type { Tab } from '../shared/ui/screen.tsx'
import { type LightRoute, late } from '../shared/ui/surface.tsx'
import { HomeScreen } from './home/home-screen.tsx'

/** The home screen comes with the page; every other screen is fetched when first opened. */
export const routes: readonly LightRoute[] = [
  { path: '/', screen: HomeScreen },
  {
    path: '/sign-in',
    screen: late(
      () => import('./sign-in/sign-in-screen.tsx'),
      (m) => m.SignInScreen,
    ),
    alone: true,
  },
  {
    path: '/register',
    screen: late(
      () => import('./register/register-screen.tsx'),
      (m) => m.RegisterScreen,
    ),
    alone: true,
  },
  {
    path: '/papers',
    screen: late(
      () => import('./register/papers-screen.tsx'),
      (m) => m.PapersScreen,
    ),
    alone: true,
  },
  {
    path: '/identity',
    screen: late(
      () => import('./register/identity-screen.tsx'),
      (m) => m.IdentityScreen,
    ),
    alone: true,
  },
  {
    path: '/post',
    screen: late(
      () => import('./write/write-post-screen.tsx'),
      (m) => m.WritePostScreen,
    ),
    alone: true,
  },
  {
    path: '/posts',
    screen: late(
      () => import('./posts/posts-screen.tsx'),
      (m) => m.PostsScreen,
    ),
  },
  {
    path: '/posts/:marketId/:postId',
    screen: late(
      () => import('./posts/post-screen.tsx'),
      (m) => m.PostScreen,
    ),
    alone: true,
  },
  {
    path: '/posts/:marketId/:postId/edit',
    screen: late(
      () => import('./write/write-post-screen.tsx'),
      (m) => m.WritePostScreen,
    ),
    alone: true,
  },
  {
    path: '/posts/:marketId/:postId/shifts',
    screen: late(
      () => import('./posts/add-shifts-screen.tsx'),
      (m) => m.AddShiftsScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId',
    screen: late(
      () => import('./shifts/shift-screen.tsx'),
      (m) => m.ShiftScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId/code',
    screen: late(
      () => import('./shifts/code-screen.tsx'),
      (m) => m.CodeScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId/out',
    screen: late(
      () => import('./shifts/out-screen.tsx'),
      (m) => m.OutScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId/cancel',
    screen: late(
      () => import('./shifts/cancel-shift-screen.tsx'),
      (m) => m.CancelShiftScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId/calls',
    screen: late(
      () => import('./shifts/calls-screen.tsx'),
      (m) => m.CallsScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:shiftId/invite',
    screen: late(
      () => import('./people/invite-screen.tsx'),
      (m) => m.InviteScreen,
    ),
    alone: true,
  },
  {
    path: '/people',
    screen: late(
      () => import('./people/people-screen.tsx'),
      (m) => m.PeopleScreen,
    ),
  },
  {
    path: '/hires/:marketId/:hireId',
    screen: late(
      () => import('./hires/hire-screen.tsx'),
      (m) => m.HireScreen,
    ),
    alone: true,
  },
  {
    path: '/hires/:marketId/:hireId/call',
    screen: late(
      () => import('./hires/call-screen.tsx'),
      (m) => m.CallScreen,
    ),
    alone: true,
  },
  {
    path: '/hires/:marketId/:hireId/cancel',
    screen: late(
      () => import('./hires/cancel-screen.tsx'),
      (m) => m.CancelScreen,
    ),
    alone: true,
  },
  {
    path: '/hires/:marketId/:hireId/hours',
    screen: late(
      () => import('./hires/hours-screen.tsx'),
      (m) => m.HoursScreen,
    ),
    alone: true,
  },
  {
    path: '/hires/:marketId/:hireId/rate',
    screen: late(
      () => import('./hires/rate-screen.tsx'),
      (m) => m.RateScreen,
    ),
    alone: true,
  },
  {
    path: '/wages',
    screen: late(
      () => import('./wages/wages-screen.tsx'),
      (m) => m.WagesScreen,
    ),
  },
  {
    path: '/wages/pay',
    screen: late(
      () => import('./wages/pay-screen.tsx'),
      (m) => m.PayScreen,
    ),
    alone: true,
  },
  {
    path: '/mine',
    screen: late(
      () => import('./mine/mine-screen.tsx'),
      (m) => m.MineScreen,
    ),
  },
  {
    path: '/mine/edit',
    screen: late(
      () => import('./mine/edit-screen.tsx'),
      (m) => m.EditScreen,
    ),
    alone: true,
  },
  {
    path: '/mine/data',
    screen: late(
      () => import('./mine/data-screen.tsx'),
      (m) => m.DataScreen,
    ),
  },
  {
    path: '/messages',
    screen: late(
      () => import('./mine/messages-screen.tsx'),
      (m) => m.MessagesScreen,
    ),
  },
]

export const tabs: readonly Tab[] = [
  { path: '/', label: '今天', icon: 'people' },
  { path: '/posts', label: '招工', icon: 'news' },
  { path: '/wages', label: '工钱', icon: 'money' },
  { path: '/mine', label: '我的', icon: 'person' },
]
