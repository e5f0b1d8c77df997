import { useEffect, useState } from 'react'
import { addDays, dayOf, timeOf } from '#kernel/clock.ts'
import { dayInWords, phoneInGroups } from '../shared/format.ts'
import type { HallBoard } from '../shared/hall/board-store.ts'
import { Paired } from '../shared/hall/device.tsx'
import { Unattended } from '../shared/hall/unattended.tsx'
import { useHallBoard } from '../shared/hall/use-hall-board.ts'
import { dayOfJob, openToday } from '../shared/hall/words.ts'
import { Panel } from './panel.tsx'
import { keepSettings, readSettings, type Settings } from './settings.ts'
import { SettingsPanel } from './settings-panel.tsx'

/** A hundred rows are a round of three minutes; who waits longer has gone. */
const MOST_JOBS = 108
/** A wall of two screens side by side: today on the left, tomorrow on the right. */
const WIDE = '(min-aspect-ratio: 24/10)'
/** Standing, a job takes three lines. */
const TALL_ROWS = 5

export function ScreenApp() {
  return (
    <Unattended>
      <Paired what="大屏">{(marketId) => <HallScreen key={marketId} marketId={marketId} />}</Paired>
    </Unattended>
  )
}

function HallScreen({ marketId }: { marketId: string }) {
  const { board, now, isStale, error } = useHallBoard(marketId, MOST_JOBS)
  const [settings, setSettings] = useState<Settings>(readSettings)
  const [paused, setPaused] = useState(false)
  const [asked, setAsked] = useState(false)
  const isWide = useMedia(WIDE)
  const isTall = useMedia('(orientation: portrait)')
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (asked) return
      if (e.key === ' ') {
        e.preventDefault()
        setPaused((was) => !was)
      } else if (e.key === 's' || e.key === 'S') setAsked(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [asked])
  if (!board)
    return (
      <main className="pairing" role="status">
        <h1>{error ? '连不上服务器，正在重试' : '正在取今天的活'}</h1>
      </main>
    )
  const today = dayOf(now)
  const tomorrow = addDays(today, 1)
  const panel = (title: string, on: string | null) => (
    <Panel
      key={title}
      title={title}
      board={board}
      jobs={on ? board.jobs.filter((j) => dayOfJob(j) === on) : board.jobs}
      now={now}
      rows={isTall ? Math.min(settings.rows, TALL_ROWS) : settings.rows}
      seconds={settings.pageSeconds}
      paused={paused || asked}
    />
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a touch on the glass pauses, the space bar does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the space bar does the same
    <div className="hall" onClick={() => setPaused((was) => !was)}>
      <header className="hall-head">
        <div>
          <h1>{board.market.customaryName ?? board.market.name}</h1>
          {board.market.customaryName ? <p>{board.market.name}</p> : null}
        </div>
        <p className="hall-free">找活不收钱</p>
        <div className="hall-clock">
          <time>{timeOf(now)}</time>
          <p>{dateInWords(today)}</p>
        </div>
      </header>
      <main className={isWide ? 'hall-main hall-wide' : 'hall-main'}>
        {board.market.running ? (
          isWide ? (
            [panel('今天的活', today), panel('明天的活', tomorrow)]
          ) : (
            panel('今天、明天的活', null)
          )
        ) : (
          <p className="hall-closed">这个市场现在没有开放。要找活，请打电话或者看门口的告示。</p>
        )}
      </main>
      <Foot board={board} now={now} isStale={isStale} paused={paused} />
      {asked ? (
        <SettingsPanel
          settings={settings}
          onChange={(changed) => {
            keepSettings(changed)
            setSettings(changed)
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </div>
  )
}

function Foot({ board, now, isStale, paused }: { board: HallBoard; now: Date; isStale: boolean; paused: boolean }) {
  const { phone, hours } = board.market
  const open = openToday(hours, now)
  return (
    <footer className="hall-foot">
      <p>
        {open ? <span>今天开放 {open}</span> : null}
        {phone ? <span>电话 {phoneInGroups(phone)}</span> : null}
        {board.left > 0 ? <span>还有 {board.left} 个活，请看自助机</span> : null}
      </p>
      <p className={isStale ? 'hall-at hall-stale' : 'hall-at'} role="status">
        {isStale ? '网络断了，这是 ' : ''}
        {timeOf(new Date(board.at))} 的数据{paused ? '　翻页停住了，按空格键继续' : ''}
      </p>
    </footer>
  )
}

function dateInWords(day: string): string {
  // Far from today on purpose: the whole date is wanted, not 今天.
  return dayInWords(day, addDays(day, 40))
}

function useMedia(query: string): boolean {
  const [is, setIs] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const hear = () => setIs(list.matches)
    list.addEventListener('change', hear)
    return () => list.removeEventListener('change', hear)
  }, [query])
  return is
}
