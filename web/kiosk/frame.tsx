import { createContext, type ReactNode, useContext } from 'react'
import { timeOf } from '#kernel/clock.ts'
import type { HallBoard, HallJob } from '../shared/hall/board-store.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { SizeSwitch } from '../shared/ui/screen-size.tsx'
import type { BellState } from './bell.tsx'
import { BellStrip } from './bell.tsx'
import type { Ways } from './views.ts'

/** What every view of one visitor knows. */
export interface Visit {
  board: HallBoard
  now: Date
  isStale: boolean
  ways: Ways
  bell: BellState
  /** The day looked at. */
  on: string
  setOn: (on: string) => void
  print: (job: HallJob) => void
  /** Ends the visit and wipes. */
  end: () => void
}
const Here = createContext<Visit | null>(null)
export const VisitProvider = Here.Provider
export function useVisit(): Visit {
  const visit = useContext(Here)
  if (!visit) throw new Error('useVisit is for views inside a visit')
  return visit
}

/**
 * Above is looked at, below is touched: everything that can be pressed lies in the lower half, 0.7–1.2 m from the floor, for
 * whoever sits or is short (faces.md 5). The bar is the same everywhere.
 */
export function Frame({ title, look, children }: { title: string; look: ReactNode; children: ReactNode }) {
  const { board, now, ways, bell, end } = useVisit()
  return (
    <div className="kiosk">
      <div className="kiosk-high">
        <header className="kiosk-head">
          <span className="mark" aria-hidden="true">
            零工
          </span>
          <b>{board.market.customaryName ?? board.market.name}</b>
          <time>{timeOf(now)}</time>
        </header>
        <StaleBanner />
        <section className="kiosk-look" aria-label="看的">
          <h1>{title}</h1>
          {look}
        </section>
      </div>
      <main className="kiosk-low">
        <BellStrip bell={bell} now={now} phone={board.market.phone} />
        <div className="kiosk-touch">{children}</div>
        <nav className="kiosk-bar" aria-label="一直在的按钮">
          {ways.depth > 2 ? (
            <button type="button" onClick={ways.back}>
              <Icon name="back" />
              返回
            </button>
          ) : (
            <button type="button" onClick={end}>
              <Icon name="check" />
              看完了
            </button>
          )}
          <button type="button" onClick={() => ways.open({ at: 'home' })} disabled={ways.view.at === 'home'}>
            <Icon name="home" />
            首页
          </button>
          <SizeSwitch />
          <button type="button" className="bar-bell" onClick={() => void bell.ring()} disabled={bell.state === 'rung'}>
            <Icon name="bell" />
            叫工作人员
          </button>
        </nav>
      </main>
    </div>
  )
}

/** The last board with its hour, while the line is down. */
export function StaleBanner() {
  const { board, isStale } = useVisit()
  if (!isStale) return null
  return (
    <p className="stale" role="status">
      <Icon name="offline" />
      网络断了。下面是 {timeOf(new Date(board.at))} 的活，去之前请问窗口还要不要人。
    </p>
  )
}
