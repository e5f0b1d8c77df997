import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#kernel/clock.ts'
import type { HallJob } from '../shared/hall/board-store.ts'
import { Paired } from '../shared/hall/device.tsx'
import { Unattended } from '../shared/hall/unattended.tsx'
import { type Hall, useHallBoard } from '../shared/hall/use-hall-board.ts'
import { useSpeech } from '../shared/speech/use-speech.ts'
import { AttractView } from './attract-view.tsx'
import { useBell } from './bell.tsx'
import { type Visit, VisitProvider } from './frame.tsx'
import { HomeView } from './home-view.tsx'
import { IdleWarning, useIdle } from './idle.tsx'
import { JobView } from './job-view.tsx'
import { JobsView } from './jobs-view.tsx'
import { SearchView } from './search-view.tsx'
import { Slip } from './slip.tsx'
import { useViews } from './views.ts'
import { wipeTraces } from './wipe.ts'

const MOST_JOBS = 300

export function KioskApp() {
  return (
    <Unattended>
      <Paired what="自助机">{(marketId) => <Kiosk key={marketId} marketId={marketId} />}</Paired>
    </Unattended>
  )
}

function Kiosk({ marketId }: { marketId: string }) {
  const client = useQueryClient()
  const hearBell = useRef(() => {})
  const hall = useHallBoard(marketId, MOST_JOBS, () => hearBell.current())
  const [visitor, setVisitor] = useState(0)
  const end = () => {
    wipeTraces(client)
    setVisitor((n) => n + 1)
  }
  if (!hall.board)
    return (
      <main className="pairing" role="status">
        <h1>{hall.error ? '连不上服务器' : '正在取今天的活'}</h1>
        <p>{hall.error ? '正在一次次重试。要找活请到窗口。' : ''}</p>
      </main>
    )
  return <Visitor key={visitor} marketId={marketId} hall={hall} onEnd={end} hearBell={hearBell} />
}

/** One person from the first touch to the wipe; made anew for the next, so that nothing of it can be left over. */
function Visitor({
  marketId,
  hall,
  onEnd,
  hearBell,
}: {
  marketId: string
  hall: Hall
  onEnd: () => void
  hearBell: { current: () => void }
}) {
  const board = hall.board!
  const ways = useViews()
  const bell = useBell(marketId)
  hearBell.current = bell.hear
  const [on, setOn] = useState(() => dayOf(hall.now))
  const speech = useSpeech()
  const [slip, setSlip] = useState<HallJob | null>(null)
  const end = () => {
    bell.end()
    onEnd()
  }
  const idle = useIdle(
    ways.view.at !== 'attract',
    { waitsForStaff: bell.state === 'rung', listens: speech.state === 'saying' },
    end,
  )
  useEffect(() => {
    if (!slip) return
    const done = () => setSlip(null)
    window.addEventListener('afterprint', done)
    // The picture of the code is decoded before it is printed, or the slip has a hole.
    void Promise.all([...document.querySelectorAll<HTMLImageElement>('.slip-paper img')].map((img) => img.decode()))
      .catch(() => {})
      .then(() => window.print())
    return () => window.removeEventListener('afterprint', done)
  }, [slip])
  const visit: Visit = {
    board,
    now: hall.now,
    isStale: hall.isStale,
    ways,
    bell,
    on,
    setOn,
    print: setSlip,
    end,
  }
  const { view } = ways
  return (
    <VisitProvider value={visit}>
      {view.at === 'attract' ? <AttractView /> : null}
      {view.at === 'home' ? <HomeView /> : null}
      {view.at === 'search' ? <SearchView /> : null}
      {view.at === 'jobs' ? <JobsView key={view.trade?.code ?? ''} trade={view.trade} /> : null}
      {view.at === 'job' ? <JobView key={view.shiftId} shiftId={view.shiftId} /> : null}
      {idle.left !== null ? <IdleWarning left={idle.left} onStay={idle.stay} onEnd={end} /> : null}
      {slip ? <Slip job={slip} board={board} now={hall.now} /> : null}
    </VisitProvider>
  )
}
