import { late, startLight } from '../shared/ui/surface.tsx'
import { DesignScreen } from './design-screen.tsx'

const tabs = [
  { path: '/', label: '样本', icon: 'home' },
  { path: '/pictures', label: '图画', icon: 'work', count: 3 },
  { path: '/question', label: '一题一屏', icon: 'person' },
] as const

startLight(
  'design',
  [
    { path: '/', screen: DesignScreen },
    {
      path: '/pictures',
      screen: late(
        () => import('./pictures-screen.tsx'),
        (m) => m.PicturesScreen,
      ),
    },
    {
      path: '/question',
      screen: late(
        () => import('./question-screen.tsx'),
        (m) => m.QuestionScreen,
      ),
      alone: true,
    },
  ],
  { tabs },
)
