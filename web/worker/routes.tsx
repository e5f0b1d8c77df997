import type { Tab } from '../shared/ui/screen.tsx'
import { type LightRoute, late } from '../shared/ui/surface.tsx'
import { HomeScreen } from './board/home-screen.tsx'
import { ShiftScreen } from './shift/shift-screen.tsx'

/** The board and the job come with the page: the second is where every press and every QR code leads. Others are fetched when first opened. */
export const routes: readonly LightRoute[] = [
  { path: '/', screen: HomeScreen },
  {
    path: '/place',
    screen: late(
      () => import('./board/place-screen.tsx'),
      (m) => m.PlaceScreen,
    ),
    alone: true,
  },
  {
    path: '/trades',
    screen: late(
      () => import('./board/trades-screen.tsx'),
      (m) => m.TradesScreen,
    ),
    alone: true,
  },
  {
    path: '/shifts/:marketId/:shiftId',
    screen: ShiftScreen,
    alone: true,
  },
  {
    path: '/shifts/:marketId/:shiftId/take',
    screen: late(
      () => import('./shift/take-screen.tsx'),
      (m) => m.TakeScreen,
    ),
    alone: true,
  },
  {
    path: '/posts/:marketId/:postId/report',
    screen: late(
      () => import('./shift/report-screen.tsx'),
      (m) => m.ReportScreen,
    ),
    alone: true,
  },
  {
    path: '/sign-in',
    screen: late(
      () => import('./sign-in/sign-in-screen.tsx'),
      (m) => m.SignInScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs',
    screen: late(
      () => import('./jobs/jobs-screen.tsx'),
      (m) => m.JobsScreen,
    ),
  },
  {
    path: '/jobs/:marketId/:hireId',
    screen: late(
      () => import('./jobs/hire-screen.tsx'),
      (m) => m.HireScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/check-in',
    screen: late(
      () => import('./jobs/attend-screen.tsx'),
      (m) => m.CheckInScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/check-out',
    screen: late(
      () => import('./jobs/attend-screen.tsx'),
      (m) => m.CheckOutScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/cancel',
    screen: late(
      () => import('./jobs/cancel-screen.tsx'),
      (m) => m.CancelScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/change',
    screen: late(
      () => import('./jobs/change-screen.tsx'),
      (m) => m.ChangeScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/dispute',
    screen: late(
      () => import('./wages/dispute-screen.tsx'),
      (m) => m.DisputeScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/object',
    screen: late(
      () => import('./jobs/object-screen.tsx'),
      (m) => m.ObjectScreen,
    ),
    alone: true,
  },
  {
    path: '/jobs/:marketId/:hireId/rate',
    screen: late(
      () => import('./jobs/rate-screen.tsx'),
      (m) => m.RateScreen,
    ),
    alone: true,
  },
  {
    path: '/checkin',
    screen: late(
      () => import('./jobs/scanned-screen.tsx'),
      (m) => m.ScannedScreen,
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
    path: '/messages',
    screen: late(
      () => import('./mine/messages-screen.tsx'),
      (m) => m.MessagesScreen,
    ),
  },
  {
    path: '/me',
    screen: late(
      () => import('./mine/me-screen.tsx'),
      (m) => m.MeScreen,
    ),
  },
  {
    path: '/me/looking',
    screen: late(
      () => import('./mine/looking-screen.tsx'),
      (m) => m.LookingScreen,
    ),
    alone: true,
  },
  {
    path: '/me/profile',
    screen: late(
      () => import('./mine/profile-screen.tsx'),
      (m) => m.ProfileScreen,
    ),
    alone: true,
  },
  {
    path: '/me/profile/:what',
    screen: late(
      () => import('./mine/profile-question-screen.tsx'),
      (m) => m.ProfileQuestionScreen,
    ),
    alone: true,
  },
  {
    path: '/me/identity',
    screen: late(
      () => import('./mine/identity-screen.tsx'),
      (m) => m.IdentityScreen,
    ),
    alone: true,
  },
  {
    path: '/me/card',
    screen: late(
      () => import('./mine/card-screen.tsx'),
      (m) => m.CardScreen,
    ),
    alone: true,
  },
  {
    path: '/me/priority',
    screen: late(
      () => import('./mine/priority-screen.tsx'),
      (m) => m.PriorityScreen,
    ),
    alone: true,
  },
  {
    path: '/me/employers',
    screen: late(
      () => import('./mine/employers-screen.tsx'),
      (m) => m.EmployersScreen,
    ),
    alone: true,
  },
  {
    path: '/me/consents',
    screen: late(
      () => import('./mine/consents-screen.tsx'),
      (m) => m.ConsentsScreen,
    ),
    alone: true,
  },
  {
    path: '/me/readings',
    screen: late(
      () => import('./mine/readings-screen.tsx'),
      (m) => m.ReadingsScreen,
    ),
    alone: true,
  },
]

export const tabs: readonly Tab[] = [
  { path: '/', label: '找活', icon: 'search' },
  { path: '/jobs', label: '我的活', icon: 'work' },
  { path: '/wages', label: '工钱', icon: 'money' },
  { path: '/messages', label: '消息', icon: 'bell' },
  { path: '/me', label: '我的', icon: 'person' },
]
