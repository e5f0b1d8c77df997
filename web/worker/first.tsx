import { findShifts } from '#jobs/shifts.api.ts'
import { firstScreen } from '../shared/ui/first-screen.tsx'
import { HomeScreen } from './board/home-screen.tsx'
import { PLAIN_BOARD } from './board-query.ts'
import { tabs } from './routes.tsx'

/** 有什么活, with the jobs in it, from the first byte on: the board that anybody sees who has said nothing yet. */
export default firstScreen('worker', { screen: HomeScreen, tabs, e: findShifts, asked: { query: PLAIN_BOARD } })
